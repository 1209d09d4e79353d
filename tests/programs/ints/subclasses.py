# Subclasses of int: arithmetic yields plain ints unless overridden.
class Plain(int):
    pass


class Modular(int):
    """Integers modulo 7."""

    def __new__(cls, value=0):
        return super().__new__(cls, int(value) % 7)

    def __add__(self, other):
        return Modular(int(self) + int(other))

    __radd__ = __add__

    def __mul__(self, other):
        return type(self)(int(self) * int(other))

    def __repr__(self):
        return f"Modular({int(self)})"


class Tagged(int):
    def __new__(cls, value, tag):
        self = super().__new__(cls, value)
        self.tag = tag
        return self


x = Plain(5)
print(x, repr(x), type(x), type(x + 1), type(-x), type(+x), type(abs(x)), type(x * x), x == 5, hash(x) == hash(5))
print(Plain(2**100) + 1, Plain("17", 8), Plain(), Plain(3.9), Plain.from_bytes(b"\x05", "big"), type(Plain.from_bytes(b"\x05", "big")))
print([10, 20, 30, 40, 50, 60][x], "abc" * Plain(2), range(Plain(3)), list(range(Plain(2), 10, Plain(3))))
print(f"{x:04d} {x!r} {x}", "%d %s %r %x" % (x, x, x, Plain(255)), "{:>4}".format(x))

m = Modular(10)
print(m, m + 5, 5 + m, m * m, m - 1, sum([m, m, m]), sum([Modular(6), 3], Modular(0)), int(m), m == 3)
print([Modular(n) for n in range(9)], str(m), f"{m}", f"{m!r}")
total = m
total += 6
print(total, type(total))

t = Tagged(7, "lucky")
print(t, t.tag, t + 1, t.__dict__, isinstance(t, int), t.bit_length())
t.other = 1
print(sorted(t.__dict__))
print({Plain(1): "a"}[1], Plain(0) or "zero", bool(Plain(0)), Plain(4) in [4], max(Plain(3), 2))


class Loud(int):
    def __int__(self):
        print("__int__")
        return 1

    def __index__(self):
        print("__index__")
        return 2

    def __float__(self):
        print("__float__")
        return 3.0


loud = Loud(9)
print(int(loud), float(loud), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9][loud], hex(loud), loud + 1)


class Reversed(int):
    def __rsub__(self, other):
        return f"rsub({other})"

    def __lt__(self, other):
        return f"lt({other})"


print(10 - Reversed(3), Reversed(3) - 10, Reversed(1) < 5, 5 > Reversed(1), 5 < Reversed(1))
