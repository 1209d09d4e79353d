# groupby, accumulate, zip_longest.
import operator
from itertools import accumulate, chain, count, groupby, islice, repeat, zip_longest


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, len(list(g))) for k, g in groupby([])], [(k, "".join(g)) for k, g in groupby("AbBaCc", str.lower)], [(k, [x for x in g]) for k, g in groupby(range(10), lambda x: x // 4)], [k for k, g in groupby([1, 1.0, True, 2])], [(k, list(g)) for k, g in groupby("ab", key=None)])
groups = groupby("aabbb")
k1, g1 = next(groups)
print(k1, next(g1), next(groups)[0], list(g1))
groups = groupby("aabb")
saved = [(k, g) for k, g in groups]
print([(k, list(g)) for k, g in saved])
groups = groupby([1, 1, 2])
key, group = next(groups)
print(list(group), list(group), [k for k, _ in groups], next(groups, "end"))
words = sorted("the quick brown fox jumps over a lazy dog".split(), key=len)
print({k: list(g) for k, g in groupby(words, len)}, ["".join(k + (str(n) if n > 1 else "") for k, n in ((k, len(list(g))) for k, g in groupby("aaabccdddd")))])


class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("eq", self.v, other.v, end="; ")
        return self.v == other.v


print([list(g) for _, g in groupby([1, 1, 2], Key)])
print(list(accumulate([1, 2, 3, 4])), list(accumulate([])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([3, 1, 5, 2], max)), list(accumulate("abc")), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=5)), list(accumulate([1, 2, 3], lambda a, b: a * 10 + b)), list(accumulate([1.5, 2, 0.25])), list(accumulate([[1], [2]])), list(accumulate([5])), list(accumulate([1, 2], None)), list(accumulate([1, 2], initial=None)), list(accumulate([2**62] * 3)))
a = accumulate(count(1), operator.mul)
print([next(a) for _ in range(8)], list(islice(accumulate(repeat(1), lambda x, _: (x + 2 / x) / 2), 6)), list(accumulate([1, 2, 3], func=operator.sub, initial=100)), list(accumulate(iterable=[1, 2])))
print(list(zip_longest("ab", [1, 2, 3])), list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()), list(zip_longest([], [])), list(zip_longest("a", "bc", "def", fillvalue=0)), list(zip_longest("ab")), list(zip_longest(range(2), iter("xyz"), fillvalue=None)))
z = zip_longest("a", "bc")
print(next(z), next(z), next(z, "end"), next(z, "end"))
for f in (
    lambda: groupby(),
    lambda: groupby(5),
    lambda: list(groupby([1], 5)),
    lambda: list(groupby([1], lambda x: 1 / 0)),
    lambda: groupby([1], key=len, x=1),
    lambda: accumulate(),
    lambda: accumulate(5),
    lambda: list(accumulate([1, 2], 5)),
    lambda: list(accumulate([1, "a"])),
    lambda: list(accumulate([[], 1])),
    lambda: list(accumulate([1, 0], operator.truediv)),
    lambda: accumulate([1], None, 5),
    lambda: accumulate([1], start=5),
    lambda: zip_longest(5),
    lambda: zip_longest([1], fill=2),
    lambda: list(zip_longest([1], (1 / 0 for _ in "a"))),
    lambda: next(groupby([])),
):
    attempt(f)
runs = [(k, len(list(g))) for k, g in groupby(chain("xx", "x", "yy"))]
bits = "".join(str(int(k)) * len(list(g)) for k, g in groupby([3, -1, -2, 5, 6], lambda v: v > 0))
print(runs, bits, [list(map(lambda p: p[1], g)) for k, g in groupby(enumerate([1, 2, 3, 7, 8, 10]), lambda p: p[1] - p[0])], list(accumulate([1] * 5, lambda a, b: a + b)), max(accumulate([5, -7, 10, -2, 4])), [sum(t) for t in zip_longest([1, 2, 3], [10, 20], [100], fillvalue=0)])
balance = list(accumulate([("deposit", 100), ("withdraw", 30), ("interest", 0.1)], lambda b, t: b + t[1] if t[0] == "deposit" else b - t[1] if t[0] == "withdraw" else b * (1 + t[1]), initial=0))
print(balance, type(groupby([])).__name__, type(accumulate([])).__name__, type(next(groupby("a"))[1]).__name__)
