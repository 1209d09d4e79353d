# What a function object carries, and what may be changed.
def documented(a: int, b: "str" = 2, *args: float, c: 1 + 1 = 3, **kw: None) -> list:
    """First line.

    More.
    """
    local = a
    return local


f = documented
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__type_params__)
code = f.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_varnames, code.co_firstlineno, code.co_flags & 0xF, code.co_freevars, code.co_cellvars, code.co_names)
f.note = "attached"
f.count = 0
f.count += 1
print(f.__dict__, f.note, vars(f), hasattr(f, "missing"), "note" in dir(f))
del f.note
print(f.__dict__)
f.__name__, f.__qualname__, f.__doc__ = "renamed", "Some.renamed", None
print(f.__name__, f.__doc__, repr(f).split(" at ")[0])
for action in (
    lambda: setattr(f, "__name__", 5),
    lambda: setattr(f, "__qualname__", None),
    lambda: setattr(f, "__defaults__", 5),
    lambda: setattr(f, "__kwdefaults__", 5),
    lambda: setattr(f, "__code__", 5),
    lambda: setattr(f, "__closure__", ()),
    lambda: setattr(f, "__globals__", {}),
    lambda: setattr(f, "__dict__", 5),
    lambda: setattr(f, "__annotations__", 5),
    lambda: delattr(f, "missing"),
    lambda: delattr(f, "__name__"),
    lambda: f.missing,
    lambda: setattr(len, "x", 1),
    lambda: len.missing,
):
    try:
        print(action())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


def g(a, b, *, c):
    return a, b, c


g.__defaults__ = (10, 20)
g.__kwdefaults__ = {"c": 30}
print(g(), g(1), g(1, 2, c=3))
g.__defaults__ = None
try:
    g()
except TypeError as error:
    print(error)
h = lambda x, y=1: x
print(h.__name__, h.__qualname__, h.__defaults__, h.__annotations__)


def other(a, b, *, c):
    return "other code", a


g.__code__ = other.__code__
print(g(1, 2), g.__name__, g.__code__ is other.__code__, f.__globals__ is globals(), g == g, g != other, hash(g) == hash(g))


class K:
    def method(self):
        """Method doc."""

    attr = method


def outer():
    def inner():
        class Local:
            def deep(self):
                pass

        return Local.deep

    return inner


print(K.method.__qualname__, K().method.__func__ is K.method, K().method.__self__.__class__ is K, K().method.__name__, K().method.__doc__, outer()().__qualname__, outer().__qualname__, K.attr.__name__)
k = K()
print(k.method == k.method, k.method is k.method, K().method == k.method, hash(k.method) == hash(k.method), {k.method: 1}[k.method])
print(len.__name__, len.__module__, repr(len), len.__self__.__name__, "".join.__name__, [].append.__qualname__, str.join.__qualname__, repr(str.join), type(len).__name__, type(str.join).__name__, type(h).__name__, type(k.method).__name__)
