"""The sum of the greatest common divisors of all pairs of numbers up to n, and the
sum of the coefficients that extended division yields for each number and n.

Euclid's algorithm (Elements VII.2) and its extension, in loops of divisions.
"""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def bezout(a, b):
    """x and y with a x + b y = gcd(a, b)."""
    x, next_x = 1, 0
    y, next_y = 0, 1
    while b:
        quotient, remainder = divmod(a, b)
        a, b = b, remainder
        x, next_x = next_x, x - quotient * next_x
        y, next_y = next_y, y - quotient * next_y
    return x, y


def run(n):
    total = 0
    for a in range(1, n + 1):
        for b in range(a, n + 1):
            total += gcd(a, b)
    coefficients = 0
    for a in range(1, n + 1):
        x, y = bezout(a, n)
        coefficients += abs(x) + abs(y)
    return total, coefficients


if __name__ == "__main__":
    import harness

    harness.main(run)
