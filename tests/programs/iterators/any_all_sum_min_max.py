# Builtins that consume iterables: when they stop, what they return, their keywords.
def trace(items):
    for x in items:
        print("<", x, ">", sep="", end=" ")
        yield x


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(any(trace([0, "", 3, 4])), all(trace([1, "a", 0, 5])), any(trace([])), all(trace([])), any(trace([0])), all(trace([1])))
print(sum([]), sum([1, 2, 3]), sum([1, 2], 10), sum([1.5, 2]), sum([[1], [2]], []), sum([(1,), (2,)], ()), sum([True, True]), sum([2**62, 2**62, 2**62]), sum(range(101)), sum([1], start=5), sum(trace([1, 2])))
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([1, 2.5, 3]), sum([1e308, 1e308]), sum([0.1, 0.2, 0.3], 0.4), sum([1, 0.1] * 10), sum((x / 10 for x in range(11))), sum([2**60] * 10, 0.5), sum([-(2**63), -1]), sum([2**47 - 1, 1, 2**47]))
print(min(3, 1, 2), max(3, 1, 2), min([5]), max("hello"), min("b", "a"), max([1, 2], [1, 3]), min((3, "x"), (3, "a")), max({1: 9, 5: 2}), min({"b", "a"}))
words = ["pear", "fig", "banana", "kiwi", "Apple"]
print(min(words, key=len), max(words, key=len), min(words, key=str.lower), max(words, key=lambda w: w[-1]), min(*words), max(-5, 3, key=abs), min([], default="d"), max((), default=None), min([4], default=0), max([1, 2], key=None))
print(max([1, 1.0, True]), min([1.0, 1, True]), max([(0, "first"), (0, "second")], key=lambda p: p[0]), min([(0, "first"), (0, "second")], key=lambda p: p[0]), max(trace([2, 9, 4])), min(trace([2, 9, 1]), key=lambda x: -x))
for f in (
    lambda: min(),
    lambda: min([]),
    lambda: max(()),
    lambda: max(5),
    lambda: min(1, "a"),
    lambda: max([1, None]),
    lambda: max(1, 2, default=0),
    lambda: min([1], key=1),
    lambda: max([], key=len),
    lambda: sum(["a", "b"]),
    lambda: sum([b"a"], b""),
    lambda: sum(["a"], ""),
    lambda: sum(1),
    lambda: sum([[1]]),
    lambda: sum([None]),
    lambda: any(1),
    lambda: all(None),
    lambda: sorted(1),
    lambda: sum([1, "a"]),
    lambda: sum([1.5, "a"]),
    lambda: len(x for x in []),
    lambda: sorted([1, "x"], key=None),
    lambda: max(default=1),
):
    attempt(f)


class Addable:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Addable(self.n + getattr(other, "n", other))

    def __radd__(self, other):
        print("radd", other, end=" ")
        return self + other

    def __repr__(self):
        return f"A{self.n}"

    def __lt__(self, other):
        print(self, "<", other, end=" ")
        return self.n < other.n

    def __gt__(self, other):
        print(self, ">", other, end=" ")
        return self.n > other.n


items = [Addable(n) for n in (2, 3, 1)]
print(sum(items), sum(items, Addable(10)), min(items), max(items))
print(sorted([3, 1, 2]), sorted("cab"), sorted({"b": 1, "a": 2}), sorted([3, 1, 2], reverse=True), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted([[2], [1, 9], []]), sorted(trace("ba")), sorted(()))
print(len("abc"), len({}), len(range(10**9)), len({1, 2}), len(b"xy"), list(range(0)), tuple(trace("t")), set(trace("s")) == {"s"}, list(trace([1])), dict(trace([(1, 2)])))
print(divmod(-7, 2), pow(2, 10), pow(2, 10, 1000), abs(-3), round(2.567, 1), hash(5), id(5) == id(5), callable(len), chr(97), ord("a"), bin(5), oct(8), hex(255), ascii("\u00e9"), repr("a"), format(5, "03"))
