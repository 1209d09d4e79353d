"""The first n primes after 2**160, as their distances from it: the sum and the last.

The Miller-Rabin test (Journal of Number Theory 12, 1980) with the first 12 primes as
bases, after trial division. The built-in pow with a modulus, and big by small.
"""

START = 2**160
BASES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


def is_probable_prime(n):
    """Whether odd n, larger than all the bases, passes the test for each of them."""
    for p in BASES:
        if n % p == 0:
            return False
    odd = n - 1
    twos = 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    return all(passes(n, base, odd, twos) for base in BASES)


def passes(n, base, odd, twos):
    x = pow(base, odd, n)
    if x == 1 or x == n - 1:
        return True
    for _ in range(twos - 1):
        x = x * x % n
        if x == n - 1:
            return True
    return False


def run(n):
    found = 0
    total = 0
    distance = -1
    while found < n:
        distance += 2
        if is_probable_prime(START + distance):
            found += 1
            total += distance
    return total, distance


if __name__ == "__main__":
    import harness

    harness.main(run)
