# Ints with float constants; sequences taken apart; bound native methods.
def f(i,x): return 1.0/i, 2.5*i, i*0.5, i-0.5, 0.5-i, i+1.5, 1.5+i, i/2.0, 1.0/(i*2), x*2, 2*x, x/2, 2/x
for _ in range(3):
    for i,x in ((1,2.0),(3,0.5),(-7,1e300),(2**46,3.0),(2.5,1.5),(True,1.0),(2**60,2.0)): print(f(i,x))
    for i,x in ((0,1.0),(0.0,1.0),(1,0.0),("a",1.0),(None,1.0)):
        try: f(i,x)
        except (ZeroDivisionError,TypeError) as e: print(e)
def zr(i): return i/0.0
for _ in range(3):
    for v in (1,1.5):
        try: zr(v)
        except ZeroDivisionError as e: print(e)
def unp(p):
    r=[]
    for (([a,b,c],d),e) in p:
        r.append((a,b,c,d,e))
        (x,y),z=(a,b),c
        x,y,z=[z,y,x]
        r.append((x,y,z))
    return r
P=[(([1,2,3],"v"),1.5),((["a",[2],3.5],None),2)]
for _ in range(3): print(unp(P))
for bad in ([(([1,2],3),4)],[((1,3),4)],[(([1,2,3,4],3),4)],[(("abc",3),4)],[(((1,2,3),3),4)]):
    try: print(unp(bad))
    except (TypeError,ValueError) as e: print(e)
def bound(n):
    l=[]; a=l.append; p=l.pop; i=l.insert; s={}; g=s.get; j=",".join
    for k in range(n): a(k)
    i(0,"x"); r=[p(),p(0),g(1),g(1,2),j("abc")]
    try: p(100)
    except IndexError as e: r.append(str(e))
    try: a()
    except TypeError as e: r.append(str(e))
    try: a(1,2)
    except TypeError as e: r.append(str(e))
    return r,l
for _ in range(3): print(bound(4))
def gone():
    a=[1,2,3].append
    for k in range(3): a(k)
    return a.__self__
print(gone())
print("abcdef"[::-1],[1,2,3,4][::-2],(1,2,3)[::-1],list(range(20))[15:2:-3])
import math, time, operator
from math import sqrt, floor
def nat(x):
    a=math.sqrt; b=dict.fromkeys; c="{}-{}".format; d=int.from_bytes; e=[3,1,2].sort
    e(); return a(x), sqrt(x+1), floor(x), b("ab",1), c(1,x), d(b"ab","big"), operator.add(1,x), "x".join(["1","2"]), str.upper("a"), [].__len__()
for _ in range(3): print(nat(4.0))
