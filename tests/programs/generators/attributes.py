# gi_* attributes, names, repr parts, iteration protocol of generators, and dropping them.
def gen(a, b=2):
    """Doc."""
    c = a + b
    yield c
    yield locals()


g = gen(1)
print(g.gi_running, g.gi_frame is not None, g.gi_suspended, g.gi_yieldfrom, g.__name__, g.__qualname__, g.gi_code is gen.__code__, g.gi_frame.f_locals)
print(next(g), g.gi_suspended, g.gi_frame.f_lineno - gen.__code__.co_firstlineno, g.gi_frame.f_locals)
print(next(g), next(g, "exhausted"), g.gi_frame, g.gi_suspended, g.gi_running)
g.__name__, g.__qualname__ = "renamed", "also.renamed"
print(g.__name__, repr(g).split(" at ")[0], gen.__name__)
for action in (lambda: setattr(g, "__name__", 5), lambda: setattr(g, "gi_frame", None), lambda: setattr(g, "new", 1), lambda: g.missing, lambda: g(), lambda: g[0], lambda: len(g), lambda: type(g)(), lambda: g + g):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(hasattr(g, "__iter__"), hasattr(g, "__next__"), hasattr(g, "__del__"), iter(g) is g, callable(g), isinstance(g, type(x for x in ())), g == g, hash(g) == hash(g), bool(g))
print([n for n in dir(g) if not n.startswith("__")])


class Owner:
    items = (1, 2, 3)

    def __iter__(self):
        for i in self.items:
            yield i

    def method(self):
        yield self
        return "r"

    @property
    def prop(self):
        yield from self.items

    @staticmethod
    def static():
        yield "s"

    @classmethod
    def cls(cls):
        yield cls.__name__


o = Owner()
print(list(o), list(o), sum(o), o.method().__qualname__, next(o.method()) is o, list(o.prop), list(Owner.static()), list(Owner.cls()), o.method.__name__, (x for x in ()).__qualname__)
print((lambda: (yield)).__name__, (lambda: (yield))().__qualname__, (lambda: [(yield 1), (yield 2)])().__next__())


class Noted:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("dropped", self.n, end=" ")


def holder(n):
    kept = Noted(n)
    yield n
    kept = None
    yield "released"
    yield "end"


g = holder(1)
print(next(g), next(g), next(g))
g = holder(2)
next(g)
g = None
print("rebound")
h = holder(3)
del h
print("never started")
list(holder(4))
print("exhausted")
cycle = []
for i in range(3):
    cycle.append(holder(f"c{i}"))
print([next(x) for x in cycle])
cycle.clear()
print("cleared")
gen.attribute = "on the function"
print(gen.attribute, gen.__doc__, gen.__code__.co_flags & 0x20 != 0, Owner.method.__code__.co_flags & 0x20 != 0)
