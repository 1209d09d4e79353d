# Operators and instances of Python classes, entered and left in place.
import sys
class V:
    def __init__(s,x,y): s.x=x; s.y=y
    def __add__(s,o):
        if not isinstance(o,V): return NotImplemented
        return V(s.x+o.x,s.y+o.y)
    def __mul__(s,k): return V(s.x*k,s.y*k)
    def __rmul__(s,k): return V(s.x*k,s.y*k)
    def __sub__(s,o): return (s.x-o.x,s.y-o.y)
    def __repr__(s): return f"V({s.x},{s.y})"
class W(V):
    def __radd__(s,o): return "W.radd"
class R:
    def __radd__(s,o): return "R.radd"
    def __rsub__(s,o): raise ValueError("rsub")
def f(a,b): return a+b
def g(a,b,k): return (a+b)*k+a*2
def h(a,b): return a-b
for _ in range(4):
    print(f(V(1,2),V(3,4)), g(V(1,2),V(3,4),5), h(V(5,6),V(1,2)), f(V(1,2),W(1,1)), f(W(1,1),V(1,2)), f(V(1,1),R()))
    for bad in (1,None,"a",1.5):
        try: f(V(1,2),bad)
        except TypeError as e: print(e)
    try: h(V(1,2),3)
    except AttributeError as e:
        tb=e.__traceback__
        while tb: print(tb.tb_frame.f_code.co_name,tb.tb_lineno); tb=tb.tb_next
    try: h(3,R())
    except ValueError as e: print(e)
print(f(1,2),f("a","b"),f([1],[2]))
class S:
    def __add__(s,o): return NotImplemented
    def __getitem__(s,i): return i
try: f(S(),S())
except TypeError as e: print(e)
try: f(S(),[1])
except TypeError as e: print(e)
print(f(S(),R()))
def gen_op():
    class G:
        def __add__(s,o):
            yield 1
    return list(G()+G())
print(gen_op(),gen_op())
class Fr:
    def __add__(s,o): return sys._getframe(1).f_code.co_name
def caller(): return Fr()+1
print([caller() for _ in range(3)])
class Defs:
    def __add__(s,o,k=5): return k
    def __mul__(s,*a): return a
def dd(): return Defs()+1, Defs()*2
print([dd() for _ in range(3)])
def mk(n): return [V(i,i) for i in range(n)]
print(mk(3))
class A:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
class B:
    def __init__(s): return 5
class C:
    def __init__(s,a,b=2,*c,**d): s.t=(a,b,c,d)
class E:
    def __init__(s): raise KeyError("init")
def inst():
    A(1); x=A(2); x=A(3)
    for i in range(3):
        try: B()
        except TypeError as e: print(e)
        try: E()
        except KeyError as e: print(e)
        print(C(1).t,C(1,3).t,C(1,2,3,4).t,C(1,d=4).t)
        try: C()
        except TypeError as e: print(e)
inst()
def changes():
    r=[]
    for i in range(4):
        r.append(V(i,i).x)
        if i==1: V.__init__=lambda s,x,y: setattr(s,"x",-x)
    return r
print(changes())
def pops():
    l=list(range(5)); r=[]
    while l: r.append(l.pop())
    for i in range(2):
        try: l.pop()
        except IndexError as e: print(e)
    class L(list):
        def pop(s): return "mine"
    for q in ([1],L([2]),[3]): r.append(q.pop())
    r.append([7].pop()); r.append([[8]].pop().pop())
    return r
print(pops())
def unp(l):
    r=[]
    for i in range(len(l)):
        a,b=l[i]
        r.append((b,a))
        a,b=b,a
        (a,b)=(b,a)
        r.append(a)
    return r
print(unp([(1,2),("x","y"*3),([1],[2]),"ab",[3,4]]))
for bad in ([(1,2,3)],[(1,)],[5]):
    try: unp(bad)
    except (TypeError,ValueError) as e: print(e)
def strs(a,b):
    r=[]
    if a==b: r.append(1)
    if a!=b: r.append(2)
    if a=="x": r.append(3)
    if a!="xy": r.append(4)
    if not a=="xy": r.append(5)
    return r
xy="".join(["x","y"])
for _ in range(3): print(strs("x","x"),strs("xy",xy),strs(xy,xy),strs("a"*3,"a"*3),strs("é","é"),strs("x",3),strs(1.5,"x"),strs("",""))
def chars(t):
    r=[]
    for c in t: r.append(c)
    for i,c in enumerate(t): r.append((i,c))
    for i,c in enumerate(t,2): r.append(i)
    for a,b in zip(t,t): r.append(a+b)
    return r
class T(str): pass
for _ in range(2): print(chars("abc"),chars("hé"),chars("\u20ac5"),chars(""),chars(T("xy")),chars([1,"q"]))
