# Which comparisons sorting makes, and in which order: those of CPython's merge sort.
class Logged:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        log.append((self.value, other.value))
        return self.value < other.value


def digest(values):
    result = 0
    for a, b in values:
        result = (result * 31 + a * 7 + b) % 1000003
    return result


for name, formula in (
    ("mixed", lambda i: i * 7919 % 1009),
    ("up", lambda i: i),
    ("down", lambda i: 10000 - i),
    ("saw", lambda i: i % 100),
    ("squares", lambda i: i * i % 251 // 50),
    ("halves", lambda i: i % 2 * 10000 + i),
    ("runs", lambda i: i // 500 % 2 * 900 + i % 500),
):
    for length in (2, 3, 17, 63, 64, 65, 200, 1000):
        for reverse in (False, True):
            log = []
            items = [Logged(formula(i)) for i in range(length)]
            items.sort(reverse=reverse)
            print(name, length, reverse, len(log), digest(log))

log = []
items = [Logged(i * 31 % 17) for i in range(20)]
items.sort()
print(log, [item.value for item in items])

nan = float("nan")
print(sorted([3.0, nan, 1.0, nan, 2.0, 0.5]), sorted([nan, 2.0, 1.0], reverse=True))
zeros = sorted([0.0, -0.0, 0, False, -0.0, 0.0])
print(zeros, sorted(zeros, reverse=True))
print(sorted([0.0, -0.0, 0.0, -0.0]), sorted([-0.0, 0.0, -1.5, 1.5], reverse=True))
print(sorted([2**70, 1, -(2**70), 2.5, True]), sorted([(1, "b"), (1, "a"), (0, 2**80)]))
print(sorted(["b", "é", "a", "", "a\0", "€", "𝄞", "aa", "ab" * 9, "ab" * 9 + "a"]))
records = [(i % 3, i) for i in range(20)]
print(sorted(records, key=lambda r: r[0]), sorted(records, key=lambda r: r[0], reverse=True))
print(sorted(records, key=lambda r: r[1] * 0.5, reverse=True))
print(sorted(records, key=lambda r: str(r[1])), sorted(records, key=lambda r: (r[0], -r[1])))
