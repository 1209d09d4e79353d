# * and ** in calls, lists, tuples, sets, dicts and subscripts.
def f(*args, **kwargs):
    return args, kwargs


def trace(label, value):
    print(label, end=" ")
    return value


print([*"ab", 1, *[2], *(), *range(2)], (*"x", *[1]), {*"a", *"a"}, {**{"a": 1}, "b": 2, **{"a": 3}}, [*{"k": 1}], (*{1: 2}.items(),), [*map(str, [1])], *"pq")
print(f(*[1], 2, *"ab", k=1, **{"l": 2}), f(**{"a": 1}, b=2, **{"c": 3}), f(*[], **{}), f(*range(3), *[*"z"]), f(*f(1)), f(**f(q=1)[1]))
print(f(trace("1", 1), *trace("2", [2]), trace("3", 3), k=trace("4", 4), *trace("5", [5]), **trace("6", {"m": 6})))
print({trace("k1", "a"): trace("v1", 1), **trace("spread", {"b": 2}), trace("k2", "c"): trace("v2", 3)}, [trace("x", 1), *trace("y", [2])])
x = [1, 2]
y = [*x]
print(y == x, y is x, (*x,) == (1, 2), tuple([*x, *x]), [[*x], *[x]], {"all": [*x]}, *x, sep=",")
t = 1, *x, 3


def returns_star():
    return 1, *x


def yields_star():
    yield 0, *x


print(t, returns_star(), list(yields_star()), [a for a in (*x, *x)], max(*x, 5), dict(**{"p": 1}), "{} {}".format(*x), "%s-%s" % (*x,), print(*[], sep=""))
for i in *x, 9:
    print(i, end=" ")
print()


def attempt(g):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)


class Keys:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, k):
        return k.upper()


class NoKeys:
    def __getitem__(self, k):
        return k


class BadKeys:
    def keys(self):
        return 5


class RaisingKeys:
    def keys(self):
        raise RuntimeError("keys failed")


for g in (
    lambda: [*5],
    lambda: (*None,),
    lambda: {*1.5},
    lambda: {**5},
    lambda: {**[1]},
    lambda: {**NoKeys()},
    lambda: f(*5),
    lambda: f(*None, 1),
    lambda: f(1, *2, 3),
    lambda: f(**5),
    lambda: f(**[("a", 1)]),
    lambda: f(**{1: 2}),
    lambda: f(a=1, **{"a": 2}),
    lambda: f(**{"a": 1}, **{"a": 2}),
    lambda: f(**{"a": 1}, b=2),
    lambda: f(**Keys()),
    lambda: {**Keys(), "c": 1},
    lambda: f(**NoKeys()),
    lambda: {**BadKeys()},
    lambda: f(**BadKeys()),
    lambda: f(**RaisingKeys()),
    lambda: {**RaisingKeys()},
    lambda: {*[[]]},
    lambda: {**{"a": 1}, **None},
    lambda: [*(1 // 0 for _ in "a")],
    lambda: f(*(int(c) for c in "1x")),
    lambda: len(*[[1, 2]]),
    lambda: len(*[1, 2]),
    lambda: int(**{"base": 2}),
    lambda: int("11", **{"base": 2}),
    lambda: sorted(*[[3, 1]], **{"reverse": True}),
    lambda: "a b".split(*[" ", 1]),
    lambda: "a".join(*["xy"]),
    lambda: dict(*[[("a", 1)]], **{"b": 2}),
    lambda: print(*[1, 2], **{"sep": "+"}),
    lambda: type(*["T", (), {}]).__name__,
):
    attempt(g)


class M:
    def method(self, *args, **kwargs):
        return args, kwargs

    def __call__(self, *args, **kwargs):
        return "called", args, kwargs

    def __getitem__(self, k):
        return k


m = M()
print(m.method(*x, **{"k": 1}), m(*x), m(**{"z": 1}), m[*x], m[0, *x, 3], M.method(m, *"a"), (lambda *a, **k: (a, k))(*x, **{"q": 2}))
a, *b = *x, *x
print(a, b, [*b, *[c for c in b if c > 1]], {i: [*range(i)] for i in range(3)}, {**{i: i for i in range(2)}, **{1: "over"}})
deep = [1, [2, [3, [4, []]]]]
out = []
while deep:
    value, *rest = deep
    out.append(value)
    (deep,) = rest
print(out)
big = list(range(300))
print(len([*big, *big]), f(*big)[0][-1], max(*big), len({**{str(i): i for i in big}}), len(f(**{f"k{i}": i for i in big})[1]))
