# Metaclasses: __prepare__, __new__, __init__, __call__, keyword arguments, conflicts.
class Ordered(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("assign", key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", mcls.__name__, name, [b.__name__ for b in bases], kw)
        return Ordered(injected="from prepare")

    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, type(namespace).__name__, kw)
        cls = super().__new__(mcls, name, bases, dict(namespace))
        cls.keywords = kw
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args, kw)
        instance = super().__call__(*args, **kw)
        instance.stamped = True
        return instance

    def class_method(cls):
        return f"method of {cls.__name__}"

    def __getattr__(cls, name):
        return f"meta attribute {name}"

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("meta")

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __contains__(cls, x):
        return x == "in"

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __add__(cls, other):
        return f"{cls.__name__}+{getattr(other, '__name__', other)}"

    def __bool__(cls):
        return False

    def __setattr__(cls, name, value):
        print("meta setattr", name)
        super().__setattr__(name, value)


class A(metaclass=Meta, option=1):
    x = 1

    def f(self):
        return self.injected


class B(A, other=2):
    y = 2


a = A()
print(a.f(), a.stamped, A.keywords, B.keywords, type(A).__name__, type(B).__name__, A.class_method(), B.nothing)
print(len(A), list(B), A["k"], "in" in A, "out" in A, A, [B], A + B, bool(A), isinstance(A, Meta), A.x)
A.z = 5
print(a.z, B.z)
for action in (lambda: a.class_method(), lambda: len(a), lambda: a.missing):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class OtherMeta(type):
    pass


class C(metaclass=OtherMeta):
    pass


try:

    class D(A, C):
        pass

except TypeError as error:
    print(error)


class SubMeta(Meta):
    pass


class E(A, metaclass=SubMeta):
    pass


class F(B, E):
    pass


print(type(E).__name__, type(F).__name__, F.__mro__)


def function_meta(name, bases, namespace, **kw):
    return (name, bases, sorted(k for k in namespace if not k.startswith("__")), kw)


class G(int, metaclass=function_meta, k="v"):
    q = 1


print(G)


class BadPrepare(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return 5


try:

    class H(metaclass=BadPrepare):
        pass

except TypeError as error:
    print(error)
