# Slices with all kinds of bounds; assignment to slices; insert and pop.
def sl(x):
    r=[]
    for a in (None,0,1,2,-1,-3,10,-10):
        for b in (None,0,1,3,-1,-2,10,-10):
            r.append(x[a:b])
            for c in (None,1,2,-1,-2,3): r.append(x[a:b:c])
    return r
for x in ([1,2,3,"a",5],(1,2,"b",4),"hello","héllo€","\U0001F600abc",b"bytes",range(10)): print(sl(x))
for c in (0,):
    for x in ([1],(1,),"a"):
        try: x[::c]
        except ValueError as e: print(e)
try: [1,2]["a":]
except TypeError as e: print(e)
try: [1,2][1.5:2:1]
except TypeError as e: print(e)
class I:
    def __index__(s): print("idx"); return 1
print([1,2,3][I():], [1,2,3][I()::I()])
def st():
    l=list(range(6))
    l[1:3]=[7,8]; print(l)
    l[:3]=l[2::-1]; print(l)
    l[1:3]=[1,2,3,4]; print(l)
    l[2:2]=[]; l[4:]=[]; print(l)
    l[:]=l; print(l)
    l[1:3]=l; print(l)
    m=[9,9]; l[0:2]=m; print(l,m)
    l[0:2]="xy"; print(l)
    l[0:2]=(i for i in range(2)); print(l)
    l[3:1]=[5]; print(l)
st()
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
def dd():
    l=[D(1),D(2),D(3)]
    l[:2]=[D(4),D(5)]
    print([x.n for x in l])
dd()
class C:
    def __getitem__(s,i): return i
    def __setitem__(s,i,v): print(i,v)
c=C(); print(c[1:2],c[1:2:3],c[:],c[::]); c[1:2]=3; c[1:2:3]=4
def ins():
    l=[]
    for i in range(10): l.insert(i//2,i)
    l.insert(-1,"x"); l.insert(100,"y"); l.insert(-100,"z"); print(l)
    r=[]
    while l: r.append(l.pop(len(l)//2))
    print(r)
    for bad in (5,-5):
        try: [1,2].pop(bad)
        except IndexError as e: print(e)
ins()
def f(x):
    return x[
        0
        :
        None
        :"a"]
try: f([1])
except TypeError as e:
    import sys
    print(e, e.__traceback__.tb_next.tb_lineno)
try: f("a"*10)
except TypeError as e: print(e)
