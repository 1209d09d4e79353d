# super(): how it finds its arguments, attributes it reaches, errors.
class A:
    attr = "A.attr"

    def method(self):
        return "A.method"

    @classmethod
    def cm(cls):
        return f"A.cm({cls.__name__})"

    @staticmethod
    def sm():
        return "A.sm"

    @property
    def prop(self):
        return "A.prop"

    def __getitem__(self, k):
        return f"A[{k}]"

    def __repr__(self):
        return "A-repr"


class B(A):
    attr = "B.attr"

    def method(self):
        return "B>" + super().method()

    @classmethod
    def cm(cls):
        return "B>" + super().cm()

    @staticmethod
    def sm():
        return "B>" + super(B, B).sm()

    @property
    def prop(self):
        return "B>" + super().prop

    def __getitem__(self, k):
        return "B>" + super().__getitem__(k)

    def attrs(self):
        return super().attr, self.attr, super(B, self).attr, super(__class__, self).attr

    def nested(self):
        return (lambda: super(B, self).method())(), [super(B, self).method() for _ in range(1)], (lambda s=self: __class__.__name__)()

    def comprehension(self):
        return [super().method() for _ in range(2)]

    def gen(self):
        yield super().method()
        yield from (c for c in super().sm())


class C(B):
    def method(self):
        return "C>" + super().method()

    def skip(self):
        return super(B, self).method(), super(C, self).method()


c = C()
print(c.method(), C.cm(), c.cm(), C.sm(), c.prop, c[5], c.attrs(), c.nested(), c.comprehension(), list(c.gen()), c.skip())
s = super(B, c)
print(s.method(), s.attr, s.__thisclass__.__name__, s.__self_class__.__name__, s.__self__ is c, repr(s).split(",")[0], repr(super(B, C)), type(s).__name__)
unbound = super(B)
print(unbound.__self__, unbound.__get__(c).method(), unbound.__get__(c, C).attr)


def attempt(f):
    try:
        print(f())
    except (TypeError, RuntimeError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(lambda: super())
attempt(lambda: super(B, 5))
attempt(lambda: super(B, int))
attempt(lambda: super(5))
attempt(lambda: super(B, A()))
attempt(lambda: s.missing)
attempt(lambda: s["k"])
attempt(lambda: setattr(s, "x", 1))
attempt(lambda: super(1, 2, 3))
attempt(lambda: len(super(B, c)))


class Odd:
    def no_args():
        return super()

    def deleted(self):
        del self
        return super()

    def rebound(self):
        self = c
        return super()

    def inner(self):
        def f():
            return super()

        return f()

    def first(self, *args):
        return super().__init__()


attempt(lambda: Odd.no_args())
attempt(lambda: Odd().deleted())
attempt(lambda: Odd().rebound())
attempt(lambda: Odd().inner())
attempt(lambda: Odd().first(1))


class Outer:
    def make(self):
        class Inner(A):
            def method(inner_self):
                return "Inner>" + super().method(), __class__.__qualname__

        return Inner()


print(Outer().make().method())


def outside(self):
    return super(C, self).method()


C.outside = outside
print(c.outside())


class Fake(A):
    def who(self):
        return super().__class__, super().__repr__(), super().__str__(), __class__ is Fake


print(Fake().who())
