# sorted with keys, stability, reverse, comparison counts and partially ordered data.
people = [("ann", 30, 1.7), ("bob", 25, 1.8), ("cid", 30, 1.6), ("dan", 25, 1.7), ("eve", 35, 1.7)]
print(sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[2], reverse=True), sep="\n")
step1 = sorted(people, key=lambda p: p[0], reverse=True)
step2 = sorted(step1, key=lambda p: p[2])
print(step2, [p[0] for p in sorted(people, key=lambda p: p[1] % 10)], sep="\n")


class Tracked:
    compared = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Tracked.compared += 1
        return self.value < other.value


def count(values, **options):
    Tracked.compared = 0
    ordered = sorted(map(Tracked, values), **options)
    return [t.value for t in ordered] == sorted(values, **options), Tracked.compared


seed = 7
shuffled = []
for _ in range(200):
    seed = seed * 1664525 + 1013904223 & 0xFFFFFFFF
    shuffled.append(seed >> 16)
for values in ([], [1], list(range(100)), list(range(100))[::-1], [5] * 100, shuffled, shuffled[:64], shuffled[:65], sorted(shuffled) + [1], [1, 2] * 50, list(range(50)) + list(range(50)), [100] + list(range(100)), sorted(shuffled)[100:] + sorted(shuffled)[:100]):
    print(len(values), count(values), count(values, reverse=True))

calls = []
print(sorted([3, 1, 2], key=lambda v: calls.append(v) or -v), calls)
print(sorted(["10", "9", "2", "1"], key=int), sorted(["b10", "a2", "b9"], key=lambda s: (s[0], int(s[1:]))), sorted("The Quick brown".split(), key=str.casefold), sorted([(2, "a"), (1, "b"), (2, "A")], key=lambda p: p[0], reverse=True), sorted([[3], [1, 2], []], key=len), sorted({"x": 3, "y": 1}.items(), key=lambda i: i[1]))
print(sorted([True, 0, 2.5, -1, False, 1]), sorted([0.0, -0.0, 0]), sorted(["a", "B", "c"], key=lambda s: s.swapcase()), sorted([(1, [2]), (1, [1])]), sorted([b"b", b"a", b"ab"]), sorted([1, 2, 3], key=lambda x: 0, reverse=True), sorted([2**70, -(2**70), 0, 2**47, 1.5]))
nan = float("nan")
print(sorted([2, nan, 1]), sorted([nan, 2, 1]), sorted([3.0, nan, 2.0, nan, 1.0]))
for bad in ([1, "a"], ["a", None], [(1, "x"), (1, 2)], [[1], [None]], [1, 2.0, "3"], [{}, {}], [int, str]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)


def by_comparison(compare):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return compare(self.value, other.value) < 0

    return Key


print(sorted([5, 2, 8, 1], key=by_comparison(lambda a, b: b - a)), sorted(["bb", "a", "ccc"], key=by_comparison(lambda a, b: len(a) - len(b))), sorted([3, 30, 34, 5, 9], key=by_comparison(lambda a, b: -1 if str(a) + str(b) > str(b) + str(a) else 1)))
decorated = [(len(w), i, w) for i, w in enumerate("the quick brown fox jumps over a lazy dog".split())]
decorated.sort()
print([w for _, _, w in decorated], [w for w in sorted("the quick brown fox".split(), key=lambda w: w[-1])], sorted(range(10), key=lambda n: (n % 3, -n)), max(shuffled) == sorted(shuffled)[-1])
