# Cooperative multiple inheritance through super in every role.
class Base:
    log = []

    def __init__(self):
        self.log.append("Base")

    def setup(self):
        return ["Base"]

    def __enter__(self):
        return self

    def __exit__(self, *a):
        print("Base exit")

    def __eq__(self, other):
        return type(self) is type(other)

    def __setattr__(self, name, value):
        super().__setattr__(name, ("stored", value))

    def __new__(cls, *args):
        self = super().__new__(cls)
        return self


class Logging(Base):
    def __init__(self):
        self.log.append("Logging")
        super().__init__()

    def setup(self):
        return ["Logging"] + super().setup()

    def __exit__(self, *a):
        print("Logging exit")
        return super().__exit__(*a)


class Caching(Base):
    def __init__(self):
        self.log.append("Caching")
        super().__init__()

    def setup(self):
        return ["Caching"] + super().setup()

    def __exit__(self, *a):
        print("Caching exit")
        return super().__exit__(*a)

    def __setattr__(self, name, value):
        super().__setattr__("cached_" + name, value)


class Service(Logging, Caching):
    def __init__(self):
        self.log.append("Service")
        super().__init__()

    def setup(self):
        return ["Service"] + super().setup()


s = Service()
print(Base.log, s.setup(), s == Service(), s != 5)
s.x = 1
print(vars(s))
with s as t:
    print(t is s)


class Counter(dict):
    def __missing__(self, key):
        return 0

    def update(self, items=(), **kw):
        for item in items:
            self[item] = self[item] + 1
        super().update(kw)

    def __init__(self, items=()):
        super().__init__()
        self.update(items)


class OrderedCounter(Counter):
    def __iter__(self):
        return iter(sorted(super().__iter__()))

    def __repr__(self):
        return f"OC({{{', '.join(f'{k!r}: {self[k]}' for k in self)}}})"


c = OrderedCounter("hello")
print(c, c["z"], len(c), dict(c) == {"h": 1, "e": 1, "l": 2, "o": 1})


class LoudList(list):
    def append(self, x):
        print("append", x)
        super().append(x)

    def __init__(self, *args):
        super().__init__(*args)
        print("made", len(self))


class CheckedList(LoudList):
    def append(self, x):
        if not isinstance(x, int):
            raise TypeError(f"only ints, not {x!r}")
        super().append(x)


items = CheckedList([1, 2])
items.append(3)
try:
    items.append("x")
except TypeError as error:
    print(error)
print(items)


class MyError(Exception):
    def __init__(self, code, *args):
        super().__init__(f"code {code}", *args)
        self.code = code

    def __str__(self):
        return "MyError: " + super().__str__()


class Special(MyError):
    def __init__(self):
        super().__init__(7, "extra")


try:
    raise Special
except MyError as e:
    print(e, e.code, e.args, repr(e))


