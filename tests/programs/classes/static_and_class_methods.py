# staticmethod and classmethod objects, inheritance, wrapping, direct use.
class Base:
    registry = []

    @classmethod
    def create(cls, *args):
        obj = cls(*args)
        cls.registry.append(cls.__name__)
        return obj

    @staticmethod
    def add(a, b=10):
        return a + b

    @classmethod
    def name(cls):
        return cls.__name__

    def instance(self):
        return self.name(), self.add(1), type(self).add(2, 3)


class Derived(Base):
    @classmethod
    def name(cls):
        return "derived of " + super().name()

    @staticmethod
    def add(a, b=100):
        return Base.add(a, b)


b, d = Base(), Derived.create()
print(Base.name(), b.name(), Derived.name(), d.name(), b.instance(), d.instance(), Base.registry, Base.add(1), Derived.add(1), d.add(1, 2))
print(type(Base.__dict__["create"]).__name__, type(Base.__dict__["add"]).__name__, Base.create.__self__ is Base, d.create.__self__ is Derived, Base.create.__func__.__name__, Base.add.__name__, type(Base.add).__name__, type(Base.create).__name__)
print(Base.__dict__["add"](5), Base.__dict__["add"].__wrapped__(6), Base.__dict__["add"].__func__(7), Base.__dict__["create"].__wrapped__.__name__, Base.__dict__["add"].__get__(None, Base)(8), Base.__dict__["create"].__get__(None, Derived).__self__.__name__)
print(b.create == b.create, b.create is b.create, Base.create == Derived.create, Base.add is Base.add, Base.name.__qualname__, Derived.name.__qualname__, Base.__dict__["name"].__isabstractmethod__)
try:
    Base.__dict__["create"]()
except TypeError as error:
    print(error)


def free(x):
    """Docs."""
    return x, "free"


s, c = staticmethod(free), classmethod(free)
print(s(1), s.__name__, s.__doc__, s.__qualname__, c.__name__, c.__wrapped__ is free, repr(s).split("(")[0], repr(c).split("(")[0])


class Host:
    s = s
    c = c
    len = len
    lam = lambda *a: len(a)
    static_len = staticmethod(len)
    cls_type = classmethod(lambda cls: cls)
    bound = "text".upper


h = Host()
print(h.s(5), h.c() == (Host, "free"), h.len([1, 2]), h.lam(1, 2), Host.lam(1, 2), h.static_len("abc"), h.cls_type() is Host, h.bound())
Host.later = classmethod(lambda cls, x: (cls.__name__, x))
print(Host.later(5), h.later(6))
h.s = "overridden on instance"
print(h.s, Host.s(1))


class Date:
    def __init__(self, y, m, d):
        self.y, self.m, self.d = y, m, d

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

    def ordinal(self):
        days = [31, 28 + self.leap(self.y), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return sum(days[: self.m - 1]) + self.d

    def __repr__(self):
        return f"{type(self).__name__}({self.y:04}-{self.m:02}-{self.d:02})"


class Birthday(Date):
    pass


print(Date.parse("2024-12-31"), Birthday.parse("1999-03-01"), Date.parse("2024-12-31").ordinal(), Birthday.parse("1900-12-31").ordinal(), [y for y in (1900, 2000, 2023, 2024) if Date.leap(y)])
