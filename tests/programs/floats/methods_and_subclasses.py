# Methods, attributes and subclassing of float.
class Celsius(float):
    def __new__(cls, value, place="?"):
        self = super().__new__(cls, value)
        self.place = place
        return self

    def __add__(self, other):
        return Celsius(float(self) + float(other), self.place)

    def __repr__(self):
        return f"{float(self)}C@{self.place}"

    def __format__(self, spec):
        return f"<{float(self):{spec or '.1f'}}>"


t = Celsius(21.5, "attic")
print(t, repr(t), [t], f"{t} {t:.3f} {t!r}", t + 1, type(t - 1), t.place, t > 20, hash(t) == hash(21.5))
print("%s %r %.1f" % (t, t, t), str(t), "{:e}".format(t), float(t), type(float(t)), int(t), round(t), t.is_integer())
print({21.5: "found"}[t], t in [21.5], max(t, 3), sorted([t, Celsius(3), 7.5]), sum([t, t]), sum([t], Celsius(0, "sum")))

for x in (1.5, -2.0, 0.0):
    print(x.real, x.imag, x.conjugate(), x.is_integer(), x.as_integer_ratio(), x.__bool__(), x.__int__(), x.__float__())
    print(x.__neg__(), x.__abs__(), x.__pos__(), x.__add__(1), x.__radd__(1), x.__sub__(1), x.__rsub__(1), x.__mul__(2))
    print(x.__truediv__(4), x.__rfloordiv__(7) if x else None, x.__pow__(2), x.__rpow__(2), x.__divmod__(0.7))
    print(x.__eq__(1), x.__lt__(10**20), x.__ge__("a"), x.__add__("a"), x.__hash__() == hash(x), x.__repr__(), x.__getnewargs__())

print(float.__name__, float.__mro__, float.__doc__)
print((1.5).is_integer.__name__, float.real.__name__ if hasattr(float.real, "__name__") else None)
x = 1.5
for operation in (
    lambda: (1.5).real(),
    lambda: (1.5).numerator,
    lambda: setattr(1.5, "x", 1),
    lambda: delattr(1.5, "real"),
    lambda: (1.5).__add__(),
    lambda: float.is_integer(1),
    lambda: float.fromhex(1.5),
    lambda: x(),
    lambda: x[0],
    lambda: iter(1.5),
    lambda: len(1.5),
    lambda: 1.5 in 2.5,
):
    try:
        print(operation())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Loud:
    def __radd__(self, other):
        return ("radd", other)

    def __rtruediv__(self, other):
        return ("rtruediv", other)

    def __eq__(self, other):
        return ("eq", other)

    def __gt__(self, other):
        return ("gt", other)

    __hash__ = None


print(1.5 + Loud(), 2.5 / Loud(), 1.5 == Loud(), 1.5 < Loud())
