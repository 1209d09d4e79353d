# Pairs of instructions on integers, items, globals and comparisons that run as one.
class V:
    def __init__(s,x): s.x=x
LIM=3; ADD=1; SUB=2
def f(l,i,j,k): return l[i+j], l[i-j], l[i+1], l[i-1], l[i&1], l[i]+k, k+l[i], l[i]+1, l[i]-k, k-l[i], l[i]-1, i*j+k, k+i*j, i+j+k, i+j+1, i-j+k, (i+j)%k, (i+j)%7, (i*j)%k, (i*j)%7
def g(i,l):
    r=[]
    if i%3==0: r.append("m0")
    if i%3!=0: r.append("m1")
    if i&1: r.append("odd")
    if i&3==2: r.append("two")
    if i&1!=0: r.append("ne")
    if l[i]: r.append("t")
    if not l[i]: r.append("f")
    if i==ADD: r.append("add")
    elif i==SUB: r.append("sub")
    elif i!=LIM: r.append("other")
    if len(l)>i: r.append(len(l))
    while i%4!=0: i+=1; r.append(i)
    return r
L=[1,2,3,4,5,6,7,8]
for _ in range(3):
    for i,j,k in ((1,2,3),(3,1,2),(-1,-2,5),(2**47-1,0,1) if 0 else (0,0,1),(1,1,2**46)):
        print(f(L,i,j,k))
    for i in range(6):
        print(g(i,L), g(i,[0,1.5,"",None,True,False,[]]), g(i,(True,False)*4), g(i,"abcdefgh"), g(i,[True,False]*4))
for bad in (([1],5,0,1),([1.5,2.5,3.5,4.5],1,1,2.0),((1,2,3,4),1,1,1),("abcd",1,1,1),({i:i for i in range(-3,9)},1,2,3),(L,1,2,0),(L,2**47-1,2**47-1,3),([2**50]*4,1,1,2**50),([True]*4,1,1,2)):
    try: print(f(*bad))
    except Exception as e: print(type(e).__name__, e, e.__traceback__.tb_next.tb_lineno)
for bad in ((1.5,L),(2**70,L),("a",L),(1,None),(9,L)):
    try: print(g(*bad))
    except Exception as e: print(type(e).__name__, e, e.__traceback__.tb_next.tb_lineno)
ADD=2
print(g(2,L)); ADD="x"; print(g(2,L)); ADD=1; print(g(1,L)); del SUB
try: print(g(2,L))
except NameError as e: print(e)
SUB=2
def ll(x): return len(x)+1
for _ in range(3): print(ll(L),ll("abc"),ll((1,)),ll({1:2}),ll(range(7)))
try: ll(3)
except TypeError as e: print(e)
class N:
    def __len__(s): return 42
print(ll(N()))
len_=len
def len(x): return 99
print(ll(L)); len=len_; print(ll(L)); del len; print(ll(L))
def lg(r,n):
    x=0.3
    for i in range(n): x=r*x*(1.0-x)
    return x
print(lg(3.7,100),lg(3,50))
def fj(a,b):
    r=[]
    if a+b<4.0: r.append(1)
    if a+b<=4.0: r.append(2)
    if a+b>4.0: r.append(3)
    if a+b>=4.0: r.append(4)
    if not a+b<4.0: r.append(5)
    if not a+b<=4: r.append(6)
    if not a+b>4: r.append(7)
    if not a+b>=4: r.append(8)
    return r, 2.0*a+b, b+2.0*a, 2.0*a-b, b-2.0*a, 3*a*b, b*(3*a)
nan=float("nan")
for _ in range(3):
    for a,b in ((1.0,2.0),(2.0,2.0),(3.0,2.0),(nan,1.0),(float("inf"),1.0),(1,2),(2.5,1),(True,3.0)): print(fj(a,b))
    try: fj("a","b")
    except TypeError as e: print(e)
