# Generator expressions whose consumer begins before there is a generator object, with frames
# that are looked at and elements that run Python; slices without slice objects; items assigned
# at constant places; powers of floats.
for k in range(4):
    print(sorted(set(x for x in [1.0, 1, 2, True, -1, -2, 3, 3.0, 10**20, -1.0])), len(set(-x for x in range(40))))
class H:
    def __init__(s,x): s.x=x
    def __hash__(s): return 1
    def __eq__(s,o): return isinstance(o,(H,int)) and (o if isinstance(o,int) else o.x)==s.x
    def __repr__(s): return f"H{s.x}"
for k in range(4):
    print(len(set(y for y in [H(1),1,H(1),2,H(2)])))
    print(list(x for x in range(5))[1:-1], [1,2,3,4][::-1], [1,2,3,4][2::-1], [1,2,3,4][-2::-1], [1,2,3,4][:-3:-1],[1,2,3,4][10::-1],[1,2,3][-10::-1],[1,2,3][:-10:-1],[1,2,3][0:0:-1],[1,2,3][2:0:-1], [][::-1], [1,2,3][-1:-3:-1], [1,2,3,4][-9:9], [1,2,3][2:1])
    a=[1,2,3,4,5]; a[1:3]=a[2:0:-1]; print(a); a[-2:]=[7,8]; print(a); a[4:2]=[]; print(a); a[9:]=[1]; print(a); a[:]=a[::-1]; print(a)
import sys
def g():
    f=sys._getframe()
    yield f.f_back.f_code.co_name
    yield f.f_code.co_name
for k in range(3): print(list(g()), list(sys._getframe().f_code.co_name for _ in range(2)), sum(sys._getframe().f_lineno for _ in range(2)), sum(x for x in [1.5, 2, 10**30, True]))
def bad(n):
    return tuple(1//(n-i) for i in range(5))
for n in (9,8,3):
    try: print(bad(n))
    except ZeroDivisionError: print("zde")
def exc(n):
    try:
        raise KeyError(n)
    except KeyError:
        return set(type(sys.exc_info()[1]).__name__ for _ in range(2)), sum((1 if sys.exc_info()[0] else 0) for _ in range(3))
for n in range(3): print(exc(n))
for n in range(3):
    try:
        try: raise KeyError(n)
        except KeyError: list(1//0 for _ in range(2))
    except ZeroDivisionError as e: print(repr(e.__context__))
def rec(n): return 0 if n == 0 else 1+sum(rec(n-1) for _ in range(1))
print(rec(100))
def items(a, x):
    for k in range(4):
        a[0] = x
        a[-1] = x * k
        a[k - 1] = x
        a[1] -= 2 * x
        a[2] = [k]
        a[2] = k
    try:
        a[7] = 1
    except IndexError as error:
        print(error)
    return a
print(items([0, 1, 2, 3], 1.5), items([0, 1, 2, 3], 7))
def powers(x, y):
    try:
        return x ** y, x ** -1.5, x ** 0.5
    except (ZeroDivisionError, OverflowError) as error:
        return repr(error)
inf = float("inf")
for k in range(3):
    for x in (2.0, 1e-310, 1e300, 0.0, -0.0, inf, -8.0, float("nan")):
        print(powers(x, 3.0), powers(x, 1e9), powers(x, -inf))
