# Trigonometric and hyperbolic functions on ordinary and edge inputs.
import math


def attempt(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


INF, NAN = math.inf, math.nan
VALUES = [0.0, -0.0, 0.1, 0.5, 1.0, -1.0, 1.5, 2.0, 3.0, -3.5, 10.0, 100.0, 1e5, 1e15, 1e22, 1e-8, 1e-300, 5e-324, math.pi, math.pi / 2, math.pi / 4, math.pi / 6, 2 * math.pi, math.tau, math.e, INF, -INF, NAN, 710.5, -711.0]
for name in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "degrees", "radians"):
    print(name, [attempt(getattr(math, name), x) for x in VALUES])
for y in (0.0, -0.0, 1.0, -1.0, INF, -INF, NAN, 1e-300):
    print("atan2", y, [attempt(math.atan2, y, x) for x in (0.0, -0.0, 1.0, -1.0, 2.5, INF, -INF, NAN, 1e300)])
print(math.pi, math.e, math.tau, math.inf, math.nan)
print([attempt(f, *args) for f, args in ((math.sin, ("a",)), (math.sin, ()), (math.atan2, (1,)), (math.cos, (1, 2)), (math.sin, (10**400,)), (math.tan, (None,)), (math.asin, (1.0000000000000002,)), (math.acosh, (0.5,)), (math.atanh, (1,)), (math.atanh, (-1,)), (math.sinh, (1000,)), (math.cosh, (-1000,)), (math.sin, (True,)), (math.degrees, ("x",)))])
print(math.sin(10**15), math.cos(2**60), math.tan(5), math.atan(2**70), math.radians(180), math.degrees(math.pi), math.radians(-360), math.degrees(1))
worst = max(abs(math.sin(x / 100) ** 2 + math.cos(x / 100) ** 2 - 1) for x in range(-700, 700))
print(worst < 1e-15, [round(math.sin(math.radians(d)), 12) for d in range(0, 361, 30)], [round(math.tan(math.radians(d)), 10) for d in (0, 30, 45, 60, 135)], [round(math.degrees(math.atan2(y, x)), 9) for x, y in ((1, 1), (-1, 1), (-1, -1), (1, -1))])


def haversine(a, b):
    (la1, lo1), (la2, lo2) = ((math.radians(d) for d in p) for p in (a, b))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


print(round(haversine((48.8566, 2.3522), (51.5074, -0.1278)), 6), round(haversine((0, 0), (0, 180)), 6))
samples = [math.sin(2 * math.pi * 3 * t / 32) + 0.5 * math.cos(2 * math.pi * 5 * t / 32) for t in range(32)]
spectrum = []
for k in range(8):
    re = sum(s * math.cos(2 * math.pi * k * t / 32) for t, s in enumerate(samples))
    im = -sum(s * math.sin(2 * math.pi * k * t / 32) for t, s in enumerate(samples))
    spectrum.append(round(math.hypot(re, im), 9))
print(spectrum)
x = 1.0
for _ in range(40):
    x = math.cos(x)
print(round(x, 8), round(sum(math.atan(1 / n) for n in range(1, 200)), 10), round(4 * (4 * math.atan(1 / 5) - math.atan(1 / 239)), 14), round(math.sinh(1) ** 2 - math.cosh(1) ** 2, 12), round(math.asinh(math.sinh(2.5)), 12), round(math.atanh(math.tanh(0.75)), 12), round(math.acosh(math.cosh(3)), 12))
