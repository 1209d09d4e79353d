# The message of every way to call a Python function wrongly.
def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def some_defaults(a, b=1, c=2):
    pass


def all_defaults(a=0, b=1):
    pass


def posonly(a, b, /):
    pass


def posonly_mixed(a, /, b, *, c):
    pass


def kwonly(*, a, b, c=1):
    pass


def kwonly_many(*, a, b, c, d):
    pass


def varargs(a, b, *args, k):
    pass


def varkw(a, **kw):
    pass


class Klass:
    def __init__(self, x, y=1):
        pass

    def method(self, p):
        pass

    @classmethod
    def cm(cls, p):
        pass

    @staticmethod
    def sm(p):
        pass

    def no_self():
        pass


k = Klass(1)
nothing, empty = None, []
inner = (lambda: (lambda x, y: 0))()
CALLS = [
    lambda: none(1), lambda: none(1, 2), lambda: none(x=1), lambda: one(), lambda: one(1, 2), lambda: one(b=1), lambda: one(1, a=2), lambda: one(1, b=2),
    lambda: two(), lambda: two(1), lambda: two(b=1), lambda: two(1, 2, 3), lambda: two(1, 2, c=3), lambda: two(1, a=1), lambda: three(), lambda: three(1), lambda: three(b=1),
    lambda: some_defaults(), lambda: some_defaults(1, 2, 3, 4), lambda: some_defaults(b=1), lambda: some_defaults(1, 2, 3, 4, 5, 6), lambda: some_defaults(1, 2, b=3), lambda: all_defaults(1, 2, 3), lambda: all_defaults(z=1),
    lambda: posonly(), lambda: posonly(1), lambda: posonly(1, b=2), lambda: posonly(a=1, b=2), lambda: posonly(1, 2, 3), lambda: posonly_mixed(1, 2), lambda: posonly_mixed(a=1, b=2, c=3), lambda: posonly_mixed(1, 2, 3), lambda: posonly_mixed(1, c=3),
    lambda: kwonly(), lambda: kwonly(a=1), lambda: kwonly(1), lambda: kwonly(1, a=1, b=2), lambda: kwonly(a=1, b=2, d=3), lambda: kwonly_many(), lambda: kwonly_many(b=1), lambda: kwonly(1, 2, a=1),
    lambda: varargs(), lambda: varargs(1), lambda: varargs(1, 2), lambda: varargs(1, 2, 3), lambda: varargs(1, k=2), lambda: varkw(), lambda: varkw(1, 2), lambda: varkw(1, a=2), lambda: varkw(b=1),
    lambda: Klass(), lambda: Klass(1, 2, 3), lambda: Klass(z=1), lambda: Klass(1, x=1), lambda: k.method(), lambda: k.method(1, 2), lambda: k.method(q=1), lambda: Klass.method(1), lambda: Klass.method(),
    lambda: k.cm(), lambda: k.cm(1, 2), lambda: Klass.cm(q=1), lambda: k.sm(), lambda: k.sm(1, 2), lambda: k.no_self(), lambda: Klass.no_self(1), lambda: inner(), lambda: inner(1, 2, 3), lambda: (lambda: 0)(1),
    lambda: one(*[]), lambda: one(*[1, 2]), lambda: one(**{"b": 1}), lambda: one(1, **{"a": 2}), lambda: one(*5), lambda: one(*None), lambda: one(**5), lambda: one(**[1]), lambda: one(**{1: 2}), lambda: varkw(1, **{2: 3}),
    lambda: one(a=1, **{"a": 2}), lambda: varkw(1, b=1, **{"b": 2}), lambda: varkw(1, **{"b": 1}, **{"b": 2}), lambda: k.method(1, **{"p": 2}), lambda: k.cm(*5),
    lambda: nothing(), lambda: k(), lambda: k.missing(), lambda: "text".upper.x(), lambda: empty(), lambda: iter([])(), lambda: k.method.p(), lambda: {}.get.x, lambda: one.x(),
]
for number, call in enumerate(CALLS):
    try:
        print(number, call())
    except (TypeError, AttributeError) as error:
        print(number, type(error).__name__, error)
