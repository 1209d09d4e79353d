# Everything callable: methods, bound builtins, classes, instances, partial application, callbacks.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, scale=1):
        return (x + self.n) * scale

    def bound(self, x):
        return self.n * x

    @classmethod
    def build(cls, n):
        return cls(n)

    @staticmethod
    def static(x):
        return -x


a = Adder(10)
callables = [a, a.bound, Adder.static, a.static, lambda x: x * 2, abs, str, [7, 8, 9].__getitem__, {2: "two"}.get, (5).__add__, Adder.build(1), int, float, bool, range, [0].__mul__]
for f in callables:
    print(callable(f), f(2), end=" | ")
print()
print(a(1, scale=3), a.__call__(5), Adder.__call__(a, 6), type(a).__call__(a, 7), Adder.bound(a, 3), list(map(a, range(3))), sorted([3, 1, 2], key=a), a.build(4).n)
a.bound2 = a.bound
a.func = lambda x: ("no self", x)
print(a.bound2(2), a.func(3))
Adder.extra = lambda self, x: ("self is adder", self.n, x)
print(a.extra(4), Adder.extra(a, 5))
a.__call__ = lambda x: "instance call is ignored"
print(a(1))


def partial(f, *head, **fixed):
    return lambda *tail, **more: f(*head, *tail, **{**fixed, **more})


print(partial(pow, 2)(10), partial(int, base=2)("1011"), partial(sorted, reverse=True)([1, 3, 2]), partial(partial, max)(5)(3, 9))


class NotCallable:
    pass


n = NotCallable()
n.__call__ = lambda: 1
for bad in (n, 5, "s", None, [], Ellipsis):
    try:
        print(callable(bad), bad())
    except TypeError as error:
        print(error)


class Chain:
    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        def method(*args):
            self.calls.append((name, args))
            return self

        return method


print(Chain().select("a").where(1, 2).order().calls)
methods = {"upper": str.upper, "rev": lambda s: s[::-1], "len": len}
print([(name, f("abc")) for name, f in methods.items()], [getattr("x-y", m)("-") for m in ("split", "partition", "count")], [f() for f in ("ab".upper, [1].copy, {}.keys, b"z".hex)])
loops = []
for f in (print, loops.append, sum):
    try:
        f([1, 2])
    except TypeError as error:
        print(error)
print(loops, (lambda f, *a: f(*a))(max, 1, 5, 3), max(*[1, 2], 3), print("inner", end=" ") is None, [print, len][1]("four"))


def apply_n(f, n, x):
    for _ in range(n):
        x = f(x)
    return x


print(apply_n(lambda x: x * 2, 10, 1), apply_n(list, 3, "ab"), apply_n(str, 2, 5), apply_n(type, 2, 5), apply_n(Adder(3), 4, 0))
