# Class patterns: __match_args__, keywords, built-in classes, isinstance hooks; what is wrong with them.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Bare:
    pass


def where(p):
    match p:
        case Point3(0, 0, z):
            return f"on the z axis at {z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"y={y}"
        case Point(x, y=0):
            return f"x={x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "a point"
        case Bare(missing=_):
            return "bare with an attribute"
        case Bare():
            return "bare"
        case _:
            return "no point"


bare = Bare()
for p in Point(0, 0), Point(0, 5), Point(7, 0), Point(3, 3), Point(1, 2), Point3(0, 0, 9), Point3(0, 0, 0), Point3(1, 2, 3), bare, (0, 0):
    print(where(p))
bare.missing = 1
print(where(bare))


def builtin(x):
    match x:
        case bool(b):
            return "bool", b
        case int(n):
            return "int", n
        case float(f):
            return "float", f
        case str(s):
            return "str", s
        case bytes(b):
            return "bytes", b
        case list(l):
            return "list", l
        case tuple(t):
            return "tuple", t
        case dict(d):
            return "dict", d
        case set(s):
            return "set", s
        case frozenset(f):
            return "frozenset", f
        case int(real=r, imag=i) | complex(real=r, imag=i):
            return "parts", r, i
        case type(__name__=name):
            return "class", name


class MyInt(int):
    pass


class MyStr(str):
    __match_args__ = ("upper_case",)

    @property
    def upper_case(self):
        return self.upper()


for x in True, 5, 2.5, "s", b"b", [1], (2,), {3: 4}, {5}, frozenset({6}), 7j, int, MyInt(8), MyStr("nine"), None:
    print(builtin(x))
match MyStr("ten"):
    case MyStr(upper):
        print(upper)
match MyInt(11):
    case MyInt(n, real=r):
        print(n, r)


class Meta(type):
    def __instancecheck__(cls, instance):
        print("asked about", instance)
        return instance == "yes"


class Hooked(metaclass=Meta):
    pass


for x in "yes", "no":
    match x:
        case Hooked():
            print("hooked")
        case _:
            print("not hooked")


class Attributes:
    def __getattr__(self, name):
        print("asked for", name)
        if name == "broken":
            raise ValueError("broken")
        if name == "absent":
            raise AttributeError
        return name


match Attributes():
    case Attributes(absent=1):
        print("never")
    case Attributes(one="one", two=second):
        print(second)


class Wrong:
    __match_args__ = ["a"]


class WrongItem:
    __match_args__ = (1,)


class Twice:
    __match_args__ = ("a", "a")
    a = 1


class Raises:
    @property
    def __match_args__(self):
        return ()


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def not_a_class():
    match 1:
        case noclass():
            return "matched"


noclass = 5


def too_many():
    match Point(1, 2):
        case Point(1, 2, 3):
            return "matched"


def too_many_self():
    match 1:
        case int(1, 2):
            return "matched"


def none_allowed():
    match bare:
        case Bare(1):
            return "matched"


def no_tuple():
    match Wrong():
        case Wrong(1):
            return "matched"


def no_string():
    match WrongItem():
        case WrongItem(1):
            return "matched"


def twice():
    match Twice():
        case Twice(1, 1):
            return "matched"


def twice_by_keyword():
    match Point(1, 2):
        case Point(1, x=1):
            return "matched"


def broken():
    match Attributes():
        case Attributes(broken=1):
            return "matched"


def duplicate_key():
    match {1: 2}:
        case {Keys.one: _, Keys.uno: _}:
            return "matched"


class Keys:
    one = 1
    uno = 1.0
    unhashable = []


def unhashable_key():
    match {1: 2}:
        case {Keys.unhashable: _}:
            return "matched"


def property_match_args():
    match Raises():
        case Raises(1):
            return "matched"


def length_raises():
    class L(list):
        def __len__(self):
            raise ZeroDivisionError("len")

    match L():
        case [_]:
            return "matched"
    return "not matched"


for f in not_a_class, too_many, too_many_self, none_allowed, no_tuple, no_string, twice, twice_by_keyword, broken, duplicate_key, unhashable_key, property_match_args, length_raises:
    attempt(f)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def temporaries():
    match [Noisy("first"), Noisy("second")]:
        case [_, Noisy(name="other")]:
            print("never")
        case [Noisy(name=name), *_]:
            print("matched", name)
    print("after")


temporaries()
