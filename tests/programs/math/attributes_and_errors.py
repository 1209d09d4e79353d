# What math contains; argument errors; __floor__, __ceil__, __trunc__ protocols.
import math

print(sorted(n for n in dir(math) if not n.startswith("_")))
print(math.__name__, math.pi, math.e, math.tau, math.inf, -math.inf, math.nan, math.sqrt.__name__, math.sqrt.__module__, repr(math.gcd), math.sqrt.__text_signature__, math.log.__doc__ is not None)
FUNCTIONS = sorted(n for n in dir(math) if callable(getattr(math, n)) and not n.startswith("_"))
for name in FUNCTIONS:
    function = getattr(math, name)
    for args in ((), ("x",), (None,), (1, 2, 3, 4), ([],)):
        try:
            print(name, args, function(*args))
        except Exception as e:
            print(name, args, type(e).__name__, e)
    try:
        print(name, function(bad_keyword=1))
    except Exception as e:
        print(name, type(e).__name__, e)


class Rounds:
    def __floor__(self):
        return "floored"

    def __ceil__(self):
        return "ceiled"

    def __trunc__(self):
        return "truncated"

    def __float__(self):
        return 2.7


class FloatOnly:
    def __float__(self):
        return 2.7


class Raises:
    def __float__(self):
        raise KeyError("no float")

    def __index__(self):
        raise KeyError("no index")

    def __floor__(self):
        raise KeyError("no floor")


for value in (Rounds(), FloatOnly(), Raises()):
    for function in (math.floor, math.ceil, math.trunc, math.sqrt, math.isqrt, math.fabs, math.isfinite, math.gcd, math.fsum):
        try:
            print(type(value).__name__, function.__name__, function(value))
        except Exception as e:
            print(type(value).__name__, function.__name__, type(e).__name__, e)


class F(float):
    pass


class I(int):
    def __floor__(self):
        return "int subclass floor"


print(math.floor(F(2.7)), math.sqrt(F(4)), math.floor(I(3)), math.ceil(I(3)), math.gcd(I(4), I(6)), type(math.fabs(F(-1.5))), type(math.trunc(F(1.5))), math.isclose(F(1), 1), math.floor(True), type(math.floor(True)), math.trunc(False))
math.extra = "modules accept attributes"
print(math.extra)
del math.extra
try:
    math.extra
except AttributeError as e:
    print(e)
