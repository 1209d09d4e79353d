# Special methods against native ones, and attributes that change while code has them cached.
def t(f, *a):
    try:
        r = f(*a)
    except BaseException as e:
        print(type(e).__name__, '|', e, '|', getattr(e, 'name', '-'), getattr(e, '__notes__', None))
    else:
        print(repr(r))

def st(o, n, v):
    setattr(o, n, v)

def msg(e):
    return e.args[0] if e.args else ''
log = []

class N:

    def __init__(s, n):
        s.n = n

    def __add__(s, o):
        log.append('N.add')
        return NotImplemented

    def __radd__(s, o):
        log.append('N.radd')
        return 'radd'

    def __sub__(s, o):
        return 'sub'

    def __rsub__(s, o):
        return 'rsub'

    def __iadd__(s, o):
        return 'iadd'

    def __pow__(s, o, m=None):
        return ('pow', o, m)

    def __rpow__(s, o, m=None):
        return ('rpow', o, m)

    def __neg__(s):
        return 'neg'

    def __matmul__(s, o):
        return 'mm'

    def __divmod__(s, o):
        return 'dm'

class M(N):

    def __radd__(s, o):
        log.append('M.radd')
        return 'Mradd'

class K(N):
    pass
t(lambda: N(1) + N(2))
print(log)
log.clear()
t(lambda: N(1) + M(2))
print(log)
log.clear()
t(lambda: N(1) + K(2))
print(log)
log.clear()
t(lambda: M(1) + N(2))
print(log)
log.clear()
t(lambda: 1 + N(2))
t(lambda: N(2) + 1)
print(log)
log.clear()
t(lambda: 1 - N(1))
t(lambda: N(1) - 1)
t(lambda: N(1) ** 2)
t(lambda: 2 ** N(1))
t(lambda: pow(N(1), 2, 3))
t(lambda: pow(2, N(1), 3))
t(lambda: pow(2, 3, N(1)))

def f():
    x = N(1)
    x += 1
    return x
t(f)

def f():
    x = N(1)
    x -= 1
    return x
t(f)
t(lambda: -N(1))
t(lambda: +N(1))
t(lambda: N(1) @ 2)
t(lambda: 2 @ N(1))
t(lambda: divmod(N(1), 2))
t(lambda: divmod(2, N(1)))

class IntSub(int):

    def __add__(s, o):
        return 'isadd'

    def __rsub__(s, o):
        return 'isrsub'
t(lambda: IntSub(3) + 1)
t(lambda: 1 + IntSub(3))
t(lambda: 1 - IntSub(3))
t(lambda: IntSub(3) - 1)
t(lambda: IntSub(3) * 2)
t(lambda: IntSub(3) == 3)
t(lambda: hash(IntSub(3)))

class LS(list):

    def __add__(s, o):
        return 'lsadd'

class LR(list):

    def __radd__(s, o):
        return 'lradd'
t(lambda: LS([1]) + [2])
t(lambda: [1] + LS([2]))
t(lambda: [1] + LR([2]))
t(lambda: LR([1]) + [2])
t(lambda: LR([1]) * 2)
t(lambda: 2 * LR([1]))
t(lambda: len(LR([1, 2])))

class C:

    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        return s.v == o.v

    def __lt__(s, o):
        return s.v < o.v
t(lambda: C(1) == C(1))
t(lambda: C(1) != C(1))
t(lambda: C(1) != C(2))
t(lambda: C(1) < C(2))
t(lambda: C(1) > C(2))
t(lambda: C(1) <= C(2))

class D(C):

    def __gt__(s, o):
        return 'D.gt'
t(lambda: C(1) < D(2))
t(lambda: C(1) > D(2))
t(lambda: hash(C(1)))

class E:

    def __eq__(s, o):
        return NotImplemented
    __hash__ = None
t(lambda: E() == E())
t(lambda: E() != E())
e = E()
t(lambda: e == e)

class F:
    pass
f = F()
t(lambda: f == f)
t(lambda: f != f)
t(lambda: f == F())
t(lambda: f < F())
F.__eq__ = lambda s, o: True
t(lambda: f == F())
t(lambda: f != F())
del F.__eq__
t(lambda: f == F())
F.__len__ = lambda s: 0
t(lambda: not f)
F.__bool__ = lambda s: True
t(lambda: not f)
del F.__bool__, F.__len__
t(lambda: not f)

class G:
    x = 1

    def __getattr__(s, n):
        return ('getattr', n)
t(lambda: G().x)
t(lambda: G().y)

class H(G):

    def __getattribute__(s, n):
        if n == 'z':
            raise AttributeError('zz')
        return ('ga', n)
t(lambda: H().x)
t(lambda: H().z)

class J:

    def __getattribute__(s, n):
        if n == 'z':
            raise AttributeError('zz')
        return object.__getattribute__(s, n)

    def __setattr__(s, n, v):
        print('set', n, v)
        object.__setattr__(s, n, v)

    def __delattr__(s, n):
        print('del', n)
        object.__delattr__(s, n)
j = J()
j.a = 1
print(j.a)
del j.a
t(lambda: j.a)
t(lambda: j.z)

class Prop:

    @property
    def p(s):
        raise AttributeError('inner')

    def __getattr__(s, n):
        return 'fallback ' + n
t(lambda: Prop().p)

class Desc:

    def __get__(s, o, c):
        return ('get', o is None, c)

class Data(Desc):

    def __set__(s, o, v):
        print('dset', v)

    def __delete__(s, o):
        print('ddel')

class OnlySet:

    def __set__(s, o, v):
        o.__dict__['os'] = v

class K:
    d = Desc()
    dd = Data()
    os = OnlySet()
k = K()
print(k.d, K.d)
k.d = 5
print(k.d)
k.dd = 5
del k.dd
print(k.dd)
print(type(k.os))
k.os = 3
print(k.os)
k.__dict__['dd'] = 9
print(k.dd)
print(k.__dict__)

class S1:
    __slots__ = ('a', 'b')

class S2(S1):
    __slots__ = ('c',)

class S3(S2):
    pass

class S4(S2):
    a = 'cls'
s = S3()
s.a = 1
s.c = 3
s.z = 26
print(s.a, s.c, s.z, s.__dict__)
t(lambda: s.b)
del s.a
t(lambda: s.a)
s.__dict__['a'] = 7
t(lambda: s.a)
s = S4()
t(lambda: s.a)
s.a = 3
print(s.a, s.__dict__)
print(S1.a.__get__(s, S4) if 0 else S1.a)
t(lambda: S1.a.__get__(3))
t(lambda: S1.a.__set__(3, 4))

class S5(S1):
    __slots__ = ('a',)
s = S5()
S1.a.__set__(s, 1)
s.a = 2
print(s.a, S1.a.__get__(s))
t(lambda: type('X', (S1, type('Y', (), {'__slots__': 'q'})), {}))

class DS(dict):
    __slots__ = ('x',)
d = DS(a=1)
d.x = 4
print(d.x, d['a'], len(d))
t(st, d, 'y', 1)

class DD(dict):
    pass
d = DD(a=1)
d.x = 4
print(d.x, d.__dict__, d)

class FS(float):
    pass
f = FS(1.5)
f.q = 2
print(f + 1, f.q, f.__dict__)

class TS(tuple):
    pass
x = TS((1, 2))
x.q = 2
print(len(x), x.q, x[0], x.__dict__)

class Many:
    pass
m = Many()
for i in range(30):
    setattr(m, 'a' + str(i) if 0 else ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'][i % 10], i)
print(m.__dict__)
m = Many()
for n in ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']:
    setattr(m, n, n)
del m.d
m.d = 1
print(m.__dict__, m.k)
m2 = Many()
m2.a = 1
m2.b = 2
m2.c = 3
del m2.a
m2.a = 4
print(m2.__dict__)
m2.e = 5
print(m2.e, m2.__dict__)
m2.__dict__ = {'n': 1}
print(m2.n)
t(lambda: m2.a)

class Meta(type):

    def __new__(m, n, b, ns, **kw):
        print('new', n, kw)
        return super().__new__(m, n, b, ns)

    def __init__(c, n, b, ns, **kw):
        print('init', n, kw)
        super().__init__(n, b, ns)

    def __call__(c, *a):
        print('call', a)
        return super().__call__(*a)

    @classmethod
    def __prepare__(m, n, b, **kw):
        print('prep', n, kw)
        return {'pre': 1}

    @property
    def mp(c):
        return 'mp'

    def mm(c):
        return 'mm'

    def __contains__(c, x):
        return x == 1

    def __len__(c):
        return 3

    def __getitem__(c, i):
        return ('item', i)

    def __iter__(c):
        return iter([1, 2])

    def __getattr__(c, n):
        return 'meta ' + n

class MC(metaclass=Meta, q=1):
    y = 2

    def __init__(s, *a):
        print('inst', a)
MC(5)
print(MC.pre, MC.mp, MC.mm(), 1 in MC, len(MC), MC[3], list(MC), MC.foo)

class MC2(MC):
    pass
print(type(MC2))

class Base:
    subs = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))

class B1(Base, tag=5):
    pass

class B2(Base):
    pass
print(Base.subs)

class Names:

    def __set_name__(s, o, n):
        s.n = (o.__name__, n)

class HN:
    a = Names()
    b = a
print(HN.a.n)

class CG:

    def __class_getitem__(cls, i):
        return (cls, i)
print(CG[1], CG['x'])
t(lambda: B1[1])
t(lambda: int[1])

class A:

    def f(s):
        return ['A']

    @classmethod
    def c(cls):
        return [cls]

    @staticmethod
    def st():
        return 'A.st'
    x = 'A.x'

    @property
    def p(s):
        return 'A.p'

class B(A):

    def f(s):
        return ['B'] + super().f()

    @classmethod
    def c(cls):
        return super().c() + ['B']

    @staticmethod
    def st():
        return 'B.st'
    x = 'B.x'

    def sx(s):
        return (super().x, super().p, super().st())

class C(A):

    def f(s):
        return ['C'] + super().f()

class D(B, C):

    def f(s):
        return ['D'] + super(D, s).f()
print(D().f(), D.c(), B().sx(), D.__mro__)
t(lambda: super(B, D()).nope)

class Z:

    def f(s):
        return (lambda: super().__init__)()
t(lambda: Z().f())

class Seq:

    def __getitem__(s, i):
        if i > 3:
            raise IndexError
        return i * i
t(lambda: list(Seq()))
t(lambda: 9 in Seq())
t(lambda: 5 in Seq())
t(lambda: list(iter(Seq())))

class It:

    def __init__(s):
        s.i = 0

    def __iter__(s):
        return s

    def __next__(s):
        s.i += 1
        if s.i > 3:
            raise StopIteration(7)
        return s.i
t(lambda: list(It()))

def f():
    it = It()
    list(it)
    try:
        next(it)
    except StopIteration as e:
        return msg(e)
t(f)
t(lambda: next(It(), 5))

class Ctx:

    def __enter__(s):
        print('enter')
        return 1

    def __exit__(s, *a):
        print('exit', a[0])
        return True
with Ctx() as c:
    print(c)
    raise ValueError(1)

class Cal:

    def __call__(s, *a, **k):
        return (a, k)
t(lambda: Cal()(1, x=2))
t(lambda: callable(Cal()))
t(lambda: callable(3))
t(lambda: Cal.__call__(Cal(), 3))

class Del:

    def __del__(s):
        print('del')
d = Del()
d = None

def f():
    Del()
f()

class Res:

    def __del__(s):
        global saved
        saved = s
Res()
print(type(saved))
saved = None

class V:

    def m(s):
        return 1
v = V()
for i in range(5):
    if i == 3:
        V.m = lambda s: 2
    print(v.m(), end='') if 0 else print(v.m())
V.attr = 1
for i in range(5):
    if i == 2:
        v.attr = 9
    if i == 4:
        del v.attr
    print(v.attr)

class W(V):
    pass
w = W()
for i in range(6):
    if i == 2:
        W.m = lambda s: 3
    if i == 4:
        del W.m
    print(w.m())
for i in range(6):
    if i == 2:
        V.prop = property(lambda s: 'P')
    if i == 4:
        del V.prop
    w.__dict__['prop'] = 'D'
    print(w.prop)
w.__class__ = V
print(w.m(), type(w))
