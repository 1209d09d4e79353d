# Recursive functions, mutual recursion, return values, early returns, many arguments.
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]


def partitions(n, largest=None):
    if largest is None:
        largest = n
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def depth(tree):
    return 0 if tree is None else 1 + max(depth(tree[0]), depth(tree[1]))


def quicksort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


print(ackermann(2, 9), is_even(100), is_odd(7), " ".join(hanoi(4)), permutations([1, 2, 3]), partitions(18), tak(9, 6, 3))
print(depth(((None, (None, None)), (None, ((None, None), None)))), quicksort([3, 6, 1, 8, 2, 9, 2]))


def nothing():
    pass


def bare():
    return


def several():
    return 1, 2, *[3, 4]


def early(x):
    for i in range(10):
        if i == x:
            return f"found {i}"
    else:
        return "absent"


def nested_finally(x):
    try:
        if x:
            return "try"
    finally:
        print("finally", x)
    return "after"


print(nothing(), bare(), several(), early(3), early(99), nested_finally(1), nested_finally(0))


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    return a + b * c - d + e * f - g + h * i - j + k * l - m + n * o - p + q * r - s + t


print(many(*range(20)), many(*range(10), **{c: ord(c) for c in "klmnopqrst"}))
z = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(z(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(20))
compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))
print(compose(str, lambda x: x + 1, abs)(-5), (lambda: (yield 5))().__next__(), (lambda x, /, y=2, *z, w=4, **k: (x, y, z, w, k))(1))


def sum_digits(n):
    return n if n < 10 else n % 10 + sum_digits(n // 10)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(sum_digits(2**200), deep(800))
