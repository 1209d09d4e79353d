"""The first n digits of pi, one after the other; the answer is the last ten of them.

Gibbons's spigot (Unbounded Spigot Algorithms for the Digits of Pi, American
Mathematical Monthly 113, 2006) in the form of the Computer Language Benchmarks Game.
Additions, small multiplications and divisions of big integers.
"""


def digits_of_pi():
    k = 1
    numerator, accumulator, denominator = 1, 0, 1
    while True:
        odd = 2 * k + 1
        accumulator = (accumulator + 2 * numerator) * odd
        numerator *= k
        denominator *= odd
        k += 1
        if numerator > accumulator:
            continue
        digit = (3 * numerator + accumulator) // denominator
        if digit == (4 * numerator + accumulator) // denominator:
            yield digit
            accumulator = (accumulator - denominator * digit) * 10
            numerator *= 10


def run(n):
    last = 0
    for _, digit in zip(range(n), digits_of_pi()):
        last = (last * 10 + digit) % 10**10
    return f"{last:010}"


if __name__ == "__main__":
    import harness

    harness.main(run)
