# Loads and copies that go on to the call after them.
def a(x): return x+1
def b(x): return x*2
def c(x,y): return x-y
def site(f,x):
    g=f
    return g(x-1), g(x)
for i in range(5): print(site(a,i),site(b,i))
F=a
def glob(x): return F(x), F(x-1)
for i in range(3): print(glob(i))
F=b; print(glob(3)); F=str; print(glob(3)); F=lambda q:-q; print(glob(3)); F=print; print(glob(3)); del F
try: glob(1)
except NameError as e: print(e)
F=a; print(glob(3), glob(3.5), glob(2**47), glob(-2**47), glob(True))
try: glob("x")
except TypeError as e: print(e)
try: glob(None)
except TypeError as e: print(e)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(15), fib(10.0))
def mk(i): return lambda x: x+i
print([site(mk(i),1) for i in range(8)])
def unb(k):
    if k: y=1
    return a(y)
for k in (1,1,0):
    try: print(unb(k))
    except UnboundLocalError as e: print(e)
a.__code__=b.__code__
print(site(a,4),glob(4))
