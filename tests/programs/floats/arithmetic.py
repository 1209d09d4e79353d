# + - * / // % ** divmod on ordinary and special operands.
INF, NAN = float("inf"), float("nan")
VALUES = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e308, -1e308, 5e-324, 2.0**53, INF, -INF, NAN]


def attempt(symbol, function, x, y):
    try:
        return repr(function(x, y))
    except (ZeroDivisionError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


OPERATIONS = [
    ("+", lambda x, y: x + y),
    ("-", lambda x, y: x - y),
    ("*", lambda x, y: x * y),
    ("/", lambda x, y: x / y),
    ("//", lambda x, y: x // y),
    ("%", lambda x, y: x % y),
    ("divmod", divmod),
]
for x in VALUES:
    for symbol, function in OPERATIONS:
        print(x, symbol, [attempt(symbol, function, x, y) for y in VALUES])

for x in (0.0, -0.0, 0.5, 2.0, -2.0, -8.0, 10.0, INF, -INF, NAN, 1.0, -1.0):
    for y in (0.0, 1.0, -1.0, 2.0, 3.0, 0.5, -0.5, 1 / 3, 400.0, -400.0, INF, -INF, NAN):
        result = attempt("**", lambda a, b: a**b if a >= 0 or b == int(b) else "not real", x, y) if y == y and abs(y) != INF or x >= 0 else None
        print(x, "**", y, result)

# Mixed with ints and bools.
for x in (1, -3, True, 2**47, 2**60, 0):
    for y in (0.5, -2.0, 1e10):
        print(x + y, y + x, x - y, y - x, x * y, y * x, x / y, x // y, x % y, divmod(x, y))
    print(0.5**x if x < 100 else None, x ** 0.5 if x >= 0 else None)

total = 0.0
for i in range(1000):
    total += i * 0.1
    total -= 0.05
    total *= 1.0001
print(total, -total, +total, abs(-total), not total, not -0.0)
total //= 3
print(total)
total %= 7
print(total)
total **= 2
print(total)
total /= 3
print(total)
