# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Dynamic:
    fixed = "class attribute"

    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("no"):
            raise AttributeError(f"refused {name}")
        return name.upper()


d = Dynamic()
print(d.real, d.fixed, d.other, hasattr(d, "nothing"), hasattr(d, "x"), getattr(d, "none", 5), d.call)
try:
    d.nope
except AttributeError as error:
    print(error)


class Intercept:
    def __init__(self):
        self.a = 1

    def __getattribute__(self, name):
        print("getattribute", name)
        if name == "magic":
            return "found"
        if name == "gone":
            raise AttributeError("gone")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"fallback {name}"

    def method(self):
        return self.a


i = Intercept()
print(i.a, i.magic, i.gone, i.unknown, i.method(), len(i.__dict__))


class Guarded:
    allowed = ("x", "y")

    def __setattr__(self, name, value):
        print("setattr", name, value)
        if name not in self.allowed:
            raise AttributeError(f"cannot set {name}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


g = Guarded()
g.x = 1
g.x += 1
setattr(g, "y", [3])
try:
    g.z = 1
except AttributeError as error:
    print(error)
del g.x
try:
    del g.x
except AttributeError as error:
    print(error)
g.__dict__["z"] = "direct"
print(g.z, vars(g))


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)

    def __dir__(self):
        return ["b", "a", "proxy"]


class Target:
    pass


target = Target()
p = Proxy(target)
p.value = 5
print(p.value, target.value, vars(p).keys(), dir(p), Proxy([3, 1]).count(3))
try:
    len(Proxy([1, 2]))
except TypeError as error:
    print(error)
try:
    p.missing
except AttributeError as error:
    print(error)


class Implicit:
    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)

    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)


x = Implicit()
for operation in (lambda: len(x), lambda: x + 1, lambda: iter(x), lambda: x[0], lambda: x(), lambda: bool(x), lambda: x == 1, lambda: hash(x) is None, lambda: repr(x) is None, lambda: f"{x}" is None):
    try:
        print(operation())
    except TypeError as error:
        print(error)
print(object.__getattribute__(5, "real"), object.__getattribute__(d, "real"), type.__getattribute__(Dynamic, "fixed"))
try:
    object.__getattribute__(d, "unknown")
except AttributeError as error:
    print(error)
Dynamic.__getattr__ = lambda self, name: f"new {name}"
print(d.whatever)
del Dynamic.__getattr__
print(hasattr(d, "whatever"))
