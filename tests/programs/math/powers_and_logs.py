# sqrt, cbrt, exp, exp2, expm1, log, log2, log10, log1p, pow, hypot, dist.
import math


def attempt(f, *args, **kw):
    try:
        return repr(f(*args, **kw))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


INF, NAN = math.inf, math.nan
VALUES = [0, 0.0, -0.0, 1, 0.5, 2, 2.5, 10, 100, 1e-10, 1e10, 1e300, 5e-324, 1e-308, -1, -0.5, -8, 27, 2**53, 2**100, 10**400, True, INF, -INF, NAN, 709.0, 710.0, -745.0, -746.0, 1023.5, 1024, -1075]
for name in ("sqrt", "cbrt", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p"):
    print(name, [attempt(getattr(math, name), x) for x in VALUES])
for x, base in ((8, 2), (100, 10), (1, 5), (10, 0.5), (2, 1), (0, 2), (-1, 2), (2, 0), (2, -1), (2**200, 2), (10**500, 10), (1e-5, 10), (8, 2.0), (INF, 2), (NAN, 2), (2, INF), (1, INF), (27, 3), (125, 5)):
    print("log", x, base, attempt(math.log, x, base))
for x in (0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, INF, -INF, NAN):
    print("pow", x, [attempt(math.pow, x, y) for y in (0, -0.0, 1, -1, 2, 3, 0.5, -0.5, -3, INF, -INF, NAN, 1e308)])
print([attempt(math.hypot, *args) for args in ((), (3,), (-3,), (3, 4), (1, 2, 2), (1e200, 1e200), (1e-200, 1e-200), (INF, NAN), (NAN, 1), (5e-324, 5e-324), (0.0, -0.0), (1, 1, 1, 1), (3, 4.0, 12), (1e308, 1e308, 1e308), (2**70, 1), ("a",), (10**400,))])
print([attempt(math.dist, p, q) for p, q in (((0, 0), (3, 4)), ((1,), (4,)), ((), ()), ((1, 2, 3), (4, 6, 15)), ((1, 2), (1,)), ([1, 2], (1, 2)), ("ab", "cd"), ((INF, 0), (0, 0)), ((NAN,), (1,)), (5, 6), ((1e200,), (-1e200,)), ((0.1, 0.2), (0.3, 0.4)))])
for f, args in ((math.sqrt, ("a",)), (math.sqrt, ()), (math.sqrt, (1, 2)), (math.log, ()), (math.log, ("a",)), (math.log, (1, 2, 3)), (math.log, (2, "a")), (math.exp, (None,)), (math.pow, (2,)), (math.pow, ("a", 2)), (math.log2, ([],)), (math.sqrt, (10**400,)), (math.exp, (10**400,)), (math.log, (-(10**400),)), (math.log10, (0,)), (math.cbrt, ("x",))):
    print(f.__name__, args if str(args)[:20] == str(args) else "...", attempt(f, *args))


class Number:
    def __init__(self, v):
        self.v = v

    def __float__(self):
        return self.v


class Index:
    def __index__(self):
        return 16


print(math.sqrt(Number(2.25)), attempt(math.sqrt, Number("x")), math.sqrt(Index()), math.log2(Index()), math.hypot(Number(3.0), 4), math.pow(Number(2.0), Index()), math.sqrt(True), math.exp(False))
print([math.log(2**n, 2) for n in range(30)] == [float(n) for n in range(30)], [math.log2(2**n) for n in (0, 1, 10, 52, 64, 1000)], [math.log10(10**n) for n in (0, 1, 2, 3, 15, 22, 23, 100)], [math.cbrt(n**3) for n in (0, 1, 2, 3, -4, 10, 100)], [math.sqrt(n * n) == n for n in (0, 1, 3, 94906265, 94906267)])
print([math.exp(x / 4) for x in range(-8, 9)], [math.expm1(10.0**-n) for n in range(1, 20, 3)], [math.log1p(10.0**-n) for n in range(1, 20, 3)], sep="\n")
