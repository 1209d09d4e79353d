# Laziness, infinite generators, pipelines, evaluation order of generator expressions.
def naturals(start=0):
    while True:
        yield start
        start += 1


def take(n, iterable):
    for _, x in zip(range(n), iterable):
        yield x


def sieve():
    composites, n = {}, 2
    while True:
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        n += 1


def trace(label, iterable):
    for x in iterable:
        print(f"{label}{x}", end=" ")
        yield x


def window(iterable, size):
    held = []
    for x in iterable:
        held.append(x)
        if len(held) == size:
            yield tuple(held)
            held.pop(0)


def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or (x is not None and x <= y):
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)


print(list(take(5, naturals(10))), list(take(15, sieve())), sum(take(1000, naturals())))
pipeline = trace("c", (x * 2 for x in trace("b", (x for x in trace("a", range(4)) if x % 2))))
print("nothing yet")
print(list(pipeline))
print(list(window("abcde", 3)), list(merge([1, 4, 6], [2, 3, 7, 8])), list(merge([], [1])))


def show(label):
    print("evaluated", label, end=" ")
    return [1, 2]


g = ((x, y) for x in show("outer") for y in show("inner"))
print("made")
print(list(g))
try:
    g = (x for x in undefined_name)
except NameError as e:
    print("outermost is evaluated at once:", e)
g = (undefined_name for x in [1])
try:
    next(g)
except NameError as e:
    print("the rest is lazy:", e)
n = 10
g = (x + n for x in range(3))
n = 100
print(list(g))
source = [1, 2, 3]
g = (x for x in source)
source.append(4)
source = [9]
print(list(g))
g = (x for x in range(5))
print(2 in g, list(g), 0 in g, any(x > 2 for x in naturals()), all(x < 5 for x in naturals()), next(x for x in naturals() if x * x > 50), min(x % 7 for x in range(10, 14)))
a, b, *c = (x * x for x in range(5))
print(a, b, c, dict((x, x * 2) for x in range(3)), "".join(c for c in "hello" if c != "l"), sorted(-x for x in range(3)), max((len(w), w) for w in ("aa", "b", "cc")), [*(i for i in "xy")], tuple(i for i in ()))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


even = (f for f in fibonacci() if f % 2 == 0)
print([next(even) for _ in range(8)])
g1 = fibonacci()
g2 = g1
print(next(g1), next(g2), next(g1), g1 is g2)
counts = [0]


def counted():
    for i in range(10**9):
        counts[0] += 1
        yield i


for x in counted():
    if x == 3:
        break
print(counts)
nested = ((y for y in range(x)) for x in range(4))
print([list(inner) for inner in nested])
print(list(zip(naturals(), "abc")), list(map(lambda x, y: x * y, naturals(1), [5, 6])), list(enumerate(take(2, naturals(7)), 1)))
