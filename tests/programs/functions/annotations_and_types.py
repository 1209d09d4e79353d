# Annotations are evaluated in order, stored, and otherwise ignored; variable annotations too.
def log(label):
    print("eval", label)
    return label


def f(a: log("a"), b: log("b") = log("default b"), *c: log("c"), d: log("d") = log("default d"), **e: log("e")) -> log("return"):
    x: log("never looked at") = 5
    y: log("nor this")
    return x


print(f(1), f.__annotations__)
x: log("module x") = log("value x")
y: log("module y")
print(__annotations__)
try:
    print(y)
except NameError as error:
    print(error)


class C:
    a: int = 1
    b: "forward"
    c: list[int] = []
    d: dict[str, int] | None = None
    (e): int = 5
    a.real: log("attribute")

    def method(self) -> "C":
        self.z: log("self attr") = 5
        return self


print(C.__annotations__, C.a, hasattr(C, "b"), C.method.__annotations__, C().method().z)
items = [0]
items[log(0)]: log("subscript annotation") = 9
print(items)


def outer(p: int) -> str:
    def inner(q: p) -> p:
        return q

    return inner


print(outer(7).__annotations__, outer(8)(9), outer.__annotations__)
print((lambda a, b=1: a).__annotations__, int | None, int | str, list[int], dict[str, list[int]], tuple[int, ...], type[int], (int | str) == (str | int))
print(isinstance(5, int | str), isinstance("x", int | None), isinstance(None, int | None), issubclass(bool, int | str), list[int].__origin__, list[int].__args__, list[int]([1, 2]))
for action in (lambda: isinstance([], list[int]), lambda: int | 5, lambda: list[int][str], lambda: int[str], lambda: 5 | int):
    try:
        print(action())
    except TypeError as error:
        print(error)
del f.__annotations__
print(f.__annotations__)
f.__annotations__ = {"new": 1}
print(f.__annotations__, f.__doc__, C.__annotations__ is C.__annotations__)
