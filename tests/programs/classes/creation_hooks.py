# __new__, __init__, __init_subclass__, __set_name__, __class_getitem__, __subclasshook__.
class Traced:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self):
        self.inits = getattr(self, "inits", 0) + 1


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never")


class BadInit:
    def __init__(self):
        return 5


Traced(1, k=2)
t = Traced.__new__(Traced, "direct")
print(Singleton() is Singleton(), Singleton().inits, Other(), type(t).__name__)


def attempt(f):
    try:
        print(f())
    except TypeError as error:
        print(error)


class NoInit:
    pass


class OnlyNew:
    def __new__(cls, x):
        return object.__new__(cls)


class OnlyInit:
    def __init__(self, x):
        pass


attempt(BadInit)
attempt(lambda: NoInit(1))
attempt(lambda: NoInit(k=1))
attempt(lambda: OnlyNew())
attempt(lambda: OnlyInit())
attempt(lambda: type(OnlyNew(1)).__name__)
attempt(lambda: object.__new__(NoInit, 1))
attempt(lambda: object.__new__(5))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(NoInit))
attempt(lambda: NoInit().__init__(1))


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls
        print("registered", cls.__name__, name)


class Csv(Plugin):
    pass


class Json(Plugin, name="js"):
    pass


class Deep(Json, name="deep"):
    pass


print(list(Plugin.registry))
attempt(lambda: type("Bad", (Plugin,), {}, wrong=1))
attempt(lambda: type("Bad", (), {}, wrong=1))


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        return f"{owner.__name__}.{self.name}"


class Holder:
    first = Named()
    second = third = Named()


print(Holder.first, Holder().second, Holder().third)
Holder.late = Named.__new__(Named)
try:
    Holder.late
except AttributeError as error:
    print(error)


class Failing:
    def __set_name__(self, owner, name):
        raise ValueError("no name")


try:

    class Uses:
        attr = Failing()

except ValueError as error:
    print(error, error.__notes__)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class SubGeneric(Generic):
    pass


print(Generic[int], SubGeneric["x", 1])
attempt(lambda: NoInit[int])
attempt(lambda: Generic()[0])
