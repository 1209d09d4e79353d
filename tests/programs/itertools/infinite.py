# count, cycle, repeat.
from itertools import count, cycle, islice, repeat, takewhile


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def first(n, iterable):
    return list(islice(iterable, n))


print(first(4, count()), first(4, count(5)), first(4, count(5, 2)), first(4, count(step=-3)), first(3, count(start=1, step=0)), first(4, count(0.5)), first(5, count(0.1, 0.1)), first(3, count(-2.5, 1)), first(3, count(1, 0.5)))
print(first(3, count(2**47 - 2)), first(3, count(2**63 - 2)), first(3, count(2**64, -(2**63))), first(3, count(2**62, 2**62)), first(3, count(10**30, 10**29)), first(2, count(True)), first(3, count(-(2**63) - 1)), first(4, count(2**63 - 1, 1)))
c = count(3, 4)
print(c, next(c), c, next(c), repr(c), count(), count(1.5), count(1, 1), count(1, 2.0), count(-1), count(5, True))
print(first(7, cycle("abc")), first(4, cycle([1])), list(cycle([])), first(5, cycle(x for x in (1, 2))))
letters = cycle(iter("xyz"))
print([next(letters) for _ in range(8)])
print(list(repeat("a", 3)), list(repeat(1, 0)), list(repeat(1, -5)), first(2, repeat([])), list(repeat(object=7, times=2)), list(map(pow, range(5), repeat(2))), list(zip("ab", repeat("-"))))
r = repeat("x", 4)
print(r, r.__length_hint__(), next(r), r.__length_hint__(), r, list(r), r.__length_hint__(), r, repeat(None), repeat((1, 2), times=1))
shared = []
for item in repeat(shared, 2):
    item.append(1)
print(shared)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + getattr(other, "cents", other))

    __radd__ = __add__

    def __repr__(self):
        return f"${self.cents / 100:.2f}"


for f in (
    lambda: count("a"),
    lambda: count(1, "a"),
    lambda: count(None),
    lambda: count(1, 2, 3),
    lambda: first(2, count(Money(5))),
    lambda: cycle(),
    lambda: cycle(5),
    lambda: cycle([1], [2]),
    lambda: repeat(),
    lambda: repeat(1, "a"),
    lambda: repeat(1, 1.5),
    lambda: repeat(1, 2, 3),
    lambda: repeat(1).__length_hint__(),
    lambda: len(repeat(1, 2)),
    lambda: next(repeat(1, 0)),
    lambda: repeat(x=1),
    lambda: count(first=1),
    lambda: repeat(1, 2**70),
):
    attempt(f)
print(list(takewhile(lambda n: n < 20, count(1, 3))), next(n for n in count() if n * n > 300), list(zip(count(1), "abc")), {k: v for k, v in zip("pq", count(10, 10))}, sum(islice(cycle([1, -1, 2]), 100)), type(count()).__name__, iter(c) is c)
turns = cycle(["north", "east", "south", "west"])
x = y = 0
for step, direction in zip(islice(count(1), 11), turns):
    x += {"east": step, "west": -step}.get(direction, 0)
    y += {"north": step, "south": -step}.get(direction, 0)
print(x, y)
