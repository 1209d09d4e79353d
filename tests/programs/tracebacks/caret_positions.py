# Where carets stand: every kind of expression and statement, as the default hook shows it.
import sys
def show(e):
    sys.stdout.flush(); sys.excepthook(type(e), e, e.__traceback__)
class N: pass
a = b = c = x = d = None
n = 5
obj = N()
cases = [
 lambda: a+b, lambda: a + b, lambda: (a) + (b), lambda: (a)+(b), lambda: a   +   b, lambda: (a +(b)), lambda: a@b, lambda: a//b, lambda: a  //  b,
 lambda: n ** a ** b, lambda: -a, lambda: -n + a, lambda: n + -a, lambda: ~a * b, lambda: a[b], lambda: a[b][c], lambda: obj.x.y, lambda: obj . x,
 lambda: a[ b ], lambda: a [b], lambda: a[b:c], lambda: a[b, c], lambda: a[(b)], lambda: (a)[b], lambda: a[b](c), lambda: a()[b], lambda: n + a[b], lambda: a[b] + n,
 lambda: a(b)+c, lambda: len(n)+1, lambda: f"{a+b}", lambda: f"{a!r:>{b+c}}", lambda: "%d" % a, lambda: "a+b" + n, lambda: 'x' 'y' + n, lambda: f"{'a'}" + n, lambda: f'{"}"}' + n,
 lambda: a < n, lambda: n + 1 < a, lambda: a if a+n else 1, lambda: not a+b, lambda: [a+b for b in [1]], lambda: {a+1: 2}, lambda: (a+1,), lambda: [*a], lambda: {**a}, lambda: print(*a),
 lambda: int("x", base=a+b), lambda: "日本" + n, lambda: ("日本" + n, 5), lambda: "é" + n + "日", lambda: (lambda: a+b)(), lambda: a and b or n+a, lambda: n<<a, lambda: a>>n, lambda: n|a, lambda: n&a^b, lambda: a-b-c,
 lambda: (yield_ := a+b), lambda: 1e5+a, lambda: 0xff+a, lambda: 1_0+a, lambda: 1j+a, lambda: .5+a, lambda: 5 .x, lambda: (1).x, lambda: ... + a, lambda: {}[a+b], lambda: {1:2}[3], lambda: [][0], lambda: ()[n], lambda: ""[n], lambda: "abc"["x"],
 lambda: __import__("nomod"), lambda: a.b.c.d(), lambda: obj.attr[0], lambda: obj.method()(), lambda: sorted([1, "a"]), lambda: sum(["a"]), lambda: max([]), lambda: next(iter([])), lambda: "".join([1]), lambda: dict([1]), lambda: open("nofile"),
 lambda: rb"\x" + n, lambda: Rb'\'' + n, lambda: f"{{}}" + n, lambda: f"{n:{n}}" + n, lambda: f"{n!r}{'{'}" + n, lambda: """a"b""" + n, lambda: (a)   [b]  ,lambda: a[b]. c, lambda: a[b]  [c ] , lambda:((a))+((b)), lambda: (a,b)+c, lambda: ()+a, lambda: (a for a in a)+b,
 lambda: (  a  )  +  (  b  ), lambda: a +(b,), lambda: a+(b)(c), lambda: a+(b).c, lambda: a+(b)[c], lambda: n+(a+b),
]
for f in cases:
    try: f()
    except BaseException as e: show(e)
def stmts():
    yield "a + b"
    def s1(): a.x = 1
    def s2(): a[0] = 1
    def s3(): del a[0]
    def s4():
        q = a + b
    def s5():
        for i in a: pass
    def s6():
        with a: pass
    def s7():
        with a as q: pass
    def s8(): assert a, b
    def s9(): assert a+b
    def s10(): raise ValueError(a)
    def s11(): raise a
    def s12(): raise ValueError from a+b
    def s13(): return a+b
    def s14():
        q, w = 1, 2, 3
    def s15():
        (q, w), e = 1, 2
    def s16():
        q = [1,
             a +
             b,
             3]
    def s17():
        return (a
                + b)
    def s18():
        foo(1,
            2)
    def s19():
        n = 1
        n += a
    def s20():
        obj.z += a
    def s21():
        import nomodule
    def s22():
        from sys import nothing
    def s23():
        class A(a): pass
    def s25(): print(a.b); 
    def s26(): x = 1; y = a + b; z = 2
    def s27():
        if a + b: pass
    def s28():
        while a[b]: pass
    def s29(): a[b]   # comment
    def s30(): return   a [ b ]   # comment + more
    def s31(): lst = []; lst[0], x = 1, 2
    def s32(): [y for y in [1] if y + a]
    def s33(): f(**{1:2})
    def s34():
        def g(): pass
        g(1)
    def s35(): {**a}
    def s36(): [*1]
    def s37(): len(); len(1)
    def s38(): return undefined_thing
    def s39(): global gg; gg
    def s40():
        print(loc)
        loc = 1
    def s41():
        try: 1/0
        except ZeroDivisionError: a+b
    def s42():
        try: 1/0
        finally: a[b]
    def s43():
        try: raise KeyError("k")
        except KeyError as e: raise ValueError("v") from e
    def s44():
        	return a+b
    def s45():  return a+b   
    def s46():
        assert (a,
          b) == 1
    def s47():
        x = f"""
        {a + b}
        """
    def s48(): match_ = a; match_[0]
    def s49(): ((((a))))()
    def s50(): a.b = c.d = e
    for k, v in list(locals().items()):
        if k.startswith('s') : yield v
for f in stmts():
    if callable(f):
        try: f()
        except BaseException as e: show(e)
