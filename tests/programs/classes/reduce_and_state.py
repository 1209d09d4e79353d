# __reduce_ex__, __getstate__ and what they make copies of.
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

class copy:

    def copy(x):
        r = x.__reduce_ex__(4)
        if isinstance(r, str):
            return x
        o = r[0](*r[1])
        if len(r) > 2 and r[2] is not None:
            if hasattr(o, '__setstate__'):
                o.__setstate__(r[2])
            else:
                s = r[2]
                if isinstance(s, tuple) and len(s) == 2:
                    s, sl = s
                else:
                    sl = None
                if s:
                    o.__dict__.update(s)
                if sl:
                    for k, v in sl.items():
                        setattr(o, k, v)
        if len(r) > 3 and r[3] is not None:
            for i in r[3]:
                o.append(i)
        if len(r) > 4 and r[4] is not None:
            for k, v in r[4]:
                o[k] = v
        return o
    deepcopy = copy

class X:

    def __init__(s):
        s.a = [1, 2]
x = X()
t(lambda: x.__reduce_ex__(2)[1:])
t(lambda: x.__reduce_ex__(0)[1:])
t(lambda: x.__reduce__()[1:])
y = copy.copy(x)
print(y.a is x.a, type(y))
y = copy.deepcopy(x)
print(y.a is x.a, y.a)

class S:
    __slots__ = ('a', '__b')

    def __init__(s):
        s.a = 1
        s.__b = 2
s = S()
z = copy.copy(s)
print(z.a, z._S__b)
t(lambda: s.__getstate__())
t(lambda: S.__slotnames__)

class L(list):
    pass
l = L([1, 2])
l.q = [3]
m = copy.deepcopy(l)
print(m, m.q, type(m))
t(lambda: l.__reduce_ex__(4)[1:3])

class D(dict):
    pass
d = D(a=1)
d.q = [3]
m = copy.deepcopy(d)
print(m, m.q, type(m))

class I(int):
    pass
i = I(5)
i.z = 3
m = copy.copy(i)
print(m, m.z, type(m))

class T(tuple):
    pass
m = T((1, 2))
m.k = 5
n = copy.copy(m)
print(n, n.k)

class NA:

    def __new__(cls, a, b=None):
        o = object.__new__(cls)
        o.v = (a, b)
        return o

    def __getnewargs__(self):
        return (1, 2)
print(copy.copy(NA(3, 4)).v)

class NX:

    def __new__(cls, a, b=None):
        o = object.__new__(cls)
        o.v = (a, b)
        return o

    def __getnewargs_ex__(self):
        return ((1,), {'b': 2})
print(copy.copy(NX(3, 4)).v, NX(3).__reduce_ex__(4)[1])

class BadN:

    def __getnewargs__(self):
        return 1
t(lambda: copy.copy(BadN()))

def g():
    yield
t(lambda: copy.copy(g()))
t(lambda: copy.copy((i for i in [])))
t(lambda: object().__reduce_ex__(2)[1:])

class St:

    def __getstate__(s):
        return {'q': 9}

    def __setstate__(s, st):
        s.got = st
print(copy.copy(St()).got)

class R:

    def __reduce__(s):
        return (R.make, (7,))

    @staticmethod
    def make(n):
        o = R()
        o.n = n
        return o
print(copy.copy(R()).n)
t(lambda: dir(x))
e = ValueError(1)
e.x = 2
f = copy.copy(e)
print(repr(f), f.x)
