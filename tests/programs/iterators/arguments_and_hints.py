# What enumerate, zip, map, filter and reversed take; length hints; results used again.
from operator import length_hint


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class E(enumerate):
    pass


class OwnInit(filter):
    def __init__(self, *args, **kw):
        pass


for f in (
    lambda: enumerate(), lambda: enumerate([], 1, 2), lambda: enumerate(5),
    lambda: enumerate([], "a"), lambda: enumerate(foo=1), lambda: enumerate([], foo=1),
    lambda: enumerate([], start=1, foo=2), lambda: enumerate(start=1), lambda: enumerate(a=1, b=2),
    lambda: enumerate(a=1, b=2, c=3), lambda: enumerate(start=1, foo=2),
    lambda: enumerate(iterable=1, foo=2), lambda: enumerate([], 1, start=2), lambda: E(),
    lambda: E(foo=1), lambda: E([], 1, 2), lambda: list(E([7], start=3)),
    lambda: list(enumerate(start=1, iterable=[3])), lambda: list(enumerate([1, 2], 2**63 - 2)),
    lambda: list(enumerate([1, 2, 3], 2**47 - 2)), lambda: list(enumerate([1, 2], 2**80)),
    lambda: zip(5), lambda: zip([], 5), lambda: zip(foo=1), lambda: zip(strict=1, foo=2),
    lambda: list(zip(strict=True)), lambda: list(zip([1], strict=True)), lambda: map(),
    lambda: map(1), lambda: map(1, 2), lambda: map(foo=1), lambda: list(map(None, [1])),
    lambda: filter(1), lambda: filter(1, 2), lambda: filter(None, [], 1), lambda: filter(foo=1),
    lambda: list(filter(5, [1])), lambda: list(OwnInit(None, [1, 0], a=1)), lambda: reversed(),
    lambda: reversed(1, 2), lambda: reversed(foo=1), lambda: reversed(5), lambda: reversed({1}),
    lambda: reversed(x for x in []), lambda: list(reversed({1: 2, 3: 4})),
):
    show(f)
for arguments in (
    [[1], []], [[], [1]], [[1], [1], []], [[1], [1], [1, 2]], [[1, 2], [1], [1]], [[], [], [1]],
    [[1, 2], [3, 4]], [[], []], [[1]] * 9 + [[]],
):
    show(lambda: list(zip(*arguments, strict=True)))


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        if index == "fail":
            raise ValueError
        return index * 10


class Backwards:
    def __reversed__(self):
        return "backwards"


class NotBackwards(Sequence):
    __reversed__ = None


class NoLength:
    def __getitem__(self, index):
        return index


class Failing(Sequence):
    def __getitem__(self, index):
        raise ValueError("item")


show(lambda: reversed(Backwards()))
show(lambda: reversed(NotBackwards()))
show(lambda: reversed(NoLength()))
it = reversed(Failing())
show(lambda: next(it))
show(lambda: list(it))
changing = [1, 2, 3]
for make in (
    lambda: reversed(Sequence()), lambda: iter(Sequence()), lambda: iter([1, 2, 3]),
    lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter({1: 2, 3: 4}),
    lambda: iter({1: 2, 3: 4}.items()), lambda: reversed({1: 2, 3: 4}), lambda: iter({1, 2}),
    lambda: iter("abc"), lambda: iter(range(3)), lambda: iter(changing), lambda: reversed(changing),
):
    it = make()
    print(type(it).__name__, length_hint(it), next(it), length_hint(it), end=" ")
    changing.pop() if len(changing) > 2 else changing.append(7)
    print(length_hint(it), next(it, "end"), next(it, "end"), length_hint(it, 9))

# A tuple that somebody keeps is never used again.
for make in (
    lambda: zip([1, 2, 3], "abc"), lambda: zip([1, 2, 3], "abc", [7, 8, 9]),
    lambda: zip(*[[1, 2, 3]] * 10), lambda: enumerate("abc"),
    lambda: iter({1: 2, 3: 4, 5: 6}.items()), lambda: reversed({1: 2, 3: 4, 5: 6}.items()),
):
    it = make()
    first = next(it)
    second = next(it)
    print(first, second, next(it), list(make()), [pair for pair in make()])
    for pair in make():
        last = pair
    print(last)

log = []


class Dropped:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append("dropped " + self.name)


def make():
    for name in "abcd":
        yield Dropped(name)


for number, item in enumerate(make()):
    log.append(number)
    item = None
print(log)
log.clear()
for a, b in zip(make(), make()):
    log.append(a.name)
    a = b = None
print(log)
