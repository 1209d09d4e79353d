# Pairs of operations on floats that run as one, with operands of every kind.
class V:
    def __init__(s,x,y): s.x=x; s.y=y
def f(a,b,c): return a*b+c, a*b-c, c-a*b, (a+b)*c, (a-b)*c, c*(a-b), a+b+c, a+(b+c), a-b-c, a-(b-c), a*b*c, a*(b*c), c+a*b
def g(v,w,t): return v.x*t, t*v.x, v.x-t, t-v.x, v.x+t, t+w.y, v.x*w.x+v.y*w.y, (v.x-w.x)*(v.y-w.y)
def h(l,i,t): return l[i]*t, t*l[i], l[i]-t, t-l[i], l[i]+t, t+l[i], l[i]*l[i-1]-l[i-2]
vals=[(1.5,2.5,3.5),(1.5,2,3.5),(1,2,3),(1.5,2.5,3),(1,2.5,3.5),(True,2.5,1),(2**60,1.5,2.0),(float('nan'),1.0,float('inf')),(1.5,2.5,-0.0),(0.1,0.2,0.3)]
for _ in range(3):
    for a,b,c in vals:
        print(f(a,b,c)); print(g(V(a,b),V(b,c),c)); print(h([a,b,c],1,c), h([c,a,b],-1,b))
class W:
    def __init__(s,x): s.x=x
    def __repr__(s): return f"W({s.x})"
    def __mul__(s,o): return W(("mul",s.x,o))
    def __rmul__(s,o): return W(("rmul",s.x,o))
    def __add__(s,o): return W(("add",s.x,o))
    def __radd__(s,o): return W(("radd",s.x,o))
    __sub__=__add__; __rsub__=__radd__
for _ in range(3): print(f(1.0,W(1),2.0), f(1.0,2.0,W(1)))
for bad in (("a",1.0,2.0),(1.0,"a",2.0),(1.0,2.0,"a"),(None,1.0,1.0)):
    try: f(*bad)
    except TypeError as e: print(e, e.__traceback__.tb_next.tb_lineno)
try: g(V(1.0,2.0),None,1.0)
except AttributeError as e: print(e)
try: h([1.0],5,2.0)
except IndexError as e: print(e)
v=V(1.0,2.0); del v.x
try: g(v,v,1.0)
except AttributeError as e: print(e)
def loop(n):
    s=0.0; x=0.5
    for i in range(n):
        s=s*x+x-s*s+x*x
        x=x*0.99+s*0.01
    return s
print(loop(1000))
