# Sequences of three and more taken apart into variables, whatever those hold.
def f(t):
    a,b,c=t
    return c,b,a
def g(t):
    a,b,c,d,e,f_,g_,h=t
    return h,g_,f_,e,d,c,b,a
def h(a):
    a,b,c=a
    return a,b,c
def k(a,b,c):
    a,b,c=c,a,b
    a,b,c=[b,c,a]
    (a,b,c),d=(c,b,a),a
    return a,b,c,d
def m(t):
    a,b,a=t
    return a,b
def fresh(x): return (x,x,x)
def n(x):
    a,b,c=fresh(x)
    a,b,c=[a]+[b]+[c]
    return a,b,c
for _ in range(3):
    for t in ((1,2,3),[1,"x",[2]],"abc",range(3),{1:1,2:2,3:3},iter([1,2,3]),(x for x in "xyz")): print(f(t))
    print(g(range(8)),g(list("abcdefgh")),g(tuple("12345678")))
    print(h([1,2,3]),h((1,[2],3)),k(1,2,3),m((1,2,3)),n([5]),n(7))
    for bad in ((1,2),(1,2,3,4),[1],5,None,"ab",range(9),(x for x in "ab")):
        try: f(bad)
        except (TypeError,ValueError) as e: print(e, e.__traceback__.tb_next.tb_lineno)
    def gen(): 
        yield 1
        raise KeyError("g")
    try: f(gen())
    except KeyError as e: print(repr(e))
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
def dels():
    a=b=c=None
    for i in range(2):
        a,b,c=[D(i*3),D(i*3+1),D(i*3+2)]
        print("next")
    a,b,c=(1,2,3)
    print("done")
dels()
def loc():
    t=[D(10),D(11),D(12)]
    t,u,v=t
    print(t.n,u.n,v.n)
loc()
def many(t):
    a,b,c,d,e,f,g,h,i,j=t
    return j,a
print(many(range(10)))
def star(t):
    a,*b,c=t
    return a,b,c
print(star([1,2,3,4]))
def glob():
    global G,H,I
    G,H,I=1,2,3
    x,G,y=(4,5,6)
    return G,H,I,x,y
print(glob())
def cellv():
    a,b,c=(1,2,3)
    def q(): return a,b,c
    a,b,c=[7,8,9]
    return q()
print(cellv())
