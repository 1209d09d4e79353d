# Type parameters of functions and classes, and the type statement.
def generic[T](x: T, y: list[T] = ()) -> T:
    return x


def bounded[T: int, *Ts, **P](x: T, *args: *Ts) -> T:
    inner = lambda: T
    return inner() is bounded.__type_params__[0]


class Box[T]:
    kind = "box"

    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item

    def convert[U](self, f) -> U:
        return Box(f(self.item))


class IntBox(Box[int]):
    pass


type Pair = tuple[int, int]
type Nested[A, B: (int, str)] = dict[A, list[B]]
type Lazy = undefined_until_asked

print(generic(5), generic.__type_params__, [p.__name__ for p in bounded.__type_params__], bounded(1, 2), generic.__annotations__["x"] is generic.__type_params__[0])
print(Box(3).get(), Box(3).convert(str).item, Box.__type_params__, [b.__name__ for b in Box.__bases__], IntBox(4).get(), IntBox.__mro__[1].__name__, Box[int].__origin__ is Box, Box[int].__args__, Box[int](5).item)
print(Pair, Pair.__value__, Pair.__name__, Nested.__type_params__, Nested.__value__, Nested[int, str].__args__, type(Pair).__name__)
T = bounded.__type_params__[0]
print(T.__bound__, T.__constraints__, repr(T), Nested.__type_params__[1].__constraints__, bounded.__type_params__[1:], type(T).__name__)
try:
    Lazy.__value__
except NameError as error:
    print(error)
undefined_until_asked = int
print(Lazy.__value__)
try:
    print(T_is_not_leaked)
except NameError as error:
    print(error)
for action in (lambda: Pair[int], lambda: Box[int, str], lambda: isinstance(1, Pair), lambda: Pair()):
    try:
        print(action())
    except TypeError as error:
        print(error)
