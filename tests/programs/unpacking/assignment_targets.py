# Every form of assignment target, and its order of evaluation.
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), [c, d] = (1, 2), "xy"
print(a, b, c, d)
first, *middle, last = range(5)
print(first, middle, last)
*start, end = "ab"
head, *tail = [1]
print(start, end, head, tail)
a, (b, *c), *d = 1, (2, 3, 4), 5, 6
print(a, b, c, d)
[*everything] = "abc"
*x, = (1, 2)
(y,) = [9]
print(everything, x, y)
() = []
[] = ()
a = b = c = []
a.append(1)
print(b, c, a is c)
x = [0, 1, 2]
i = 0
i, x[i] = 1, "at the new i"
print(i, x)
x[0], x[1], *x[2:] = "pqrst"
print(x)
d = {}
d["k"], d["l"] = d2 = "vw"
print(d, d2)


class Log:
    def __init__(self, name):
        self.__dict__["name"] = name

    def __setattr__(self, k, v):
        print(f"{self.name}.{k}={v}", end="; ")

    def __setitem__(self, k, v):
        print(f"{self.name}[{k}]={v}", end="; ")

    def __getitem__(self, k):
        print(f"get {self.name}[{k}]", end="; ")
        return k


def t(label, value=None):
    print(label, end="; ")
    return Log(label) if value is None else value


t("target1")[t("index1", 1)], t("target2").attr = t("value1", "v1"), t("value2", "v2")
print()
t("left").a = t("right")[t("i", 5)] = t("value", "v")
print()
t("obj")[t("key", "k")] += t("rhs", "s")
print()
t("o2").x, *t("o3").rest = 1, 2, 3
print()
for (a, b), c in [((1, 2), 3), ("xy", 4)]:
    print(a, b, c, end=" ")
for a, *b in [(1, 2, 3), "z"]:
    print(a, b, end=" ")
print([a + c for a, (b, c) in [(1, (2, 3))]], {k: v for (k, v), *_ in [(("a", 1), 2)]}, [x for x, in [(1,), (2,)]])


def attempt(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def u2(v):
    a, b = v


def u3(v):
    a, b, c = v


def star(v):
    a, *b, c, d = v


def u1(v):
    (a,) = v


def u0(v):
    [] = v


def gen(n):
    for i in range(n):
        print("produced", i, end=" ")
        yield i


for v in ((), (1,), (1, 2), (1, 2, 3), "ab", "abcd", [1, 2, 3, 4], {1: 2, 3: 4}, {5}, range(2), 5, None, iter([1]), 1.5, print, b"xy"):
    for f in (u0, u1, u2, u3, star):
        if not isinstance(v, (set, type(iter([])))) or f is u2:
            attempt(lambda: f(v))
attempt(lambda: u2(gen(5)))
attempt(lambda: u3(gen(2)))
attempt(lambda: star(gen(6)))


class Bad:
    def __iter__(self):
        return 5


class Half:
    def __iter__(self):
        yield 1
        raise KeyError("mid-iteration")


attempt(lambda: u2(Bad()))
try:
    u2(Half())
except KeyError as e:
    print("KeyError", e)
partial = "before"
try:
    partial, other = 1, *[]
except ValueError as e:
    print(partial, e)
