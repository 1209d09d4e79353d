# floor, ceil, trunc, fabs, modf, frexp, ldexp, fmod, remainder, copysign, isclose, nextafter, ulp.
import math


def attempt(f, *args, **kw):
    try:
        return repr(f(*args, **kw))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


INF, NAN = math.inf, math.nan
VALUES = [0.0, -0.0, 0.5, -0.5, 1.5, -1.5, 2.9999999, 1e15 + 0.5, 1e16, -1e300, 5e-324, 3, -7, True, 2**70, INF, -INF, NAN, 4503599627370496.5, 140737488355328.7]
for name in ("floor", "ceil", "trunc", "fabs", "modf", "frexp", "ulp", "isfinite", "isinf", "isnan", "gamma", "lgamma", "erf", "erfc"):
    print(name, [attempt(getattr(math, name), x) for x in VALUES])
print([attempt(f, x) for f in (math.floor, math.ceil, math.trunc) for x in ("a", None, [], 1.5)], [attempt(f) for f in (math.floor, math.fabs, math.modf)])
for m, e in ((0.5, 1), (1, 10), (1.5, -1074), (0.75, 1024), (1, 1023), (1, 1024), (0.0, 5000), (-0.0, 1), (INF, -5), (NAN, 3), (1, -1075), (1, -1100), (3, 2**70), (3, -(2**70)), (0, 2**70), (5e-324, 1074), (1, 1.5), ("a", 1)):
    print("ldexp", m, e, attempt(math.ldexp, m, e))
for x in (5.5, -5.5, 0.0, -0.0, 1e300, INF, NAN, 7, 5e-324):
    for y in (2.0, -2.0, 0.0, INF, -INF, NAN, 0.3, 1e-300):
        print(x, y, attempt(math.fmod, x, y), attempt(math.remainder, x, y), attempt(math.copysign, x, y), attempt(math.nextafter, x, y))
print([math.remainder(n / 2, 1.0) for n in range(-5, 6)], [math.remainder(n, 4) for n in range(-8, 9)], [math.fmod(n, 3) for n in range(-5, 6)])
print([attempt(math.nextafter, 1.0, 2.0, steps=n) for n in (0, 1, 2, 10, 2**70, -1)], math.nextafter(0.0, 1.0), math.nextafter(0.0, -1.0), math.nextafter(INF, 0), math.nextafter(1.7976931348623157e308, INF), math.nextafter(5e-324, 0), math.nextafter(-5e-324, 1, steps=3), attempt(math.nextafter, 1, 2, 3))
print(math.ulp(1), math.ulp(0), math.ulp(1e308), math.ulp(-3.5), math.ulp(2**53), math.frexp(1024), math.frexp(-0.1), math.modf(3.75), math.modf(-3.75), math.modf(5))
CLOSE = [((1, 1), {}), ((1, 1 + 1e-10), {}), ((1, 1 + 1e-8), {}), ((0, 1e-300), {}), ((0, 1e-10), {"abs_tol": 1e-9}), ((1, 1.1), {"rel_tol": 0.1}), ((INF, INF), {}), ((INF, -INF), {}), ((INF, 1e308), {"rel_tol": 0.9}), ((NAN, NAN), {}), ((1, 2), {"rel_tol": 1}), ((1, 2), {"rel_tol": -1}), ((1, 2), {"abs_tol": -1}), ((1,), {}), (("a", 1), {}), ((1, 2, 3), {}), ((1, 1), {"rel_tol": 0}), ((10**400, 1), {}), ((-1, 1), {"abs_tol": 2})]
print([attempt(math.isclose, *args, **kw) for args, kw in CLOSE])
for data in ([], [1], [0.1] * 10, [1e100, 1.0, -1e100, 1e-100], [1e16, 1, 1e-16], [INF, 1], [INF, -INF], [NAN, INF], [1e308, 1e308, -1e308], [1e308, 1e308], [2**53, 1, 1], [0.1, 0.2, 0.3, -0.6], [-0.0], [-0.0, 0.0], [True, 2], ["a"], [None], [10**400], [1e-320, 1e-320], [1 / n for n in range(1, 200)]):
    print("fsum", attempt(math.fsum, data), end=" ")
print()
for p, q in (([1, 2, 3], [4, 5, 6]), ([], []), ([1.5, 2], [2, 0.5]), ([0.1] * 10, [0.1] * 10), ([1e100, 1, -1e100], [1, 1, 1]), ([2**62, 2**62], [2, 2]), ([1], []), ([1, 2], [3]), ("ab", [1, 2]), ([[1]], [2]), ([True, 2], [3, 1.5]), ([INF], [0]), ([1, "a"], [1, 1]), (5, []), ([10**400], [1.0]), ([1, 2.5, 3], [1, 2, 3])):
    print("sumprod", attempt(math.sumprod, p, q), end=" ")
print()
