# list, tuple, set, sorted and join of generators, which run in place.
import sys
def f(n): return list(i for i in range(n)), tuple(i*i for i in range(n)), set(i%3 for i in range(n)), sorted(-i for i in range(n)), ",".join(str(i) for i in range(n))
for _ in range(3): print(f(5), f(0), f(20))
def g(it): return list(it), 
def t(it): return tuple(it)
def s(it): return set(it)
def so(it): return sorted(it)
def j(it): return "-".join(it)
def gen(n,log):
    for i in range(n):
        log.append(i)
        yield i
def bad(n):
    for i in range(n):
        if i==2: raise ValueError("two")
        yield str(i)
for fn in (g,t,s,so,j):
    for _ in range(2):
        try: fn(bad(4))
        except ValueError as e:
            tb=e.__traceback__; r=[]
            while tb: r.append((tb.tb_frame.f_code.co_name,tb.tb_lineno)); tb=tb.tb_next
            print(e,r)
    for arg in ([1,2],(1,2),"b",{1:2},range(3)):
        try: print(fn(arg))
        except TypeError as e: print(e)
    try: fn(5)
    except TypeError as e: print(e)
    it=gen(3,[]); next(it)
    try: print(fn(it), fn(it))
    except TypeError as e: print(e)
print(j(str(i) for i in range(3)))
try: j(i for i in range(3))
except TypeError as e: print(e)
class H:
    def __init__(s,v): s.v=v
    def __hash__(s): print("hash",s.v); return s.v
    def __eq__(s,o): print("eq"); return s.v==o.v
def hs(n):
    for i in range(n):
        print("gen",i); yield H(i%2)
for _ in range(2): print(len(s(hs(3))))
def unh(n):
    for i in range(n):
        print("u",i); yield [i]
for _ in range(2):
    try: s(unh(3))
    except TypeError as e: print(e)
class L:
    def __init__(s,v): s.v=v
    def __lt__(s,o): print("lt"); return s.v<o.v
print([x.v for x in so(L(3-i) for i in range(3))])
def look():
    def gg():
        for i in range(3):
            yield sys._getframe(1).f_code.co_name
    return list(gg()), tuple(gg()), set(gg())
for _ in range(2): print(look())
def rec(n): return tuple(rec(n-1) for _ in range(1)) if n else ()
print(rec(20))
try: rec(5000)
except RecursionError as e: print(e)
def sl():
    it=None
    def inner():
        yield 1
        yield list(it)
    it=inner()
    return list(it)
for _ in range(2):
    try: sl()
    except ValueError as e: print(e)
list_=list
class list(list_):
    def __init__(s,*a): print("mine"); super().__init__(*a)
print(g(i for i in range(3)))
list=list_
print(g(i for i in range(3)))
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
def dd(n):
    for i in range(n): yield D(i)
def use():
    l=list(dd(3)); print("made"); l.pop(); print("popped")
use()
def partial():
    try: return tuple(D(i) if i<2 else 1//0 for i in range(4))
    except ZeroDivisionError: print("zde")
partial(); partial()
def outer():
    return [list(x for x in range(k)) for k in range(4)], {k:tuple(x for x in range(k)) for k in range(3)}
for _ in range(2): print(outer())
