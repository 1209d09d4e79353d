# Call sites that see one function, then others; functions whose code changes.
def a(x): return x+1
def b(x): return x+2
def c(x,y=5): return x+y
def site(f,x): return f(x)
for _ in range(3):
    for f in (a,b,c,a,b,str,lambda q:q*2,lambda q:q*3,lambda q:q*4,lambda q:q*5): print(site(f,3),end=' ')
print()
def mk(n):
    def f(x): return x+n
    return f
for i in range(10): print(site(mk(i),1),end=' ')
print()
def loop():
    t=0
    for i in range(5):
        t+=a(i)
    return t
print(loop()); 
a.__code__=b.__code__
print(loop())
def z(x,y,w): return 0
a.__code__=z.__code__
try: print(loop())
except TypeError as e: print(e)
a.__code__=c.__code__
try: print(loop())
except TypeError as e: print(e)
a.__defaults__=(7,)
print(loop())
class C:
    def m(self,x): return x*10
    def n(self,*a): return a
    @classmethod
    def k(cls,x): return cls.__name__,x
    @staticmethod
    def s(x): return -x
def meth(o):
    r=[]
    for i in range(3): r.append((o.m(i),o.n(i,i),o.k(i),o.s(i)))
    return r
print(meth(C()))
C.m=lambda self,x:x*100
print(meth(C()))
class D(C):
    def m(self,x): return super().m(x)+1
print(meth(D()),meth(C()),meth(D()))
def fact(n): return 1 if n<2 else n*fact(n-1)
print(fact(20))
def deep(n): return deep(n+1)
try: deep(0)
except RecursionError as e: print(e)
try: 0.0()
except TypeError as e: print(e)
def call0(f): return f()
for f in (0.0, 5e-324, None): 
    try: call0(f)
    except TypeError as e: print(e)
def gen():
    for i in range(3):
        yield a(i)
print(list(gen()))
def kw(x,*,y): return x,y
print([kw(i,y=i) for i in range(3)])
