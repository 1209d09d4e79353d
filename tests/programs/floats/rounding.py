# round() to digits: exact decimal value decides, ties to even.
VALUES = [0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 0.49999999999999994, 4503599627370495.5, 1e16, 2.675, 1.005]
VALUES += [0.125, 0.375, 5.015, 1.115, 1234.5678, -1234.5678, 1e-10, 99.995, 0.05, 0.15, 0.25, 0.35, 1e22, 5e-324]
for x in VALUES:
    print(x, round(x), round(x, None), [round(x, digits) for digits in range(-5, 12)])
print(type(round(2.0)), type(round(2.0, 0)), round(-0.4), round(-0.4, 0), round(-0.0), round(-0.0, 1))
print(round(1e300) == int(1e300), round(2.0**60 + 0.0), round(1e308, -308), round(5.5e307, -308))
print(round(1.5, 400), round(1.5, -400), round(-1.5, -400), round(1.5, 2**62), round(123.456, True))
for x in (float("nan"), float("inf"), float("-inf")):
    print(round(x, 2), round(x, -2))
    try:
        print(round(x))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
for operation in (
    lambda: round(1.7e308, -308),
    lambda: round(1.5, 2.0),
    lambda: round(1.5, "1"),
    lambda: round(1.5, 2**70),
    lambda: (1.5).__round__(1, 2),
):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)

import math

for x in VALUES:
    print(x, math.floor(x), math.ceil(x), math.trunc(x), int(x), x.is_integer(), x.__floor__(), x.__ceil__(), x.__trunc__())

print([round(n / 8, 1) for n in range(-12, 13)])
print([round(n * 0.05, 1) for n in range(21)])
print(sum(round(0.1 * i, 1) for i in range(100)))
