# Loops over zipped, enumerated and nested sequences, which make no tuples.
def zips(a,b):
    out=[]
    for x,y in zip(a,b): out.append((x,y))
    for x,y in zip(a,b): out.append((y,x))
    return out
print(zips([1,2,3],["a","b"]), zips(["q"],[1.5,2]))
def three(*ls):
    r=[]
    for a,b,c in zip(*ls):
        r.append(a+b+c)
    return r,a,b,c
print(three([1,2],[3,4],[5,6,7]))
it=iter([1,2,3,4,5,6,7])
def same(it):
    r=[]
    for a,b,c in zip(it,it,it): r.append((a,b,c))
    return r,a,b,c
print(same(it))
it=iter([1,2,3,4,5])
def same2(it):
    r=[]
    for a,b in zip(it,it): r.append((a,b))
    return r,a,b
print(same2(it))
def en(l):
    for i,x in enumerate(l,start=2**47-2): print(i,x)
en([1,2,3,4])
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
def dels():
    l=[(D(1),D(2),D(3)),(D(4),D(5),D(6))]
    for a,b,c in l:
        l[0]=None
        print("body")
    l=[(D(7),D(8)),(D(9),D(10))]
    for a,b in l:
        if l[0]: l[0]=0
        print("body2")
    for a,b in zip([D(11),D(12)],[D(13),D(14)]): print("z")
dels()
def bad(l):
    for a,b in l: print(a,b)
for l in ([(1,2),(3,)],[(1,2),(3,4,5)],[(1,2),7],[[1,2],"ab"]):
    try: bad(l)
    except Exception as e: print(type(e),e)
def mut(l):
    for a,b in l:
        if len(l)<6: l.append((a+1,b+1))
        print(a,b)
mut([(0,0)])
def same_target(l):
    for x,x in l: print(x)
    for x,x,x in zip(l,l,l): print(x)
same_target([("a"*3,"b"*3),(1,2)])
def app(n):
    l=[]
    for i in range(n):
        l.append(str(i)*2)
    [].append(3)
    x=l.append(4)
    return l,x
print(app(6))
class L(list):
    def append(self,x): print("mine",x)
def app2(l):
    for i in range(3): l.append(i)
app2([]); app2(L()); app2([])
def clos():
    a=1;b=2
    def f(): return a+b
    return f
print(clos()())
