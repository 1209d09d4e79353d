# Loops over ranges, dicts and sets; identity; hashes of tuples.
def r(a,b=None,c=None):
    out=[]
    if b is None:
        for i in range(a): out.append(i)
    elif c is None:
        for i in range(a,b): out.append(i)
    else:
        for i in range(a,b,c): out.append(i)
    return out
for _ in range(2):
    print(r(5),r(-1),r(0),r(2,5),r(5,2),r(0,10,3),r(0,9,3),r(10,0,-3),r(9,0,-3),r(0,10,-1),r(1,2,5),r(True))
for bad in ((1,2,0),("a",),(1.5,),(1,2,3,4)):
    def f():
        for i in range(*bad): pass
    try: f()
    except (TypeError,ValueError) as e: print(e)
def z(n):
    for i in range(0,n,0): pass
for _ in range(2):
    try: z(3)
    except ValueError as e: print(e)
def s(n):
    for i in range(n): pass
for v in (3,"a",2**70,3):
    try: s(v) if v!=2**70 else None
    except TypeError as e: print(e)
def big():
    for i in range(2**47-2,2**47+2): print(i)
    for i in range(2**46*2-1,2**47+1): print(i)
big()
def comp(n): return [i*j for i in range(n) for j in range(i)], {i:j for i,j in {1:2,3:4}.items()}, {x for x,y in {(1,2),(3,4)}}
print(comp(4))
def items(d):
    r=[]
    for k,v in d.items(): r.append((k,v))
    for k,v in d.items():
        if k==1: d[k]=v+1
    for k in d: r.append(k)
    for k,v in reversed(d.items()): r.append(k)
    return r
print(items({1:2,"a":3,(1,2):5}))
def chg(d):
    for k,v in d.items(): d[k+1]=3
try: chg({1:2})
except RuntimeError as e: print(e)
def st(s):
    r=[]
    for a,b in s: r.append(a)
    return sorted(r)
print(st({(1,2),(3,4)}))
try: st({(1,2,3)})
except ValueError as e: print(e)
range_=range
def range(n): return [n]
print(s(3))
for i in range(7): print(i)
class T(tuple):
    def __hash__(s): return 7
d={(1,2):3,("a",1):4,((1,2),3):5,(1.0,2):9,T((1,2)):1}
print(d, d[(1,2)], d[("a",1)], d[((1,2),3)], d.get((True,2)), hash((1,-1,"x"))==hash((1,-1,"x")), (-1,) in {(-1,):1}, (-1,) in {(-2,):1})
print(hash((1,2,3)), hash((-1,)), hash(()), hash((1,(2,3))), hash((1.0,2)))
range=range_
def ident(a,b):
    r=[]
    if a is b: r.append(1)
    if a is not b: r.append(2)
    if a is None: r.append(3)
    if a is not None: r.append(4)
    if (a,) is b: r.append(5)
    if str(a) is not b: r.append(6)
    if a is True: r.append(7)
    if not a is ...: r.append(8)
    return r
L=[]
for _ in range(2): print(ident(1,1),ident(None,None),ident(L,L),ident(L,[]),ident(1.5,2.5),ident(True,1),ident("x","x"),ident(...,...))
it=iter(range(2**47-1,2**47+3))
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__())
it=iter(range(5)); next(it)
print(it.__length_hint__(), [x for x in it], it.__length_hint__(), next(it,"end"))
def mixed(r):
    o=[]
    for x in r: o.append(x)
    return o
print(mixed(range(3)),mixed(range(2**47-1,2**47+2)),mixed(range(2**70,2**70+2)),mixed(range(3,0,-1)),mixed(iter(range(2))),mixed([5]),mixed(range(4)))
