# Number theory with plain int loops: primes, gcd chains, Newton's method, collatz.
def isqrt(n):
    if n < 2:
        return n
    x = 1 << ((n.bit_length() + 1) // 2)
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def extended(a, b):
    x0, x1 = 1, 0
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
    return a, x0


def primes(limit):
    sieve = [True] * (limit + 1)
    sieve[0:2] = [False, False]
    for n in range(2, isqrt(limit) + 1):
        if sieve[n]:
            sieve[n * n :: n] = [False] * len(range(n * n, limit + 1, n))
    return [n for n, prime in enumerate(sieve) if prime]


def factors(n):
    found, p = [], 2
    while p * p <= n:
        while n % p == 0:
            found.append(p)
            n //= p
        p += 1 + (p > 2)
    return found + [n] * (n > 1)


def collatz(n):
    steps = peak = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
        peak = max(peak, n)
    return steps, peak


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n == a:
            return True
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


for n in (0, 1, 2, 15, 16, 17, 2**46, 2**62 - 1, 2**64, 10**40, 10**41 + 1):
    print(n, isqrt(n), isqrt(n) ** 2 <= n < (isqrt(n) + 1) ** 2)
print(primes(100), len(primes(20000)), sum(primes(20000)))
print([factors(n) for n in (1, 2, 97, 360, 1001, 2**31 - 1, 600851475143)])
print([collatz(n) for n in (1, 6, 27, 97, 871, 77031)])
print([p for p in range(60, 130) if is_prime(2**p - 1)], is_prime(2**64 - 59), is_prime(2**64 - 57))
print(gcd(2**100 * 3**20, 6**50), extended(240, 46), extended(2**89 - 1, 2**61 - 1))
a, b = 0, 1
for n in range(200):
    a, b = b, a + b
print(a, gcd(a, b))
