# Native functions of floats: cached, on floats and integers, and where they raise.
import math
from math import sqrt, sin, exp, log
def f(g, xs):
    out = []
    for x in xs:
        try:
            out.append(g(x))
        except (ValueError, OverflowError, TypeError) as e:
            out.append(repr(e))
    return out
xs = [1, 2.5, 0, -0.0, -1, 1e308, float("inf"), float("-inf"), float("nan"), True, 10**20, 10**400, "x", 1e-310]
def direct(xs):
    out = []
    for x in xs:
        try: out.append((sqrt(x), math.sin(x), math.exp(x), math.fabs(x), math.atanh(x)))
        except Exception as e: out.append(repr(e))
    return out
for k in range(3):
    for name in "sqrt cbrt exp exp2 expm1 fabs sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc".split():
        print(name, f(getattr(math, name), xs))
    print(direct(xs))
class F:
    def __float__(self): return 4.0
def loop(g):
    s = 0.0
    for k in range(5): s += g(k if k % 2 else F())
    return s
print(loop(sqrt), loop(math.cos), loop(lambda x: 1.0))
