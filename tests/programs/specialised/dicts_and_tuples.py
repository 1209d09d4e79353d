# dict.get, tuples as keys, tuples made again and again.
def f(d,k):
    return d.get(k), d.get(k,7), d.get(k,"x"*2)
d={1:2,"a":3,(1,2):4,(1,"z"):5}
for _ in range(3):
    print(f(d,1),f(d,"b"),f(d,(1,2)),f(d,(1,"z")),f(d,(1.0,2)))
    try: f(d,[])
    except TypeError as e: print(e)
class D(dict):
    def get(s,*a): return "mine"
class E(dict): pass
print(f(D(),1),f(E({1:5}),1),f(d,2))
def args(d):
    for a in ((),(1,2,3)):
        try: d.get(*a)
        except TypeError as e: print(e)
    try: d.get()
    except TypeError as e: print(e)
    try: d.get(1,2,3)
    except TypeError as e: print(e)
args(d)
def tup(a,b):
    return (a,b),(a,),(a,b,a),(a,b,a,b,a,b,a,b,a),()
for _ in range(20): t=tup("x",[1])
print(t)
def churn(n):
    c={}
    for x in range(n):
        for y in range(n):
            k=(x%5,y%7)
            c[k]=c.get(k,0)+1
    return c
print(churn(20))
class H:
    def __init__(s,v): s.v=v
    def __eq__(s,o): print("eq"); return s.v==o.v
    def __hash__(s): return 1
d2={H(1):1}
print(d2.get(H(1)), d2.get(H(2),3))
for _ in range(3): print(f({(1,2,3):1},(1,2,3)), f({(True,2):1},(1,2)), f({(1,(2,3)):1},(1,(2,3))), f({(float("nan"),):1},(float("nan"),))[1] in (1,7))
