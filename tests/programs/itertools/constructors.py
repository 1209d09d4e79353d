# Constructors with all kinds of arguments, subclasses, docstrings, iterators that advance themselves.
import itertools, operator
from itertools import *
def attempt(name, f):
    try: print(name, repr(f())[:300])
    except BaseException as e: print(name, type(e).__name__, e)
for n in sorted(vars(itertools)):
    o = getattr(itertools, n)
    if isinstance(o, type) and n[0] != "_":
        print(n, o.__module__, o.__qualname__, o.__name__, repr(o), o.__doc__)
        print([k for k in vars(o) if k in ("__new__","__iter__","__next__","__repr__","__length_hint__","__class_getitem__","from_iterable","__copy__")])
print(tee.__doc__, tee.__text_signature__, tee.__module__, chain.from_iterable.__doc__, chain.from_iterable.__text_signature__)
print(itertools.__doc__)
class C(count):
    def __init__(self, *a, **k): print("init", a, k)
    def extra(self): return next(self) * 2
c = C(3, 2)
print(c, c.extra(), next(c), repr(c), isinstance(c, count), type(c).__mro__)
class K(cycle):
    def __init__(self, it, flag=None): self.flag = flag
attempt("K", lambda: K([1], flag=3).flag)
class Ch(chain):
    def __init__(self, *a, **k): self.k = k
x = Ch([1], [2], z=5)
print(list(x), x.k, type(Ch.from_iterable([[1]])))
class R(repeat):
    pass
print(R(1, 3), R(2), list(R(object=1, times=2)))
r = R(1, 2); r.attr = 5; print(r.attr, r.__dict__)
for n in ("accumulate","batched","chain","combinations","combinations_with_replacement","compress","count","cycle","dropwhile","filterfalse","groupby","islice","pairwise","permutations","product","repeat","starmap","takewhile","zip_longest"):
    cls = getattr(itertools, n)
    for a, k in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1,2,3,4,5), {}), (([1],), {}), (([1], 1), {}), ((), {"x": 1}), (([1],), {"x": 1}), (([1], 2, 3), {}), (("ab", "cd"), {}), ((None, None), {}), ((), {"iterable": "ab"}), ((), {"iterable": "ab", "r": 1}), ((), {"iterable": [1], "n": 2}), ((), {"iterable": 5, "n": "a"}), (([3,4],), {"initial": 1}), (([3,4],), {"func": None, "initial": None}), (([3,4], operator.mul), {"initial": 3})):
        def f():
            it = cls(*a, **k)
            out = []
            for i in range(5):
                try: out.append(next(it))
                except StopIteration: break
            return out
        if n == "groupby":
            attempt((n, a, k), lambda: [(x, list(y)) for x, y in cls(*a, **k)])
        else:
            attempt((n, a, k), f)
    attempt(n, lambda: len(cls))
    attempt(n, lambda: cls.foo)
    attempt(n, lambda: setattr(cls, "foo", 1))
# reentrancy
def gen():
    yield 1
    try: print("re", next(it))
    except Exception as e: print(type(e).__name__, e)
    yield 2
class Reent:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2:
            try: return ("inner", next(it))
            except BaseException as e: return (type(e).__name__, str(e))
        if self.n > 5: raise StopIteration
        return self.n
for make in (lambda g: chain(g), lambda g: islice(g, 5), lambda g: pairwise(g), lambda g: batched(g, 2), lambda g: accumulate(g, lambda a, b: (a, b)), lambda g: zip_longest(g, [1,2,3]), lambda g: tee(g)[0], lambda g: cycle(g)):
    it = make(Reent())
    print(list(islice(it, 12)) if not isinstance(it, islice) else list(it))
# groups
g = groupby([1,1,2,2,3])
k1, g1 = next(g); k2, g2 = next(g)
print(k1, list(g1), k2, list(g2), type(g1), next(g2, None))
attempt("grouper", lambda: type(g1)())
attempt("grouper", lambda: type(g1)(1, 2))
gg = groupby([1,1,1])
k, a = next(gg); b = type(a)(gg, 1); print(list(a), list(b))
attempt("tee copy", lambda: [list(x) for x in (lambda t: (t.__copy__(), t))(tee([1,2,3])[0])])
import itertools as it2
attempt("_tee", lambda: list(it2._tee([1,2])))
attempt("_tee", lambda: it2._tee())
attempt("_tee", lambda: it2._tee(x=1))
attempt("alias", lambda: chain[int])
attempt("mp", lambda: list(map(operator.add, count(), [1,2,3])))
def f():
    raise StopIteration(3)
attempt("si", lambda: list(starmap(f, [()])))
attempt("si", lambda: list(takewhile(lambda x: f(), [1])))
attempt("si", lambda: next(accumulate([1, 2], lambda a, b: f())))
attempt("rl", lambda: operator.length_hint(repeat(1, 5)))
attempt("rl", lambda: operator.length_hint(count()))
attempt("big", lambda: next(batched([1], 2**62)))
attempt("big", lambda: product(range(10), repeat=2**60))
attempt("big", lambda: next(combinations([1], 2**62), "none"))
attempt("big", lambda: repeat(1, 2**63))
attempt("isl", lambda: list(islice(range(10), True, 5, True)))
attempt("isl", lambda: list(islice(count(), 2**63 - 1, None)) if 0 else 1)
p = product("ab", repeat=2); l = [next(p)]; l.append(next(p)); l += list(p); print(l)
s = set(product((0,1), repeat=3)); print(len(s), sorted(s))
hold = []
for t in permutations(range(3)):
    hold.append(t)
    if len(hold) > 2: hold.pop(0)
print(hold)
print([t for t in combinations("abcd", 2)], [max(t) for t in combinations(range(5), 3)])
z = zip_longest("abc", [1], fillvalue=0); print(next(z), [x for x in z])
