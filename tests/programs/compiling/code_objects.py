# Every part of the code objects that compile makes, of all kinds of scopes and statements.
SOURCES = r'''
x = 1; y = x + 2 * 3 ** 2 - -1; z = "a" "b" 'c'
---
def f(a, b=1, /, c=2, *args, d, e=3, **kw) -> int:
    """doc"""
    global g
    g = a + b
    return [i * c for i in args if i], {k: v for k, v in kw.items()}, {d, e}, (n for n in args)
---
class A(B, metaclass=M):
    """doc"""
    __slots__ = ("x",)
    x: int = 3
    def __init__(self): super().__init__(); self.__private = __class__
    @property
    def y(self): return self.__private
    z = [x for _ in range(3)]
---
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return lambda: (n, outer)
    return inner
---
async def agen(xs):
    async with xs as (a, *b), b:
        async for x in xs:
            yield await x
    return
async def co(xs):
    return [x async for x in xs if await x]
---
def g():
    try:
        x = yield from h()
        return x
    except (ValueError, KeyError) as e:
        raise RuntimeError("x") from e
    except* Exception:
        pass
---
def g():
    for i in range(10):
        while True:
            try:
                if i: continue
                break
            except ValueError as e:
                return e
            else:
                pass
            finally:
                print(i)
    else:
        return 1
---
def e(eg):
    try:
        f()
    except* (TypeError, ValueError) as group:
        g(group)
    except* OSError:
        pass
---
def m(x):
    match x:
        case 0 | 1 | -1.5 | 2+3j: return 1
        case [a, b, *rest] if a: return rest
        case {"k": v, **others}: return v, others
        case Point(x=0, y=yy) | [Point(0, yy)]: return yy
        case str() as s: return s
        case None | True: return 0
        case _: pass
---
def gen[T: int, *Ts, **P](x: T, *args: *Ts) -> T: return x
class G[T](Base[T]): 
    def method[U](self, u: U) -> T: return __class__
type Alias[T] = list[T] | None
type Plain = int
---
with open("f") as f, g() as (h, i.j, k[0]):
    pass
assert x, "message"
del a, b.c, d[1:2], (e, f)
import a.b.c as d, os.path
from .x import (y as z, w)
from a import *
---
x = f"{a!r:>{width}} {b=} {c:%Y} {{}} {'nested' + f'{d}'}" f"more {e}"
y = f"{a}"; z = f"no fields"; w = b"bytes" b"more"; v = "%s and %r" % (a, b); u = "%d" % a
---
a[1:2] = b[::2] = c[1:2, ..., None]
a.b += 1; a[b] -= 2; a @= b; a //= b; a **= c; a >>= 1
(a, *b), [c, d] = e = f
x if y else z; not (a < b <= c != d); a and b or c and not d; (w := 5) + w
f(*a, b, *c, k=1, **d, l=2); f(x=1, y=2); a.b(c, d=1); print(*a)
{**a, "b": 1, **c}; [*a, b]; {*a}; (*a, b)
1 in [1, 2, 3]; x in {1, 2}; x not in (1, 2); x is None; x is not y
() + (); ((1, 2), "three", 4.0, None, ..., True); 1 if __debug__ else 2
lambda a, *b, c=1, **d: (yield)
---
if 1:
    x = 1
elif 0: pass
while 0: dead()
while 1: break
for x in (1, 2, 3): pass
for x in [1, 2, 3]: pass
if x and (y or z) and not w: pass
assert 1 < 2
raise
---
def nested():
    class C:
        x = [[(i, j, k) for j in range(i)] for i in range(3) for k in range(2)]
        y = {i: (lambda: i) for i in x}
        def f(self): return [self.x for _ in range(2)], [super().f() for _ in range(2)]
    return [C() for _ in range(3)], [lambda: n for n in range(3)]
'''
FIELDS = ("co_name co_qualname co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize "
          "co_flags co_firstlineno co_names co_varnames co_cellvars co_freevars").split()

def show(code, depth=0):
    pad = "  " * depth
    for field in FIELDS:
        print(pad + field, getattr(code, field))
    print(pad + code.co_code.hex())
    print(pad + code.co_linetable.hex(), code.co_exceptiontable.hex())
    for const in code.co_consts:
        if hasattr(const, "co_code"):
            show(const, depth + 1)
        elif isinstance(const, frozenset):
            print(pad, "frozenset", sorted(map(repr, const)))
        else:
            print(pad, type(const).__name__, repr(const))

for number, source in enumerate(SOURCES.split("---\n")):
    for optimize in (0, 1, 2):
        print("=", number, optimize)
        try:
            show(compile(source, "<source>", "exec", optimize=optimize))
        except SyntaxError as error:
            print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
show(compile("x + 1", "<e>", "eval"))
show(compile("x + 1; y", "<s>", "single"))
show(compile("def f(a: int, b: 'x' = f'{y}') -> list[int]: z: a[b] = 1", "<a>", "exec", 0x1000000))
