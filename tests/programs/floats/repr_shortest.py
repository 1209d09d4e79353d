# repr() gives the shortest text that reads back as the same double.
VALUES = [0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 123456789.0, 1e15, 1e16, 1e17]
VALUES += [9999999999999998.0, 12345678901234567.0, 1e-4, 1e-5, 0.00012, 0.000012, 1e22, 1e23, 1e100]
VALUES += [1.7976931348623157e308, 2.2250738585072014e-308, 2.225073858507201e-308, 5e-324, 1e-323]
VALUES += [4.35, 4.349999999999999, 2.675, 1.005, 0.3, 0.7, 1.1, 2.5, 3.5, 1e21, 123e-7, 5e-5]
VALUES += [9007199254740992.0, 9007199254740993.0, 9007199254740994.0, 4503599627370496.5, 2.0**63, 2.0**-1074]
VALUES += [float("inf"), float("-inf"), float("nan"), 8.41e21, 2.0**0.5, 9.5367431640625e-07]
for x in VALUES:
    print(repr(x), str(x), x, -x, f"{x}", f"{x!r}", "%s" % x, [x])
    assert x != x or float(repr(x)) == x

# Powers of ten and of two across the exponent range.
for exponent in range(-30, 31):
    print(exponent, float(f"1e{exponent}"), float(f"9.5e{exponent}"), 2.0**exponent, 3.0**exponent)
for exponent in range(-323, 309, 37):
    print(float(f"1e{exponent}"), float(f"1.2345678901234567e{exponent}"))

# A walk over consecutive doubles.
x = 1.0
for _ in range(6):
    x = x * (1 + 2**-52)
    print(x, x - 1.0)
x = 5e-324
for _ in range(12):
    print(x, x / 2)
    x *= 3

class F(float):
    pass


print(F(1.5), repr(F(0.1)), type(F(1) + 1), F("2.5"), F().__repr__(), float.__str__(F(3)))
print(1e309, -1e309, 1e-400, 1_000.5, 1_0e1_0, 0.1e1, 1.0e+5, 1.e5, .5)
