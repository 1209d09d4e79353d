# __slots__: storage, errors, inheritance, interplay with __dict__.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


p = Point(1, 2)
print(p.x, p.y, Point.__slots__, hasattr(p, "__dict__"), type(Point.x).__name__, Point.x.__get__(p), Point.x.__name__)
attempt(lambda: setattr(p, "z", 3))
attempt(lambda: p.__dict__)
attempt(lambda: vars(p))
del p.x
attempt(lambda: p.x)
attempt(lambda: delattr(p, "x"))
p.x = 10
print(p.x, repr(Point.x), Point.x.__set__(p, 5), p.x, Point.x.__delete__(p), hasattr(p, "x"))
attempt(lambda: Point.x.__get__(5))
attempt(lambda: Point.x.__set__("s", 1))


class Point3(Point):
    __slots__ = "z"


class Loose(Point):
    pass


class WithDict:
    __slots__ = ("a", "__dict__")


class Private:
    __slots__ = ("__hidden", "seen")

    def __init__(self):
        self.__hidden = 1
        self.seen = self.__hidden + 1


class Empty:
    __slots__ = ()


q = Point3(1, 2)
q.z = 3
print(q.x, q.y, q.z, hasattr(q, "__dict__"), Point3.__slots__)
l = Loose(1, 2)
l.extra = 5
print(l.__dict__, l.x, l.extra)
w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a, Private().seen, Private()._Private__hidden, [n for n in dir(Private) if "hidden" in n])
attempt(lambda: setattr(Empty(), "a", 1))
attempt(lambda: Empty().a)
attempt(lambda: type("Bad", (), {"__slots__": ("a",), "a": 1}))
attempt(lambda: type("Bad", (), {"__slots__": ("1a",)}))
attempt(lambda: type("Bad", (), {"__slots__": (5,)}))
attempt(lambda: type("Bad", (), {"__slots__": 5}))
attempt(lambda: type("Bad", (), {"__slots__": ("__dict__", "__dict__")}))
attempt(lambda: type("Bad", (Point, type("Other", (), {"__slots__": ("o",)})), {}))
attempt(lambda: type("Bad", (int,), {"__slots__": ("o",)}))
attempt(lambda: type("Fine", (Point, type("Plain", (), {"__slots__": ()})), {}).__name__)
attempt(lambda: setattr(Point(1, 2), "__class__", Point3))
attempt(lambda: type("D", (), {"__slots__": {"a": "doc a", "b": None}}).__slots__)
attempt(lambda: type("L", (list,), {"__slots__": ("tag",)})([1, 2]))


class Dup(Point):
    __slots__ = ("x",)


d = Dup(1, 2)
print(d.x, Dup.x is not Point.x, hasattr(d, "y"))
attempt(lambda: Point.x.__get__(d))


class Default:
    __slots__ = ("v",)
    kind = "class attribute"

    def __getattr__(self, name):
        return f"default {name}"


v = Default()
print(v.v, v.kind)
v.v = 1
print(v.v, v.missing)
attempt(lambda: setattr(v, "kind", 2))
