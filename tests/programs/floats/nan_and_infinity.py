# How special values travel through containers, builtins and conversions.
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, -nan, inf - inf, inf * 0, inf / inf, 0 * nan, inf + 1, inf > 1e308, -inf < -1e308)
print(inf == inf, nan == nan, nan != nan, inf == float("1e999"), inf is inf, str(-inf), repr(nan))
print(bool(nan), bool(inf), bool(0.0), bool(-0.0), not nan, nan or 1, 0.0 or -0.0)
for convert in (int, round, lambda x: x.as_integer_ratio(), lambda x: x.is_integer(), hash, abs, str, lambda x: f"{x:5.1f}"):
    for x in (inf, -inf, nan):
        if convert is hash and x is nan:
            continue
        try:
            print(repr(convert(x)), end=" ")
        except (OverflowError, ValueError) as error:
            print(type(error).__name__, error, end=" ")
    print()

print(min([nan, 1, 2]), min([1, nan, 2]), max([nan, 5]), max([5, nan]), sum([inf, nan]), sum([1, inf]))
print(sorted([3, nan, 1]), nan in [1, nan], [nan].index(nan), {nan}.__contains__(nan))
print([nan, 1] == [nan, 1], (nan,) < (nan, 1), [nan] < [1.0], [1.0] < [nan], [nan] <= [nan], (nan, 1) < (nan, 2))
print(-0.0, 0.0 == -0.0, repr(-0.0), 0.0 * -1, -0.0 + 0.0, -0.0 + -0.0, -0.0 - 0.0, 0 * -1.0, round(-0.3), -0.0 * inf)
print([x * 0.0 for x in (1, -1, 0)], abs(-0.0), +(-0.0), -(0.0), 0.0**1, (-0.0) ** 1, (-0.0) ** 2, int(-0.0), str(-0.0 + 0))
print(float(str(inf)), float("-0"), float("-0.0"), 5e-324 / 2, -5e-324 / 2, 1e-200 * 1e-200, -1e-200 * 1e-200)
print(1e308 * 10, -1e308 * 10, 1e308 + 1e308, 1.7976931348623157e308 + 1e291, 1.7976931348623157e308 + 1e292)

# -0.0 and 0.0 are equal constants but not the same constant.
values = [0.0, -0.0, 0.0, -0.0]
print(values, (0.0, -0.0), {0.0, -0.0}, [str(v) for v in values])


def zero(sign):
    if sign:
        return -0.0
    return 0.0


print(zero(1), zero(0), 1 if zero(1) is zero(0) else 2)
