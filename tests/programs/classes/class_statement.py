# Execution of class bodies: scope, order, keywords, nested classes, conditional members.
print("before")


class Loud:
    print("in body", __name__, __qualname__)
    value = 1
    value += 1
    if value == 2:
        def conditional(self):
            return "defined"
    else:
        def missing(self):
            pass
    for n in range(3):
        locals()[f"generated{n}"] = n * 10
    items = [n * 2 for n in range(3)]
    try:
        1 / 0
    except ZeroDivisionError:
        recovered = True
    del n
    print(sorted(k for k in locals() if not k.startswith("__")))

    class Nested:
        where = __qualname__

        class Deeper:
            def method(self):
                return "deep"

    def uses_nested(self):
        return self.Nested.Deeper().method()

    alias = conditional


print(Loud.value, Loud().conditional(), Loud.generated2, Loud.items, Loud.recovered, Loud.Nested.where, Loud.Nested.Deeper.__qualname__, Loud().uses_nested(), Loud().alias(), hasattr(Loud, "n"))
print(repr(Loud), repr(Loud.Nested.Deeper), Loud.__name__, Loud.__module__, type(Loud), Loud.Nested.Deeper.method.__qualname__)
try:

    class Broken:
        x = 1
        raise ValueError("in class body")

except ValueError as error:
    print(error, "Broken" in globals())
try:

    class Undefined:
        y = undefined_thing

except NameError as error:
    print(error)


def factory(base, **members):
    class Made(base):
        locals().update(members)

        def base_name(self):
            return base.__name__

    Made.__name__ = Made.__qualname__ = f"Made_{base.__name__}"
    return Made


M = factory(list, tag="t", size=5)
print(M, M([1, 2]), M.tag, M.size, M().base_name(), factory(dict)(a=1))


class A: x = 1; y = x + 1; f = lambda self: self.y


class B(A, metaclass=type): pass


class C(*[A], **{"metaclass": type}):
    """Doc."""
    __slots__ = ()
    __doc__ = "replaced " + __doc__


print(A().f(), B.y, C.__doc__, B.__doc__, A.__dict__.keys() >= {"x", "y", "f"}, C.__bases__)
A.__name__ = "Renamed"
print(A, A.__qualname__, B.__mro__[1].__name__)
A.__qualname__ = "Other"
print(A)
for action in (lambda: setattr(A, "__name__", 5), lambda: setattr(A, "__name__", "a\0b"), lambda: setattr(int, "x", 1), lambda: delattr(A, "__name__"), lambda: setattr(A, "__module__", 5), lambda: delattr(int, "real")):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
T = type("T", (A,), {"z": 3, "m": lambda self: self.z})
print(T().m(), T.__module__, T.__name__, type(T) is type, T.__dict__["z"], isinstance(T(), A))


class Private:
    __secret = 1

    def __init__(self):
        self.__inner = 2

    def get(self):
        return self.__secret, self.__inner, [self.__inner for _ in range(1)]

    def __method(self, __arg=3):
        return __arg

    def call(self):
        return self.__method()


class Sub(Private):
    __secret = "sub"


print(Private().get(), Sub().get(), Private().call(), vars(Private()), sorted(n for n in Sub.__dict__ if "secret" in n), Private._Private__secret)
class _: __x = 5
print([n for n in vars(_) if "x" in n], hasattr(Private(), "__inner"))
