# list.sort: stability, keys, reverse, errors during the sort.
words = ["banana", "kiwi", "apple", "fig", "cherry", "date", "Elder", "fig"]
for arguments in ({}, {"key": len}, {"key": str.lower}, {"reverse": True}, {"key": len, "reverse": True}, {"key": lambda w: (-len(w), w)}, {"key": None}):
    copy = words[:]
    print(copy.sort(**arguments), copy)

records = [(n % 3, n) for n in range(12)]
records.sort(key=lambda r: r[0])
print(records)
records.sort(key=lambda r: r[0], reverse=True)
print(records)
mixed = [3, 1.5, True, -2, 2**70, 0.0, -(2**65), False]
mixed.sort()
print(mixed)
print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], []]), sorted(["b", "a", "\u00e9", "B"]), sorted([b"b", b"a"]), sorted([1.5, float("inf"), -1.0]))

x = 12345
data = []
for _ in range(500):
    x = (x * 1103515245 + 12345) % 2**31
    data.append(x % 1000)
ordered = sorted(data)
print(all(a <= b for a, b in zip(ordered, ordered[1:])), sum(ordered) == sum(data), ordered[:10], ordered[-5:])
print(sorted(data, reverse=True) == ordered[::-1], sorted(data, key=lambda v: -v)[:5], sorted(enumerate(data[:50]), key=lambda p: p[1])[:6])

for items in ([1, "a"], [None, 1], [[1], (1,)], [1, 2, "x", 3], [{}, {}], [1, None, 2]):
    try:
        items.sort()
        print(items)
    except TypeError as error:
        print(error, items)


class Explosive:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        if self.value == 3 or other.value == 3:
            raise RuntimeError("cannot compare 3")
        return self.value < other.value

    def __repr__(self):
        return f"E{self.value}"


items = [Explosive(n) for n in (5, 4, 1, 2)]
items.sort()
print(items)
items = [Explosive(n) for n in (5, 3, 1)]
try:
    items.sort()
except RuntimeError as error:
    print(error, sorted(e.value for e in items))

victim = [3, 1, 2]


def disturb(value):
    seen.append(len(victim))
    victim.append(99)
    return value


seen = []
try:
    victim.sort(key=disturb)
except ValueError as error:
    print(error, seen, victim)
for call in (lambda: [1].sort(key=5), lambda: [2, 1].sort(key=lambda: 0), lambda: [1].sort(None), lambda: [1, 2].sort(reverse="x"), lambda: [1, 2].sort(reverse=None), lambda: [2, 1].sort(key=len)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class OnlyLess:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        calls.append((self.n, other.n))
        return self.n < other.n


calls = []
print([o.n for o in sorted(map(OnlyLess, [2, 3, 1]))], calls)
calls = []
print([o.n for o in sorted(map(OnlyLess, [4, 3, 2, 1, 0]))], calls)
calls = []
print([o.n for o in sorted(map(OnlyLess, [1, 5, 2, 4, 3, 0]), reverse=True)], calls)
