# Multiple inheritance: C3 linearisation, conflicts, isinstance, cooperative calls.
def names(cls):
    return [c.__name__ for c in cls.__mro__]


class A:
    def f(self):
        return "A"


class B(A):
    def f(self):
        return "B" + super().f()


class C(A):
    def f(self):
        return "C" + super().f()


class D(B, C):
    def f(self):
        return "D" + super().f()


class E(C, B):
    pass


class F(D):
    f = C.f


print(names(D), D().f(), names(E), E().f(), F().f(), names(F), D.mro() == list(D.__mro__), D.__bases__ == (B, C), D.__base__.__name__)
X = type("X", (), {})
Y = type("Y", (), {})
Z = type("Z", (X, Y), {})
for make in (
    lambda: type("Bad", (D, E), {}),
    lambda: type("Bad", (A, B), {}),
    lambda: type("Bad", (X, Z), {}),
    lambda: type("Bad", (A, A), {}),
    lambda: type("Bad", (object, A), {}),
    lambda: type("Bad", (int, str), {}),
    lambda: type("Bad", (5,), {}),
    lambda: type("Bad", (bool,), {}),
    lambda: type("Bad", (type(None),), {}),
    lambda: type("Bad", (A()), {}),
):
    try:
        print(names(make()))
    except TypeError as error:
        print(error)

print(isinstance(D(), A), isinstance(D(), (int, C)), issubclass(D, B), issubclass(B, D), issubclass(D, (str, A)), isinstance(A(), D), issubclass(A, object), isinstance(A, type))
print([k.__name__ for k in A.__subclasses__()], [k.__name__ for k in D.__subclasses__()])

# The example of the C3 paper.
O = object
for name, bases in (("Pa", "O"), ("Pb", "O"), ("Pc", "O"), ("Pd", "O"), ("Pe", "O"), ("K1", "Pa Pb Pc"), ("K2", "Pd Pb Pe"), ("K3", "Pd Pa"), ("Last", "K1 K2 K3")):
    globals()[name] = type(name, tuple(globals()[b] for b in bases.split()), {})
print(names(Last))


class Root:
    def __init__(self, **kw):
        print("Root", kw)


class Left(Root):
    def __init__(self, left=0, **kw):
        print("Left", left)
        super().__init__(**kw)


class Right(Root):
    def __init__(self, right=0, **kw):
        print("Right", right)
        super().__init__(**kw)


class Both(Left, Right):
    def __init__(self, **kw):
        print("Both")
        super().__init__(**kw)


Both(left=1, right=2, rest=3)
Right(right=5)


class Mixin:
    def describe(self):
        return f"{type(self).__name__} with {self.value}"


class Number(Mixin, int):
    @property
    def value(self):
        return int(self)


print(Number(5).describe(), Number(5) + 1, names(Number))
B.__bases__ = (type("NewBase", (A,), {"f": lambda self: "New"}),)
print(D().f(), names(D), B().f())


class Dynamic:
    def __mro_entries__(self, bases):
        return (A,)


class FromEntries(Dynamic()):
    pass


print(names(FromEntries), FromEntries.__orig_bases__[0].__class__.__name__)
