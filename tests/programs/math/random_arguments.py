# Every function with many arguments: results agree to the last bit.
import math
state = 12345
def rnd():
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return state >> 11
def rfloat():
    k = rnd() % 6
    m = rnd() / 2**53
    if k == 0: return m
    if k == 1: return (m - 0.5) * 20
    if k == 2: return (m - 0.5) * 400
    if k == 3: return math.ldexp(m - 0.5, rnd() % 2100 - 1075)
    if k == 4: return float(rnd() % 200 - 100)
    return (rnd() % 2000 - 1000) / 8
def call(f, *a):
    try: return repr(f(*a))
    except Exception as e: return type(e).__name__ + str(e)
one = [n for n in dir(math) if not n.startswith("_") and callable(getattr(math, n)) and n not in ("factorial","isqrt","fsum","gcd","lcm","prod","hypot","dist","sumprod","comb","perm")]
for i in range(120):
    x, y = rfloat(), rfloat()
    print(x, y)
    for n in one:
        f = getattr(math, n)
        r = call(f, x)
        if "exactly" in r or "expected" in r: r = call(f, x, y)
        print(n, r)
for i in range(120):
    v = [rfloat() for _ in range(rnd() % 6 + 1)]
    w = [rfloat() for _ in v]
    print(call(math.fsum, v), call(math.hypot, *v), call(math.dist, v, w), call(math.sumprod, v, w), call(math.prod, v))
    a, b = rnd() % 2**(rnd() % 200 + 1) * rnd(), rnd() % 60
    c = rnd() * rnd() * rnd() % 2**(rnd() % 150 + 1)
    print(call(math.gcd, a, c), call(math.lcm, a, c, b), call(math.isqrt, a), call(math.comb, a, b), call(math.perm, a, b), call(math.comb, b, rnd() % 70), call(math.perm, b, rnd() % 70), call(math.log, a), call(math.log2, c + 1), call(math.log10, a + 1), call(math.ldexp, v[0], b - 30), call(math.log, 2**(a % 3000) + c))
    print(call(math.sumprod, [a, b, c], [c, 2, -a]), call(math.sumprod, [a, 1.5, b], [0.25, c, True]), call(math.nextafter, v[0], w[0]), math.nextafter(v[0], w[0], steps=c))
