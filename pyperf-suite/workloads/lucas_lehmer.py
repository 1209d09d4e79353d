"""The exponents p up to n for which 2**p - 1 is prime.

The Lucas-Lehmer test (Lehmer, Annals of Mathematics 31, 1930), with the remainder
modulo 2**p - 1 by shifts and masks. Squares of some hundred bits up to thousands.
"""


def is_prime(p):
    divisor = 2
    while divisor * divisor <= p:
        if p % divisor == 0:
            return False
        divisor += 1
    return p > 1


def is_mersenne_prime(p):
    """Whether 2**p - 1 is prime, for an odd prime p."""
    mersenne = (1 << p) - 1
    s = 4
    for _ in range(p - 2):
        s = s * s - 2
        while s > mersenne:
            s = (s & mersenne) + (s >> p)
        if s == mersenne:
            s = 0
    return s == 0


def run(n):
    return (2, *[p for p in range(3, n + 1) if is_prime(p) and is_mersenne_prime(p)])


if __name__ == "__main__":
    import harness

    harness.main(run)
