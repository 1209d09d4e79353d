# RecursionError can be caught, cleaned up after, and the program goes on.
import sys


def forever(n):
    return forever(n + 1)


def attempt(f):
    try:
        f()
        return "finished"
    except RecursionError as e:
        return f"RecursionError: {e}"


class Eq:
    def __eq__(self, other):
        return self == other


class Repr:
    def __repr__(self):
        return repr(self)


class GetAttr:
    def __getattr__(self, name):
        return getattr(self, name + "x")


class GetItem:
    def __getitem__(self, i):
        return self[i]


class Add:
    def __add__(self, other):
        return self + other


class Call:
    def __call__(self):
        return self()


class Prop:
    @property
    def p(self):
        return self.p


class Iter:
    def __iter__(self):
        return iter(list(self))


class Init:
    def __init__(self):
        Init()


class Hash:
    def __hash__(self):
        return hash((self,))


class SetAttr:
    def __setattr__(self, n, v):
        setattr(self, n, v)


def generator():
    yield from generator()


def mutual_a(n):
    return mutual_b(n)


def mutual_b(n):
    return mutual_a(n + 1)


def through_map(n):
    return list(map(through_map, [n]))


def through_sort(n):
    return sorted([1, 2], key=through_sort)


def through_lambda():
    f = lambda g: g(g)
    return f(f)


def through_comprehension(n):
    return [through_comprehension(n + 1) for _ in range(1)]


for action in (lambda: forever(0), lambda: Eq() == 1, lambda: repr(Repr()), lambda: GetAttr().a, lambda: GetItem()[0], lambda: Add() + 1, lambda: Call()(), lambda: Prop().p, lambda: list(Iter()), Init, lambda: hash(Hash()), lambda: setattr(SetAttr(), "a", 1), lambda: list(generator()), lambda: mutual_a(0), lambda: through_map(0), lambda: through_sort(0), through_lambda, lambda: through_comprehension(0)):
    print(attempt(action).split(" while")[0])


def with_cleanup(n, log):
    try:
        with_cleanup(n + 1, log)
    finally:
        log.append(n)


log = []
print(attempt(lambda: with_cleanup(0, log)), log[-1], log == sorted(log, reverse=True), len(log) > 500)


def swallow(n):
    try:
        return swallow(n + 1)
    except RecursionError:
        return n


print(swallow(0) > 500, attempt(lambda: forever(0)), sys.getrecursionlimit())


def depth_reached():
    def go(n):
        nonlocal deepest
        deepest = n
        go(n + 1)

    deepest = 0
    try:
        go(1)
    except RecursionError:
        return deepest


base = depth_reached()
sys.setrecursionlimit(300)
lower = depth_reached()
sys.setrecursionlimit(2000)
higher = depth_reached()
print(base, lower, higher, higher - base)
for bad in (0, -1, "x", 2**40, None):
    try:
        sys.setrecursionlimit(bad)
        print("set", bad)
    except Exception as e:
        print(type(e).__name__, e)
