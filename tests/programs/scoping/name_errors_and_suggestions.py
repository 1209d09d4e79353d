# NameError and AttributeError texts without suggestions, as str(error) gives them.
class Thing:
    value = 1

    def method(self):
        return valu


def attempt(f):
    try:
        print(f())
    except (NameError, AttributeError) as error:
        print(type(error).__name__, "|", error, "|", error.args, error.name, type(getattr(error, "obj", None)).__name__)


t = Thing()
attempt(lambda: t.valeu)
attempt(lambda: t.method())
attempt(lambda: Thing.metod)
attempt(lambda: prnt("x"))
attempt(lambda: "text".uper())
attempt(lambda: [].add(1))
attempt(lambda: None.attr)
attempt(lambda: (5).real_part)
attempt(lambda: len.nothing)
attempt(lambda: t.method.im_self)
attempt(lambda: (lambda: 0).x)
attempt(lambda: type(t).mro2)
attempt(lambda: Ellipsis.x)
attempt(lambda: setattr(None, "x", 1))
attempt(lambda: delattr(t, "value"))
attempt(lambda: delattr(Thing, "nope"))
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: setattr([], "x", 1))
attempt(lambda: setattr(5, "real", 1))
attempt(lambda: range(3).x)
attempt(lambda: (i for i in ()).x)
attempt(lambda: {}.x)
attempt(lambda: ().x)
attempt(lambda: set().x)
attempt(lambda: frozenset().x)
attempt(lambda: b"".x)
attempt(lambda: (1.5).x)
attempt(lambda: True.x)
attempt(lambda: slice(1).x)
attempt(lambda: ValueError().x)
attempt(lambda: super(Thing, t).x)


class WithGetattr:
    def __getattr__(self, name):
        raise AttributeError(f"custom: {name}")


class Bare:
    def __getattr__(self, name):
        raise AttributeError


class Prop:
    @property
    def p(self):
        raise AttributeError("from inside")

    @property
    def q(self):
        return self.undefined


for make in (WithGetattr, Bare, Prop):
    attempt(lambda: make().p)
    attempt(lambda: make().q)
    print(hasattr(make(), "p"), getattr(make(), "q", "default"))
error = NameError("message", name="given")
print(error, error.name, NameError().name, AttributeError("m", name="n", obj=5).obj, UnboundLocalError("u").args)
try:
    NameError(nome="x")
except TypeError as problem:
    print(problem)
try:
    import math
    math.sine(1)
except AttributeError as problem:
    print(problem, problem.name, problem.obj is math)
