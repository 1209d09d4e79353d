# Parallel assignment where a name is both a value and a target, and the others are computed.


class Box:
    pass


def item(b, c, d):
    c, d[0] = -b, c
    return c, d


def items(x, i, row):
    i, row[i] = x * 2, i
    return i, row


def attribute(b, c, box):
    c, box.value = b + 1, c
    return c, box.value


def three(a, b, box):
    a, box.value, b = -b, a, a + b
    return a, b, box.value


def back(a, b, row):
    row[0], a = a, b - a
    a, row[1], row[2] = row[0] * 2, a, b
    return a, row


def nested(a, b, row):
    (a, row[0]), b = (a + b, a), a
    return a, b, row


def called(a, b, box):
    a, box.value = max(a, b), a
    b, box.other = (lambda: a * b)(), b
    return a, b, box.value, box.other


def loop(n):
    seen = {}
    a = 0
    for i in range(n):
        a, seen[i] = i * a + 1, a
    return a, seen


def operands(a, b, row):
    a, row[0] = a * b + (a - b), a
    b, row[1] = [b, a][a > 10], b
    return a, b, row


print(item(1, 2, [0]))
print(items(3, 0, [7, 8, 9, 10, 11, 12, 13]))
print(attribute(1, 2, Box()))
print(three(1, 2, Box()))
print(back(1, 5, [0, 0, 0]))
print(nested(1, 2, [0]))
print(called(3, 4, Box()))
print(loop(6))
print(operands(2, 3, [0, 0]))
