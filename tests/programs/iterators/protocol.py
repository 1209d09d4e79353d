# iter, next, sentinel iteration, custom iterators, exhaustion.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Reiterable:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


c = Countdown(4)
print(next(c), list(c), list(c), next(c, "default"), iter(c) is c)
attempt(next, c)
r = Reiterable([1, 2])
print(list(r), list(r), [(a, b) for a in r for b in r], iter(r) is iter(r))
calls = []


def read():
    calls.append(1)
    return len(calls)


print(list(iter(read, 4)), len(calls), type(iter(read, 0)).__name__)
it = iter(read, 6)
print(next(it), next(it, "end"), next(it, "still ended"), len(calls))


def stops():
    if len(calls) > 8:
        raise StopIteration
    return read()


print(list(iter(stops, None)), list(iter(lambda: None, None)))


def fails():
    raise ValueError("from callable")


attempt(list, iter(fails, 1))
attempt(iter, 5, 5)
attempt(iter, 5)
attempt(iter, Countdown)
attempt(next, [1])
attempt(next, iter([]), "d", "e")
for container in ([1, 2], (1, 2), "ab", b"ab", {1: 2}, {7}, frozenset([7]), range(2), {1: 2}.keys(), {1: 2}.values(), {1: 2}.items(), map(abs, [-1]), filter(None, [0, 1]), zip([1], [2]), enumerate("a"), reversed([1, 2]), iter([3]), (x for x in [1])):
    it = iter(container)
    print(type(it).__name__, iter(it) is it, it is container, next(it), hasattr(it, "__length_hint__"))


class StopsThenGoes:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n


s = StopsThenGoes()
print(list(s), list(s), [x for x in s])


class NotIterator:
    def __iter__(self):
        return [1, 2]


class NextOnly:
    def __next__(self):
        return 5


class ClassIter:
    __iter__ = lambda self: iter("class attribute")


i = ClassIter()
i.__iter__ = lambda: iter("instance attribute")
print("".join(i), next(NextOnly()))
attempt(iter, NotIterator())
attempt(iter, NextOnly())
attempt(list, NextOnly())


class HintBad:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (0, 100, NotImplemented, -1, "x", TypeError("t"), ValueError("v")):
    attempt(list, HintBad(hint))
shared = iter(range(6))
print(list(zip(shared, shared)), [x for x in range(3) for x in range(x)], sum(Countdown(5)), max(Countdown(3)), dict.fromkeys(Countdown(2)), [*Countdown(2), *r])
