# Generators that loops suspend and resume in place.
import sys
def g(n):
    for i in range(n): yield i
def objs(n):
    for i in range(n): yield [i]
def f():
    t=[]
    for x in g(5): t.append(x)
    for x in objs(3): t.append(x)
    return t
print(f(),f())
def nested(n):
    for i in g(n):
        for j in g(i):
            yield (i,j)
print(list(nested(4)))
def loop(): 
    for a in nested(3): pass
    return a
print(loop())
def exc():
    try:
        for x in g(3):
            if x==1: raise ValueError(x)
    except ValueError as e:
        for y in handling(): print(y, sys.exception())
        print(sys.exception())
    print(sys.exception())
def handling():
    print("in", sys.exception())
    try: raise KeyError("k")
    except KeyError:
        yield sys.exception()
        yield sys.exception()
    yield sys.exception()
exc()
def bare():
    def gg():
        try: raise KeyError(1)
        except KeyError:
            yield 1
            raise
    try: raise ValueError("outer")
    except ValueError:
        try:
            for _ in gg(): pass
        except KeyError as e: print("got",repr(e),repr(e.__context__))
bare()
def reraise_outer():
    def gg():
        yield 1
        raise
    try: raise ValueError("outer2")
    except ValueError:
        try:
            for _ in gg(): pass
        except ValueError as e: print("got",repr(e))
reraise_outer()
def fin():
    try:
        yield 1
        yield 2
    finally: print("fin")
def brk():
    for x in fin():
        break
    print("after")
    for x in fin(): pass
    print("end")
brk()
def selfit():
    def h():
        for x in it: yield x
    it=h()
    for x in it: print(x)
try: selfit()
except ValueError as e: print(e)
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
def dd():
    for i in range(3): yield D(i)
def use():
    for d in dd(): print("body",d.n)
    print("out")
use()
def deepgen(n):
    if n:
        for x in deepgen(n-1): yield x+1
    else: yield 0
print(list(deepgen(200)))
try: print(sum(1 for _ in deepgen(3000)))
except RecursionError as e: print("rec")
def frames():
    def gg():
        for i in range(3):
            fr=sys._getframe()
            yield fr.f_back.f_code.co_name
    return [x for x in gg()], [n for n in (x for x in gg())]
print(frames())
def send():
    def gg():
        r=0
        while True: r=(yield r) or 5
    it=gg(); next(it)
    r=[it.send(3)]
    for x in it:
        r.append(x)
        if len(r)>3: r.append(it.send(9)); break
    return r
print(send())
def mixed():
    it=g(4)
    r=[next(it)]
    for x in it:
        r.append(x)
        r.append(next(it,None))
    return r
print(mixed())
def big():
    def gg():
        a=b=c=d=e=f_=g_=h=i=j=k=l=m=n=o=p=q=r=s=t=u=v=w=x=y=z=aa=bb=cc=dd_=ee=ff=gg_=hh=ii=jj=kk=ll=mm=nn=oo=pp=qq=rr=ss=tt=1
        for it in range(3): yield it+a+tt
    return [x for x in gg()]
def bigl():
    o=[]
    for x in big(): o.append(x)
    return o
print(bigl())
def deleg():
    r = yield from g(3)
    yield r
print(list(deleg()),[x for x in deleg()])
def close():
    it=g(3)
    for x in it: it2=it; break
    it.close()
    return list(it2)
print(close())
def thrown():
    def gg():
        try: yield 1
        except ValueError as e: yield repr(e)
        yield "x"
    it=gg()
    r=[]
    for x in it:
        r.append(x)
        if x==1: r.append(it.throw(ValueError("v")))
    return r
print(thrown())
