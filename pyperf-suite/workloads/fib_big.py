"""The n-th Fibonacci number by n additions, and by doubling; the answer is its number
of bits and its residue modulo 10**15.

The recurrence, and Dijkstra's doubling formulas (EWD 654, 1978) as its check. Addition
of big integers is what takes the time.
"""


def by_addition(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def by_doubling(n):
    """The n-th and the next."""
    if n == 0:
        return 0, 1
    a, b = by_doubling(n // 2)
    even = a * (2 * b - a)
    odd = a * a + b * b
    return (odd, even + odd) if n % 2 else (even, odd)


def run(n):
    number = by_addition(n)
    if number != by_doubling(n)[0]:
        raise ArithmeticError("the two methods differ")
    return number.bit_length(), number % 10**15


if __name__ == "__main__":
    import harness

    harness.main(run)
