# Descriptors: lookup order of data, instance and non-data; deletion; owner access.
class Data:
    def __init__(self, label):
        self.label = label

    def __get__(self, instance, owner=None):
        print("get", self.label, None if instance is None else "instance", owner.__name__ if owner else None)
        return f"data {self.label}"

    def __set__(self, instance, value):
        print("set", self.label, value)
        instance.__dict__[self.label] = value

    def __delete__(self, instance):
        print("delete", self.label)


class NonData:
    def __get__(self, instance, owner=None):
        print("nondata get", instance is None)
        return "non-data"


class SetOnly:
    def __set__(self, instance, value):
        print("set only", value)
        instance.__dict__["so"] = value


class DeleteOnly:
    def __delete__(self, instance):
        print("delete only")


class Host:
    d = Data("d")
    n = NonData()
    so = SetOnly()
    do = DeleteOnly()
    plain = 1


class Sub(Host):
    pass


h = Host()
print(h.d, Host.d, Sub.d, Sub().d)
h.d = 5
print(h.__dict__, h.d)
h.__dict__["d"] = "shadow?"
print(h.d)
del h.d
print(h.n, Host.n)
h.n = "instance wins"
print(h.n, h.__dict__)
del h.n
print(h.n)
print(type(h.so).__name__, type(Host.so).__name__)
h.so = 7
print(h.so)
try:
    del h.so
except AttributeError as error:
    print(error)
del h.do
try:
    h.do = 1
except AttributeError as error:
    print(error)
print(type(h.do).__name__)
Host.d = "replaced on class"
print(h.d)
del Host.d
try:
    print(Sub().d)
except AttributeError as error:
    print(error)
print(h.d)


class Raises:
    def __get__(self, instance, owner):
        raise AttributeError("descriptor says no")


class WithFallback:
    r = Raises()

    def __getattr__(self, name):
        return f"fallback for {name}"


class Without:
    r = Raises()


print(WithFallback().r, hasattr(Without(), "r"), getattr(Without(), "r", "default"))
try:
    Without.r
except AttributeError as error:
    print(error)


class InInstance:
    pass


i = InInstance()
i.x = NonData()
print(type(i.x).__name__)


class NoneGet:
    __get__ = None


class Uses:
    x = NoneGet()


try:
    Uses().x
except TypeError as error:
    print(error)
f = lambda self, *a: (self, a)
print(f.__get__(5, int)(1), f.__get__(None, int) is f, len.__get__ if hasattr(len, "__get__") else "no __get__", str.upper.__get__("abc")(), str.upper.__get__("x", str)())
try:
    str.upper.__get__(5)
except TypeError as error:
    print(error)
try:
    f.__get__(None, None)
except TypeError as error:
    print(error)
