"""The spectral norm of the infinite matrix with a[i][j] = 1 / ((i+j)(i+j+1)/2 + i + 1),
cut to n by n, by the power method.

Challenge 3 of Trefethen's Hundred-Dollar, Hundred-Digit problems, as posed in the
Computer Language Benchmarks Game.
"""

from math import sqrt

ROUNDS = 10


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    """The matrix times the vector."""
    product = []
    for i in range(len(v)):
        total = 0.0
        for j, value in enumerate(v):
            total += element(i, j) * value
        product.append(total)
    return product


def transposed_times(v):
    """The transposed matrix times the vector."""
    product = []
    for i in range(len(v)):
        total = 0.0
        for j, value in enumerate(v):
            total += element(j, i) * value
        product.append(total)
    return product


def dot(u, v):
    total = 0.0
    for a, b in zip(u, v):
        total += a * b
    return total


def run(n):
    u = [1.0] * n
    for _ in range(ROUNDS):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    return sqrt(dot(u, v) / dot(v, v))


if __name__ == "__main__":
    import harness

    harness.main(run)
