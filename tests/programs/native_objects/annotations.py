# Types of the module types made by annotations: GenericAlias and UnionType.
"""types.GenericAlias and types.UnionType: making, showing, comparing, substituting."""
import types


class Variable:
    """Stands for a type variable."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "~" + self.name

    def __typing_subst__(self, value):
        return value


T, U = Variable("T"), Variable("U")


class Box:
    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, *args):
        self.args = args


def attempt(text, run):
    try:
        print(text, "->", run())
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for alias in (list[int], dict[str, list[int]], tuple[()], tuple[int, ...], type[int], Box[T, U],
              list[[int, str]], set[None], frozenset["text"], list[int | None]):
    print(alias, alias.__origin__, alias.__args__, alias.__parameters__, alias.__unpacked__)

print(list[int] == list[int], list[int] != list[str], hash(list[int]) == hash(list[int]))
print(list[int] == [int], list[int]([3]), Box[int](1).args, Box[int](1).__orig_class__)
print(list[T][int], dict[T, U][int, str], dict[T, list[T]][int], Box[T, int][str], (T,) == list[T].__parameters__)
print([*tuple[int, str]], next(iter(list[int])) == list[int])
print(list[int].append, list[int].__class__, list[int].__mro_entries__(()), list[int].__reduce__())
print(sorted(set(dir(list[int])) - set(dir(list))))
attempt("list[int][str]", lambda: list[int][str])
attempt("list[T][int, str]", lambda: list[T][int, str])
attempt("dict[T, U][int]", lambda: dict[T, U][int])
attempt("isinstance", lambda: isinstance([], list[int]))
attempt("issubclass", lambda: issubclass(list, list[int]))
attempt("list[int].nothing", lambda: list[int].nothing)
attempt("GenericAlias(list)", lambda: types.GenericAlias(list))
attempt("list[int] | 3", lambda: list[int] | 3)
attempt("list[int] < 3", lambda: list[int] < 3)


class Derived(list[int]):
    pass


print(Derived.__bases__, Derived.__orig_bases__, Derived([1]))

for union in (int | str, int | None, None | int, list[int] | str, int | str | int, list[int] | list[int] | None,
              Box | "text".__class__):
    print(union, union.__args__, union.__parameters__, type(union))

print(int | int, (int | str) == (str | int), hash(int | str) == hash(str | int), (int | str) == int)
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), isinstance(2.5, int | str))
print((list[T] | None)[int], (list[T] | set[U])[int, str])
attempt("int | 3", lambda: int | 3)
attempt("3 | int", lambda: 3 | int)
attempt("(int | str)[int]", lambda: (int | str)[int])
attempt("isinstance alias", lambda: isinstance("", int | list[int]))
attempt("UnionType()", lambda: types.UnionType())
attempt("(int | str).nothing", lambda: (int | str).nothing)
attempt("(int | str) < 3", lambda: (int | str) < 3)


def function(a: int | None, *b: list[str]) -> dict[str, int]:
    pass


print(function.__annotations__)
