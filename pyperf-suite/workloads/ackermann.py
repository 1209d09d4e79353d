"""Ackermann's function A(2, m) summed over m up to n, by the recursive definition.

In Peter's form (1935); A(2, m) = 2 m + 3. Deep recursion: A(2, m) needs 2 m + 5 frames
at once, so n stays far below CPython's limit of 1000.
"""


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def run(n):
    total = 0
    for m in range(n + 1):
        total += ackermann(2, m)
    return total


if __name__ == "__main__":
    import harness

    harness.main(run)
