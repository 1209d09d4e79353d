# Every kind of parameter and every way to fill it.
def plain(a, b, c):
    return a, b, c


def defaults(a, b=2, c=3):
    return a, b, c


def positional_only(a, b, /, c=30):
    return a, b, c


def keyword_only(a, *, b, c=300):
    return a, b, c


def stars(a, *args, **kwargs):
    return a, args, kwargs


def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


def only_stars(*args, **kwargs):
    return args, kwargs


def shadow(a, /, **kwargs):
    return a, kwargs


print(plain(1, 2, 3), plain(1, c=3, b=2), plain(*[1, 2], 3), plain(**{"a": 1, "b": 2, "c": 3}), plain(*(1,), **{"c": 9, "b": 8}), plain(c=1, a=2, b=3))
print(defaults(1), defaults(1, 20), defaults(1, c=30), defaults(a=5), defaults(*"xyz"), defaults(b=1, a=0))
print(positional_only(1, 2), positional_only(1, 2, 3), positional_only(1, 2, c=4))
print(keyword_only(1, b=2), keyword_only(c=3, b=2, a=1), keyword_only(*[5], **{"b": 6}))
print(stars(1), stars(1, 2, 3), stars(1, x=2), stars(a=1, y=2), stars(1, *range(3), z=1, **{"w": 2}))
print(everything(1, d=4), everything(1, 2, 3, 4, 5, d=6, e=7, f=8), everything(1, c=9, d=0, g=1))
print(only_stars(), only_stars(*[], **{}), only_stars(1, *[2, 3], 4, *(5,), k=1, **{"l": 2}, m=3, **{"n": 4}), shadow(1, a=2, b=3))
print(only_stars(*"ab", *{"k": 1}, *range(2), *(n for n in "q")), (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))

# Defaults are evaluated once, in the defining scope.
def accumulate(item, into=[]):
    into.append(item)
    return into


print(accumulate(1), accumulate(2), accumulate(3, []), accumulate(4), accumulate.__defaults__)
n = 1


def late(x=n, y=lambda: n):
    return x, y()


n = 2
print(late(), late.__defaults__[0])


def order(*names):
    print("evaluated", *names, end="; ")
    return names[-1]


print(only_stars(order("a"), *[order("b")], k=order("c"), **{order("d"): order("e")}))


def args_is_tuple(*args):
    return type(args).__name__, args is args


def kwargs_is_fresh(**kwargs):
    kwargs["added"] = True
    return kwargs


source = {"k": 1}
print(args_is_tuple(*[1, 2]), kwargs_is_fresh(**source), source, list(only_stars(z=1, a=2, m=3)[1]))
