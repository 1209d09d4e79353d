# sum of generators, which run in place: ints, floats, objects, errors.
print(sum(x for x in range(10)), sum(x*1.5 for x in range(10)), sum(x>3 for x in range(10)), sum(x for x in []))
def f(l): return sum(x for x in l)
for l in ([1,2,3],[1.5,2],[2**47,2**47,2**47],[2**62,2**62,2**62],[2**62]*3+[1.5]*3,[1,True,2.5],[0.1]*10,[1e100,1.0,-1e100],[float('inf'),1,2],[float('inf'),float('-inf')],[1+2j,3],[10**40,1,1.5]):
    print(f(l))
class A:
    def __init__(s,n): s.n=n
    def __add__(s,o): print("add"); return A(s.n+(o.n if isinstance(o,A) else o))
    def __radd__(s,o): print("radd"); return A(s.n+o)
print(f([A(1),A(2),3]).n)
print(f([1,2,A(5),4,A(6)]).n)
for bad in (["a"],[1,"a"],[1.5,None],[[1]]):
    try: f(bad)
    except TypeError as e: print(e)
def g(n):
    for i in range(n):
        if i==3: raise ValueError("three")
        yield i
def h():
    return sum(i for i in g(5))
import sys
try: h()
except ValueError as e:
    tb=e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb=tb.tb_next
class B:
    def __radd__(s,o): raise KeyError("x")
try: f([1,B()])
except KeyError as e:
    tb=e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb=tb.tb_next
def nested(n): return sum(sum(j for j in range(i)) for i in range(n))
print(nested(20))
def gg():
    r = yield 1
    print("got",r)
    yield 2
print([sum(gg()) for _ in range(3)])
def started():
    for _ in range(3):
        it=(x for x in range(5)); next(it); print(sum(it), sum(it))
started()
def rec(n): return n and 1+sum(rec(n-1) for _ in range(1))
print(rec(50))
try: print(rec(5000))
except RecursionError as e: print(e)
def selfref():
    it=None
    def inner():
        yield 1
        yield sum(it)
    it=inner()
    return sum(it)
try: selfref()
except ValueError as e: print(e)
def fin():
    try:
        yield 1
        yield 2
    finally: print("fin")
for _ in range(2): print(sum(fin()))
for _ in range(2): print(sum((x for x in (1,2)), 10))
old=sum
def sum(x): return "mine"
print(f([1]))
def watched():
    import sys
    def g():
        for i in range(3):
            f=sys._getframe()
            yield i
    return sum(x for x in g()), sum(g())
