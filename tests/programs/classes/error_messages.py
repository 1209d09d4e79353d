# Messages of errors about classes, slots, attributes, conversions and super.
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

class S:
    __slots__ = ('a', 'b')

class E:
    __slots__ = ()
s = S()
t(st, s, 'x', 1)
t(getattr, s, 'x')
t(getattr, s, 'a')
t(delattr, s, 'a')
t(delattr, s, 'x')
t(st, E(), 'x', 1)

class A:
    cv = 1

    def m(self):
        pass
t(delattr, A(), 'x')
t(delattr, A(), 'cv')
t(delattr, A, 'zz')
t(getattr, A, 'zz')

class E2:
    __slots__ = ()
    cv = 1
t(st, E2(), 'cv', 1)
t(delattr, E2(), 'cv')
t(st, 1, 'x', 1)
t(st, 1, 'real', 1)
t(st, int, 'x', 1)
t(delattr, int, 'x')
t(delattr, int, 'real')
t(st, int, '__name__', 'q')
t(delattr, A, '__name__')
t(st, A, '__name__', 1)
t(st, A, '__name__', 'a\x00')
t(st, A, '__qualname__', 1)
t(st, A, '__bases__', 1)
t(st, A, '__bases__', ())
t(st, A, '__bases__', (1,))
t(lambda: object().__new__(int))
t(object.__new__)
t(object.__new__, 1)
t(int.__new__, str)
t(object, 1)
t(A, 1)
t(object.__new__, A, 1)

class I:

    def __init__(self, x):
        pass
t(lambda: I(1, 2))

class N:

    def __new__(cls, *a):
        return object.__new__(cls, *a)
t(N, 1)

class N2:

    def __new__(cls, *a):
        return object.__new__(cls)
t(lambda: type(N2(1)))

class I2:

    def __init__(self, *a):
        object.__init__(self, *a)
t(I2, 1)

class I3:

    def __init__(self, *a):
        return 5
t(I3, 1)

class Ab:
    pass
Ab.__abstractmethods__ = frozenset(['f'])
t(Ab)
Ab.__abstractmethods__ = {'f', 'b'}
t(Ab)
del Ab.__abstractmethods__
t(lambda: type('X', (int, str), {}))
t(lambda: type('X', (bool,), {}))
t(lambda: type('X', (1,), {}))
t(lambda: type('X', (A, A), {}))

class B(A):
    pass
t(lambda: type('X', (A, B), {}))
t(type, 1, 2)
t(lambda: type('x'))
t(lambda: type(1, (), {}))
t(lambda: type('a', 1, {}))
t(lambda: type('a', (), 1))
t(lambda: type('a\x00', (), {}))
t(lambda: type('X', (), {'__slots__': ('a', 'a')}))
t(lambda: type('X', (), {'__slots__': (1,)}))
t(lambda: type('X', (), {'__slots__': ('1',)}))
t(lambda: type('X', (int,), {'__slots__': ('a',)}))
t(lambda: type('X', (), {'__slots__': ('a',), 'a': 1}))
t(lambda: type('X', (A,), {'__slots__': ('__dict__',)}))
t(lambda: type('X', (A,), {'__slots__': ('__weakref__',)}))
t(lambda: type('X', (), {'__qualname__': 1}))
t(lambda: type('X', (), {'__classcell__': 1}))

class MM(type):

    def mro(cls):
        return [1]
t(lambda: MM('x', (), {}))

class MM(type):

    def mro(cls):
        return []
t(lambda: MM('x', (), {}))

class MM(type):

    def mro(cls):
        return [cls, int, object]
t(lambda: MM('x', (), {}))

class M1(type):
    pass

class M2(type):
    pass
t(lambda: type('x', (M1('a', (), {}), M2('b', (), {})), {}))

class SN:

    def __set_name__(self, o, n):
        1 / 0
t(lambda: type('X', (), {'a': SN()}))

def k():

    class A(x=1):
        pass
t(k)
t(lambda: type.__new__(type, 'a'))
t(lambda: type('a', (), {}, x=1))
t(lambda: type.__init__(A))
t(lambda: type.__init__(A, 1, x=1))

class Z:
    pass
print([*Z.__dict__.keys()])

class Z2:
    x = 1

    def __eq__(self, o):
        return 1
print(list(Z2.__dict__))

class Z3:
    """doc"""
    __slots__ = ('b', 'a', '__dict__', '__private')
print(list(Z3.__dict__), Z3.__slots__)
t(hash, Z2())

def g():
    x = A()
    x.__class__ = 1
t(g)

def g():
    x = A()
    x.__class__ = int
t(g)

def g():
    x = A()
    x.__class__ = S
t(g)

def g():
    x = A()
    del x.__class__
t(g)

def g():
    x = A()
    x.__dict__ = 1
t(g)

def g():
    x = A()
    x.q = 1
    del x.__dict__
    return x.__dict__
t(g)

class P:

    @property
    def p(self):
        return 1
    x = property(None)
t(lambda: P().x)
t(st, P(), 'p', 1)
t(delattr, P(), 'p')
t(lambda: property().__get__(1))
t(lambda: property(1, 2).fget)
t(st, property(), 'fget', 1)
t(lambda: property(lambda s: 1).__set__(1, 2))
t(super)
t(super, 1)
t(super, int, 'a')
t(super, int)
t(lambda: super(int, 1).foo)
t(lambda: super(int, True))
t(lambda: super(A, B))
t(lambda: list(vars(staticmethod(t))))
t(lambda: list(vars(classmethod(t))))
t(lambda: format(A(), 'x'))
t(lambda: A() < A())

class NA:
    __add__ = None
    __iter__ = None
    __contains__ = None
    __len__ = None
    __lt__ = None
t(lambda: NA() + 1)
t(lambda: iter(NA()))
t(lambda: 1 in NA())
t(lambda: NA() < 1)
t(lambda: len(NA()))

class L:

    def __init__(s, v):
        s.v = v

    def __len__(s):
        return s.v

    def __bool__(s):
        return s.v

    def __hash__(s):
        return s.v

    def __repr__(s):
        return 1

    def __str__(s):
        return 1

    def __iter__(s):
        return 1

    def __index__(s):
        return 'a'

    def __int__(s):
        return 'a'

    def __float__(s):
        return 'a'
t(len, L(-1))
t(len, L('a'))
t(len, L(1 << 70))
t(bool, L(1))
t(hash, L('s'))
t(hash, L(1 << 70))
t(hash, L(-1))
t(repr, L(1))
t(iter, L(1))
t(lambda: [1][L(1)])
t(int, L(1))
t(float, L(1))

class BL:

    def __len__(s):
        return 'x'
t(bool, BL())
