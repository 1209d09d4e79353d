# Items of lists and tuples that cells hold; copies of short and long slices.
def f(l,t,d):
    def g(i): return l[i], t[i], d[i], l[-i], t[i-1]
    return g
for _ in range(3):
    g=f([1,[2],"c"],("x",[5],3.5),{0:1,1:2,2:3})
    for i in (0,1,2,True): print(g(i))
    for i in (5,-7,1.5,"a"):
        try: g(i)
        except (IndexError,TypeError,KeyError) as e: print(type(e).__name__,e)
def unb():
    def g(i): return l[i]
    for k in range(3):
        try: print(g(0))
        except NameError as e: print(e)
        l=[k]
    l=(7,8); print(g(1)); l="ab"; print(g(1)); l=[1.5,2]; print(g(1))
    del l
    try: g(0)
    except NameError as e: print(e)
unb(); unb()
def copies():
    a=list(range(40)); b=["x"]*20; c=[[i] for i in range(20)]
    return a[:5],a[:16],a[:17],a[:33],b[:16],b[3:],c[1:3],c[:19],tuple(c)[:3],a+b,list(a[:3])
print(copies())
