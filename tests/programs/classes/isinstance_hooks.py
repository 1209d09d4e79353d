# isinstance, issubclass, __class__ lies, __instancecheck__, __subclasscheck__, type().
class Meta(type):
    def __instancecheck__(cls, obj):
        print("instancecheck", cls.__name__, obj)
        return obj == "magic"

    def __subclasscheck__(cls, sub):
        print("subclasscheck", cls.__name__, sub.__name__)
        return sub is int


class Virtual(metaclass=Meta):
    pass


print(isinstance("magic", Virtual), isinstance(5, Virtual), issubclass(int, Virtual), issubclass(str, Virtual), isinstance("magic", (int, Virtual)), issubclass(float, (str, Virtual)))
print(isinstance(Virtual(), Virtual))


class Liar:
    @property
    def __class__(self):
        return int


liar = Liar()
print(isinstance(liar, int), isinstance(liar, Liar), type(liar).__name__, liar.__class__.__name__, isinstance(liar, str))


class Raises:
    @property
    def __class__(self):
        raise RuntimeError("hidden")


try:
    print(isinstance(Raises(), int))
except RuntimeError as error:
    print(error)


class Bases:
    __bases__ = (int,)


class Fake:
    def __init__(self, *bases):
        self.__bases__ = bases


a = Fake()
b = Fake(a)
c = Fake(b, Fake())
print(issubclass(c, a), issubclass(a, c), issubclass(b, (a,)), issubclass(Fake(int), Fake()))
for action in (
    lambda: isinstance(1, "int"),
    lambda: isinstance(1, [int]),
    lambda: isinstance(1, (str, ("x",))),
    lambda: isinstance(1, (int, "never looked at")),
    lambda: isinstance(1, ((), (str, (int,)))),
    lambda: issubclass(1, int),
    lambda: issubclass(int, 1),
    lambda: issubclass("int", "int"),
    lambda: isinstance(1, ()),
    lambda: issubclass(int, ()),
    lambda: isinstance(None, None),
    lambda: isinstance(None, type(None)),
    lambda: isinstance(1, int | str),
    lambda: isinstance([], list[int]),
):
    try:
        print(action())
    except TypeError as error:
        print(error)

for value in (1, True, 1.5, "s", b"b", None, [], (), {}, set(), frozenset(), range(1), slice(1), print, len, lambda: 0, int, type, object, object(), ..., NotImplemented, (i for i in []), "".join, str.join, [].__len__, ValueError, ValueError(), property(), staticmethod(len), classmethod(len), super, iter([]), iter(()), iter({}), iter(""), zip(), map(str, []), filter(None, []), enumerate([]), reversed([]), {}.keys(), {}.items(), {}.values(), type(None), Virtual, Liar.__init__, liar.__init__, int.__add__, (1).__add__, int.real, dict.fromkeys, (lambda: 0).__code__, Meta):
    print(type(value).__name__, type(type(value)).__name__, isinstance(value, object), isinstance(value, type), callable(value), end="; ")
print()
print(type(type(1)) is type, type.__mro__, type(object) is type, isinstance(type, object), isinstance(object, type), issubclass(type, object), object.__class__.__name__, type.__class__.__name__, object.__bases__, type.__base__.__name__)
