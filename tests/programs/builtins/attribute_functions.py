# getattr, setattr, hasattr, delattr, vars, dir, id, hash, callable, type.
class Thing:
    kind = "thing"

    def __init__(self):
        self.a = 1

    def method(self):
        return self.a


class Sub(Thing):
    extra = 2


t, s = Thing(), Sub()
print(getattr(t, "a"), getattr(t, "kind"), getattr(t, "method")(), getattr(t, "none", "default"), getattr(Thing, "method").__name__, getattr(5, "real"), getattr("a", "up" + "per")())
setattr(t, "b", 2)
setattr(Thing, "c", 3)
setattr(t, "not an identifier", 4)
print(t.b, s.c, getattr(t, "not an identifier"), vars(t), hasattr(t, "b"), hasattr(s, "b"), hasattr(t, "zz"))
delattr(t, "b")
delattr(Thing, "c")
print(hasattr(t, "b"), hasattr(s, "c"), vars(Sub)["extra"], sorted(k for k in vars(Thing) if not k.startswith("__")))
print([n for n in dir(s) if not n.startswith("__")], [n for n in dir(Sub) if not n.startswith("__")], [n for n in dir(5) if not n.startswith("_")], [n for n in dir([]) if not n.startswith("_")], [n for n in dir({}) if not n.startswith("_")])
print([n for n in dir(object)], [n for n in dir(None) if n not in dir(object)], len(dir()) > 5, "t" in dir(), [n for n in dir(()) if not n.startswith("_")], [n for n in dir({1}) if not n.startswith("_")], [n for n in dir(1.5) if not n.startswith("_")], [n for n in dir(b"") if not n.startswith("_")])


def local_dir(x, y=1):
    z = 2
    return dir(), sorted(vars())


print(local_dir(1))


class Odd:
    def __dir__(self):
        return ["z", "b", "a", "b"]

    def __getattr__(self, name):
        if name == "boom":
            raise ValueError("not an AttributeError")
        raise AttributeError(name)


print(dir(Odd()), hasattr(Odd(), "x"), getattr(Odd(), "x", None))
for action in (
    lambda: hasattr(Odd(), "boom"),
    lambda: getattr(Odd(), "boom", None),
    lambda: getattr(t, 5),
    lambda: setattr(t, 5, 1),
    lambda: hasattr(t, b"a"),
    lambda: delattr(t, "zz"),
    lambda: vars(5),
    lambda: vars(t, t),
    lambda: getattr(t, "zz"),
    lambda: getattr(t, "a", x=1),
    lambda: dir(Odd(), 1),
    lambda: type("X", (Thing,), {"x": 1})().x,
    lambda: type(t)().a,
    lambda: type(t, 1),
    lambda: setattr(object(), "a", 1),
    lambda: setattr(Thing, "__class__", int),
    lambda: callable(),
):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
print([callable(x) for x in (len, Thing, t, t.method, lambda: 0, 5, None, "s", type, object, Thing.method, print, str.upper, [].append)])
a = b = [1]
print(id(a) == id(b), id(a) == id([1]), id(None) == id(None), hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), hash((1, 2)) == hash((1, 2)), hash(t) == hash(t), type(t) is Thing, type(Thing) is type, t.__class__.__class__ is type, type(hash(t)) is int, id(t) == id(s))
print(isinstance(True, int), isinstance(1, bool), isinstance(t, (Sub, Thing)), isinstance(s, Thing), issubclass(Sub, (int, Thing)), issubclass(bool, int), issubclass(Thing, object), isinstance(Thing, type), isinstance(None, object), isinstance([], (list, tuple)), issubclass(int, float))
