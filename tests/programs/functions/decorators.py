# Decorators: order, arguments, classes as decorators, stacking on methods.
def trace(function):
    print("decorating", function.__name__)

    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("return", result)
        return result

    wrapper.__name__ = function.__name__
    wrapper.__wrapped__ = function
    return wrapper


def repeat(times):
    print("repeat", times)

    def decorate(function):
        print("decorating with repeat", times)
        return lambda *args: [function(*args) for _ in range(times)]

    return decorate


@trace
@repeat(2)
@trace
def add(a, b=1):
    return a + b


print(add(1), add(2, 3))


class Memo:
    def __init__(self, function):
        self.function = function
        self.cache = {}
        self.hits = 0

    def __call__(self, *args):
        if args in self.cache:
            self.hits += 1
        else:
            self.cache[args] = self.function(*args)
        return self.cache[args]

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return lambda *args: self(instance, *args)


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.hits, len(fib.cache))


class Shape:
    sides = 4

    def __init__(self, size):
        self.size = size

    def __repr__(self):
        return f"Shape({self.size})"

    @Memo
    def area(self):
        print("computing")
        return self.size**2

    @classmethod
    @trace
    def make(cls, size):
        return cls(size).size

    @staticmethod
    @trace
    def helper(x):
        return x * 2

    @property
    @trace
    def double(self):
        return self.size * 2


s = Shape(3)
print(s.area(), s.area(), Shape.make(5), s.make(6), Shape.helper(7), s.double, Shape.area.hits)


def register(registry, key):
    def decorate(obj):
        registry[key] = obj
        return obj

    return decorate


registry = {}


@register(registry, "cls")
class Registered:
    pass


@register(registry, "fn")
def registered():
    return "registered"


print(registry["cls"] is Registered, registry["fn"](), list(registry))
decorators = [lambda f: lambda: f() + "1", lambda f: lambda: f() + "2"]


@decorators[0]
@decorators[1]
@(lambda f: lambda: f() + "0")
def stacked():
    return "base"


@str
def text():
    pass


@lambda f: 5
def number():
    pass


@type
class Kind:
    pass


print(stacked(), text.split(" at ")[0], number, Kind)
try:

    @None
    def bad():
        pass

except TypeError as error:
    print(error)
