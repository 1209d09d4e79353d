# Integers of up to 128 bits, whose objects are reused, and beyond.
M=(1<<64)-1
def xs(x,n):
    out=[]
    for _ in range(n):
        x ^= (x<<13)&M
        x ^= x>>7
        x ^= (x<<17)&M
        out.append(x)
    return out
r=xs(88172645463325252,200); print(r[:3],r[-1],sum(r))
def lcg(x,n):
    for _ in range(n):
        x=(6364136223846793005*x+1442695040888963407)&M
    return x
print(lcg(1,500))
def mix(a,b):
    r=[]
    for op in range(12):
        for x,y in ((a,b),(b,a),(-a,b),(a,-b),(-a,-b),(a,3),(7,b),(2**46,2**46),(2**63,2**63),(-2**63,-2**64),(2**126,2**126),(2**127-1,1),(-2**127,1),(2**64-1,2**64-1)):
            if op==0: r.append(x+y)
            elif op==1: r.append(x-y)
            elif op==2: r.append(x*y)
            elif op==3: r.append(x&y)
            elif op==4: r.append(x|y)
            elif op==5: r.append(x^y)
            elif op==6: r.append(x<<(y&127))
            elif op==7: r.append(x>>(y&200))
            elif op==8: r.append(x//y)
            elif op==9: r.append(x%y)
            elif op==10: r.append((x+1)*(y-1)-(x^y))
            else:
                z=x; z+=y; w=z; z-=1; z*=3; r.append((z,w,2*x,1+x,x*2)); 
    return r
for _ in range(3):
    t=mix(2**60+12345,2**70+999)
print(hash(tuple(t)), t[:40])
def alias(x):
    l=[]
    for i in range(5):
        y=x
        x+=2**60
        l.append(x); l.append(y)
        z=x; x^=z>>3; l.append((x,z))
    return l
print(alias(2**61))
def neg(x):
    try: return x<<-1
    except ValueError as e: return str(e)
for _ in range(3): print(neg(2**70), neg(1))
def ints(x):
    for i in range(3): x = x + 2**46
    return x
for _ in range(5): print(ints(2**46), ints(1.5), ints(True))
def default(x=2**65):
    x+=1
    return x
print(default(),default())
def f(n):
    s=0
    for i in range(n): s+= i*2**40 
    return s
print(f(100),f(1000))
class I(int):
    def __add__(s,o): return "I"
def g(x): return x+2**60
for _ in range(3): print(g(2**60),g(I(5)))
