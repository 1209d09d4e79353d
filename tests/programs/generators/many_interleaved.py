# Thousands of generators alive at once, deep delegation, recursion inside generators.
def counter(step):
    n = 0
    while True:
        n += step
        yield n


alive = [counter(i) for i in range(500)]
totals = [sum(next(g) for g in alive) for _ in range(4)]
print(totals, next(alive[7]), next(alive[499]))


def nested(depth):
    if depth == 0:
        yield "bottom"
        return 0
    level = yield from nested(depth - 1)
    yield level
    return level + 1


out = list(nested(60))
print(len(out), out[:3], out[-1])


def permutations(items, k):
    if k == 0:
        yield ()
        return
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :], k - 1):
            yield (x,) + rest


def subsets(items):
    if not items:
        yield []
        return
    for rest in subsets(items[1:]):
        yield rest
        yield [items[0]] + rest


def queens(n, columns=()):
    if len(columns) == n:
        yield columns
        return
    row = len(columns)
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(columns)):
            yield from queens(n, columns + (c,))


def gray(n):
    if n == 0:
        yield ""
        return
    yield from ("0" + code for code in gray(n - 1))
    yield from ("1" + code for code in list(gray(n - 1))[::-1])


def walk(tree, path=""):
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from walk(value, path + name + "/")
        else:
            yield path + name, value


print(len(list(permutations("abcde", 3))), list(permutations("abc", 2)), list(subsets([1, 2, 3])), list(queens(6)), sum(1 for _ in queens(7)))
print(list(gray(3)), list(walk({"a": {"b": 1, "c": {"d": 2}}, "e": 3})))


def hailstone(n):
    while True:
        yield n
        if n == 1:
            return
        n = 3 * n + 1 if n % 2 else n // 2


longest = max(range(1, 300), key=lambda n: sum(1 for _ in hailstone(n)))
print(longest, list(hailstone(longest))[:8], sum(1 for _ in hailstone(longest)))


def zip_all(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        row = []
        for it in iterators:
            try:
                row.append(next(it))
            except StopIteration:
                return
        yield tuple(row)


def flatten(x):
    try:
        iterator = iter(x)
    except TypeError:
        yield x
        return
    if isinstance(x, str):
        yield x
        return
    for item in iterator:
        yield from flatten(item)


print(list(zip_all("abc", counter(1), range(9))), list(flatten([1, [2, ("three", [4.0, {5}])], range(6, 8)])))
same = counter(1)
print([next(same) for _ in range(3)], [a + b for a, b in zip(same, same) if a < 20 or same.close()][:12])


def swap_values():
    x = yield
    while x is not None:
        x = yield x[::-1]


s = swap_values()
next(s)
print([s.send(w) for w in ("abc", [1, 2], (3, 4))], next(s, "finished"))
