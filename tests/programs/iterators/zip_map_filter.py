# zip, map, filter, enumerate, reversed: order of evaluation, laziness, strict.
def trace(label, items):
    for x in items:
        print(f"{label}:{x}", end=" ")
        yield x


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", "cd", "ef")), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", range(2))))
print(list(zip(trace("x", range(3)), trace("y", range(2)))))
print(list(zip(trace("x", range(2)), trace("y", range(3)))))
for pair in ((range(3), range(3)), (range(2), range(3)), (range(3), range(2)), ([], [1]), ([1], [])):
    attempt(lambda: list(zip(*pair, strict=True)))
attempt(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
attempt(lambda: list(zip([1], [1], [1, 2], strict=True)))
attempt(lambda: list(zip([1], [], [], strict=True)))
attempt(lambda: list(zip(strict=True)))
attempt(lambda: list(zip([1], [2], strict=0)))
attempt(lambda: zip([1], 5))
attempt(lambda: zip([1], [2], other=1))
z = zip([1, 2], [3, 4])
print(next(z), list(z), list(z), iter(z) is z)

print(list(map(str, range(3))), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(max, "abc", "bab", "aac")), list(map(lambda *a: a, [1], [2])), list(map(str.upper, "ab")), list(map(int, "123")))
m = map(lambda x: print("called", x, end=" ") or x * 2, trace("src", [1, 2]))
print("lazy")
print(next(m), list(m))
attempt(lambda: list(map(lambda x: 1 / x, [1, 0])))
attempt(lambda: list(map(None, [1])))
attempt(lambda: map(str))
attempt(lambda: list(map(lambda a: a, [1], [2])))
print(list(filter(None, [0, 1, "", "a", [], [0], None, 0.0])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isdigit, "a1b2")), list(filter(bool, [])))
attempt(lambda: list(filter(lambda x: x.missing, [1])))
attempt(lambda: filter(None))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(enumerate([], 3)), next(enumerate("x", 2**70)), list(enumerate(trace("e", "pq"))))
e = enumerate("a", 2**63 - 1)
print(next(e), list(enumerate(iterable="z", start=True)))
attempt(lambda: enumerate("a", 1.5))
attempt(lambda: enumerate(5))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed(b"ab")), list(reversed({"a": 1}.items())))
attempt(lambda: reversed({1}))
attempt(lambda: reversed(x for x in []))
attempt(lambda: reversed(5))


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10


class HasReversed:
    def __reversed__(self):
        return "anything at all"


class Blocked(Sequence):
    __reversed__ = None


class OnlyLen:
    def __len__(self):
        return 1


print(list(reversed(Sequence())), reversed(HasReversed()))
attempt(lambda: reversed(Blocked()))
attempt(lambda: reversed(OnlyLen()))
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), list(r), r.__length_hint__(), type(r).__name__, type(reversed("a")).__name__, type(reversed(range(1))).__name__, type(reversed({})).__name__)
it = iter([1, 2, 3, 4, 5, 6])
print([tuple(g) for g in zip(it, it, it)], [list(row) for row in zip(*["abc", "def"])], list(map(list, zip([1, 2], [3, 4]))), sum(a * b for a, b in zip([1, 2, 3], [4, 5, 6])))
