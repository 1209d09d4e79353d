# Deeply nested data built by loops: walking, comparing, printing and freeing it.
import sys


def build(depth, wrap, bottom):
    value = bottom
    for _ in range(depth):
        value = wrap(value)
    return value


class Node:
    __slots__ = ("next", "value")

    def __init__(self, next, value):
        self.next, self.value = next, value


class Plain:
    def __init__(self, child):
        self.child = child


def measure(value, step):
    n = 0
    while True:
        try:
            value = step(value)
        except (TypeError, IndexError, AttributeError, KeyError, StopIteration):
            return n
        n += 1


for name, wrap, step in (
    ("list", lambda v: [v], lambda v: v[0]),
    ("tuple", lambda v: (v,), lambda v: v[0]),
    ("dict", lambda v: {"k": v}, lambda v: v["k"]),
    ("slots", lambda v: Node(v, 1), lambda v: v.next),
    ("instances", Plain, lambda v: v.child),
    ("closures", lambda v: (lambda: v), lambda v: v()),
    ("iterators", lambda v: iter([v]), next),
):
    deep = build(15000, wrap, None)
    print(name, measure(deep, step))
    deep = None
mixed = build(5000, lambda v: [{"a": (v, Plain(v))}], 5)
del mixed
print("mixed freed")

limit = sys.getrecursionlimit()
nested = build(100, lambda v: [v], 0)
print(repr(nested)[:5], len(repr(nested)), nested == build(100, lambda v: [v], 0), nested != build(101, lambda v: [v], 0))
too_deep = build(30000, lambda v: [v], 0)
for f in (repr, str, lambda v: v == build(30000, lambda v: [v], 0), lambda v: f"{v}", lambda v: "%r" % (v,)):
    try:
        f(too_deep)
        print("fine")
    except RecursionError as e:
        print("RecursionError", str(e).split(" while")[0])
deep_tuple = build(30000, lambda v: (v,), 0)
for f in (repr, lambda v: v == build(30000, lambda v: (v,), 0), lambda v: v < build(30000, lambda v: (v,), 1)):
    try:
        f(deep_tuple)
        print("fine")
    except RecursionError as e:
        print("RecursionError", str(e).split(" while")[0])
del too_deep, deep_tuple
print("freed")
a = []
a.append(a)
b = {}
b["b"] = b
c = Plain(None)
c.child = c
a = b = c = None
chain = None
for i in range(50000):
    chain = Node(chain, i)
total = 0
while chain:
    total += chain.value
    chain = chain.next
print(total)


def linked(n):
    return None if n == 0 else (n, linked(n - 1))


def fold(pair):
    return 0 if pair is None else pair[0] + fold(pair[1])


print(fold(linked(400)), isinstance(1, build(50, lambda v: (v, str), int)), limit)
queue = build(3000, lambda v: (x for x in [v]), None)
print(type(queue).__name__)
del queue
