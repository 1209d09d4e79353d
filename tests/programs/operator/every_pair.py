# Each function with every pair of operands, docstrings, length hints, representations.
import operator, math
from operator import *
import _operator
def attempt(name, f):
    try: print(name, repr(f())[:300])
    except BaseException as e: print(name, type(e).__name__, e)
print(sorted(n for n in dir(operator) if n not in ("__builtins__","__cached__","__file__","__loader__","__spec__","_abs","__package__")))
print(operator.__all__, operator.__doc__, operator.__name__)
print(operator.add is _operator.add, operator.add, operator.add.__module__, operator.itemgetter, itemgetter.__doc__, attrgetter.__doc__, methodcaller.__doc__)
class Seq:
    def __init__(self, x): self.x = x
    def __getitem__(self, i): return self.x[i]
    def __add__(self, o): return ("add", o) if isinstance(o, Seq) else NotImplemented
    def __radd__(self, o): return ("radd", o)
    def __repr__(self): return "Seq"
class ISeq(Seq):
    def __iadd__(self, o): return ("iadd", o)
vals = [1, 2.5, "ab", [1], (2,), {1: 2}, {3}, None, b"x", Seq([1]), ISeq([2]), range(3), True, 3j, slice(1), int]
for n in ["add","sub","mul","truediv","floordiv","mod","pow","matmul","lshift","rshift","and_","or_","xor","lt","le","eq","ne","gt","ge","concat","iconcat","iadd","isub","imul","ior","iand","contains","getitem","delitem","indexOf","countOf","is_","is_not"]:
    f = getattr(operator, n)
    print(n, f.__doc__, f.__text_signature__)
    for a in vals:
        for b in vals:
            if n == "pow" and isinstance(a, complex): continue
            if isinstance(a, (list, dict, set)): a = type(a)(a)
            attempt((n, a, b), lambda: f(a, b))
for n in ["neg","pos","abs","inv","invert","not_","truth","index","length_hint"]:
    f = getattr(operator, n)
    for a in vals: attempt((n, a), lambda: f(a))
    attempt(n, lambda: f()); attempt(n, lambda: f(1, 2, 3)); attempt(n, lambda: f(x=1))
for n in ["setitem", "call", "_compare_digest"]:
    f = getattr(_operator, n)
    for a in [(), (1,), (1,2), (1,2,3), ([1],0,5), ({},0,5), (print,), (dict, [(1,2)]), ("a","a"), ("a","b"), (b"a",b"a"), ("é","e"), ("a",b"a"), (b"ab", b"a")]:
        attempt((n, a), lambda: f(*a))
print(call(dict, a=1, b=2))
class H:
    def __init__(self, h): self.h = h
    def __length_hint__(self): 
        if isinstance(self.h, Exception): raise self.h
        return self.h
for h in (5, -1, "x", NotImplemented, 2**70, TypeError("t"), ValueError("v"), True):
    attempt(("hint", h), lambda: length_hint(H(h), 7))
class L(H):
    def __len__(self): raise TypeError("no len")
attempt("L", lambda: length_hint(L(3)))
ig = itemgetter(1); lst = [ig]; ig2 = itemgetter(lst); lst.append(ig2); print(repr(ig2)[:80])
print(attrgetter("__class__.__name__", "real")(5), methodcaller("__add__", 3)(4))
class A:
    def m(self, *a, **k): return a, k
attempt("mc", lambda: methodcaller("m", 1, b=2)(A()))
attempt("mc", lambda: repr(methodcaller("m", 1, b=2, c=[1])))
attempt("base", lambda: type("X", (itemgetter,), {}))
attempt("attr", lambda: setattr(ig, "x", 1))
attempt("attr", lambda: ig == itemgetter(1))
attempt("hash", lambda: isinstance(hash(ig), int))
