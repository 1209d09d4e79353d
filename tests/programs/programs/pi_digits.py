# Digits of pi and e, and other constants, from big integers by four different algorithms.
def spigot():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def arctan_inverse(x, unity):
    total = term = unity // x
    n, sign, square = 3, -1, x * x
    while term:
        term //= square
        total += sign * (term // n)
        n, sign = n + 2, -sign
    return total


def machin(digits):
    unity = 10 ** (digits + 10)
    return (4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity))) // 10**10


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while (y := (x + n // x) // 2) < x:
        x = y
    return x


def chudnovsky(digits):
    def split(a, b):
        if b - a == 1:
            p = (6 * a - 5) * (2 * a - 1) * (6 * a - 1)
            q = 10939058860032000 * a**3
            return p, q, (-1) ** a * p * (13591409 + 545140134 * a)
        m = (a + b) // 2
        p1, q1, r1 = split(a, m)
        p2, q2, r2 = split(m, b)
        return p1 * p2, q1 * q2, q2 * r1 + p1 * r2

    p, q, r = split(1, digits // 14 + 2)
    root = isqrt(10005 * 10 ** (2 * digits + 20))
    return q * 426880 * root // (13591409 * q + r) // 10**10


def gauss_legendre(digits):
    one = 10 ** (digits + 10)
    a, b, t, p = one, isqrt(one * one // 2), one // 4, 1
    while a - b > 1:
        following = (a + b) // 2
        b = isqrt(a * b)
        t -= p * (a - following) ** 2 // one
        a, p = following, p * 2
    return (a + b) ** 2 // (4 * t) // 10**10


def e_digits(digits):
    unity = 10 ** (digits + 10)
    total, term, n = 0, unity, 1
    while term:
        total += term
        term //= n
        n += 1
    return total // 10**10


digits = spigot()
streamed = "".join(str(next(digits)) for _ in range(151))
by_machin, by_series, by_agm = (str(f(150)) for f in (machin, chudnovsky, gauss_legendre))
print(by_machin)
print(streamed == by_machin, by_series[:140] == by_machin[:140], by_agm[:140] == by_machin[:140])
long_pi = str(machin(1000))
print(len(long_pi), long_pi[-20:], [long_pi.count(d) for d in "0123456789"], long_pi.find("999999"))
print(e_digits(100), str(isqrt(2 * 10**200)), str(isqrt(5 * 10**120) + 10**60)[:50], sep="\n")
log2, k = 0, 1
unity = 10**60
term = unity * 2 // 3
total = 0
while term:
    total += term // k
    term //= 9
    k += 2
print(total, 2**1000 % 10**30, 3**500 // 10**200, (10**50 + 1) ** 3, sum(map(int, str(2**1000))))
fibonacci = [0, 1]
while len(str(fibonacci[-1])) < 200:
    fibonacci.append(fibonacci[-1] + fibonacci[-2])
print(len(fibonacci) - 1, fibonacci[-1])
