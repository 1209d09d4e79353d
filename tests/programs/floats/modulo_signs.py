# % and // follow the divisor's sign, zeros included.
CASES = [(5.5, 2.0), (-5.5, 2.0), (5.5, -2.0), (-5.5, -2.0), (6.0, 3.0), (-6.0, 3.0), (6.0, -3.0), (-6.0, -3.0)]
CASES += [(0.0, 3.0), (-0.0, 3.0), (0.0, -3.0), (-0.0, -3.0), (1e-320, 2.0), (-1e-320, 2.0), (1e-320, -2.0)]
CASES += [(1e300, 3.0), (-1e300, 3.0), (1e300, 1e-300), (0.3, 0.1), (-0.3, 0.1), (0.1, 0.3), (1.0, 0.1)]
CASES += [(-1.0, float("inf")), (1.0, float("inf")), (1.0, float("-inf")), (-1.0, float("-inf"))]
CASES += [(-1e-20, 360.0), (361.5, 360.0), (2.0**60, 7.0), (1.7976931348623157e308, 2.5)]
for x, y in CASES:
    quotient, remainder = divmod(x, y)
    print(x, y, x // y, x % y, quotient, remainder)

for x in (7, -7):
    for y in (2.5, -2.5):
        print(x // y, x % y, divmod(x, y), y // x, y % x, divmod(y, x))

# Sign of zero is visible through atan2-like tricks.
import math

for x, y in CASES[:15]:
    print(x, y, math.copysign(1, x % y), math.copysign(1, x // y))

for operation in (
    lambda: 1.0 / 0,
    lambda: 1.0 / 0.0,
    lambda: 1 / 0.0,
    lambda: 1.0 // 0.0,
    lambda: 1.0 % 0.0,
    lambda: 1 % 0.0,
    lambda: divmod(1.0, 0.0),
    lambda: 0.0**-1,
    lambda: 0.0**-0.5,
    lambda: 1e200**2,
    lambda: 10.0**400,
    lambda: 2.0**1024,
    lambda: (-0.0) ** -3,
):
    try:
        print(operation())
    except ArithmeticError as error:
        print(type(error).__name__, error)

print(float("nan") // 1, float("nan") % 1, float("inf") // 1, float("inf") % 1)
print(0.0 // 5, -0.0 // 5, 5.0 // float("inf"), -5.0 // float("inf"))
print([angle % 360.0 for angle in (-720.5, -360.0, -0.0, 359.99, 360.0, 1080.25)])
