# gcd, lcm, factorial, comb, perm, isqrt, prod.
import math


def attempt(f, *args, **kw):
    try:
        return repr(f(*args, **kw))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for args in ((), (0,), (5,), (-5,), (12, 18), (0, 0), (0, 7), (-12, 18), (12, -18), (17, 5), (2**64, 2**40), (2**100 * 3, 2**90 * 9), (12, 18, 27), (1, 2, 3, 4), (6, 10, 15), (2**47, 2**48 - 1), (True, 2), (10**40, 10**30 + 10**10), (2**127 - 1, 2**61 - 1), (-(2**63), 2**63), (-(2**47), 3), (1.5, 2), ("a", 1), (4, 6, "x"), (None,)):
    print(args, attempt(math.gcd, *args), attempt(math.lcm, *args))
print([math.factorial(n) for n in range(22)], math.factorial(30), len(str(math.factorial(500))), math.factorial(True), sum(map(int, str(math.factorial(100)))))
for x in (-1, 1.0, 2.5, "5", None, 2**70, -(2**70)):
    print(x, attempt(math.factorial, x))
for n in range(0, 8):
    print(n, [math.comb(n, k) for k in range(9)], [math.perm(n, k) for k in range(9)], math.perm(n))
print(math.comb(50, 25), math.comb(100, 50), math.comb(67, 33), math.comb(68, 34), math.comb(1000, 3), math.comb(2**40, 2), math.comb(10**20, 2), math.perm(20, 10), math.perm(25, 25), math.perm(10**10, 3), math.comb(200, 198), math.comb(62, 31), math.perm(21))
for args in ((-1, 1), (1, -1), (-1, -1), (1.5, 1), (1, 1.5), ("a", 1), (5,), (5, None), (2**70, 2**70), (5, 2**70), (2**65, 1), (), (1, 2, 3)):
    print(args, attempt(math.comb, *args), attempt(math.perm, *args))
print([math.isqrt(n) for n in range(20)], [math.isqrt(10**k) for k in range(0, 60, 7)], [math.isqrt(2**b + d) for b in (46, 47, 48, 62, 63, 64, 127, 128) for d in (-1, 0, 1)], all(math.isqrt(n * n) == n and math.isqrt(n * n - 1) == n - 1 for n in (1, 2**24, 2**31, 2**32 + 1, 3**40, 10**25)))
for x in (-1, 1.5, "4", None, True, -(2**70), 4.0):
    print(x, attempt(math.isqrt, x))
print(math.prod([]), math.prod([1, 2, 3]), math.prod([1.5, 2]), math.prod([2, 3], start=10), math.prod([], start="s"), math.prod(range(1, 25)), math.prod([2**40, 2**40]), math.prod([0.1] * 5), math.prod(["a", 3]), math.prod([True, 5]), attempt(math.prod, 5), attempt(math.prod, ["a", "b"]), attempt(math.prod, [1], 2), math.prod([2, 0.5, 3]), math.prod([10**20, 1e-20]), math.prod(iter([3, 4])), math.prod([float("inf"), 0]))


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(math.gcd(Index(12), Index(8)), math.lcm(Index(4), 6), math.factorial(Index(5)), math.comb(Index(5), Index(2)), math.isqrt(Index(17)), math.perm(Index(4)))
print([math.comb(2 * n, n) // (n + 1) for n in range(15)], [math.gcd(a, b) for a in range(1, 7) for b in range(1, 7)], math.lcm(*range(1, 21)), math.lcm(*range(1, 60)), sum(1 for a in range(1, 30) for b in range(1, 30) if math.gcd(a, b) == 1))
