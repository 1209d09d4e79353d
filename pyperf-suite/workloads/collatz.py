"""The start below n with the longest Collatz chain, and that chain's length.

Collatz's problem (1937), as in Project Euler 14; no memory of earlier chains, so
that parity tests, halving and 3n + 1 are all there is.
"""


def steps_to_one(n):
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def run(n):
    best = 1
    longest = 0
    for start in range(1, n):
        steps = steps_to_one(start)
        if steps > longest:
            best = start
            longest = steps
    return best, longest


if __name__ == "__main__":
    import harness

    harness.main(run)
