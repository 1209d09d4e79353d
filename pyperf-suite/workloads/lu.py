"""A system of n linear equations solved by LU decomposition; the answer is the sum
of the solution and the number of rows that pivoting moved.

Gaussian elimination with partial pivoting (Doolittle's form, as in SciMark 2), then
forward and back substitution.
"""

from lcg import floats


def decompose(a):
    """Factor in place into L (unit diagonal, below) and U; returns the row order."""
    n = len(a)
    order = list(range(n))
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(a[i][k]))
        if pivot != k:
            a[k], a[pivot] = a[pivot], a[k]
            order[k], order[pivot] = order[pivot], order[k]
        top = a[k]
        for i in range(k + 1, n):
            row = a[i]
            factor = row[k] / top[k]
            row[k] = factor
            for j in range(k + 1, n):
                row[j] -= factor * top[j]
    return order


def solve(lu, order, b):
    n = len(lu)
    x = [b[i] for i in order]
    for i in range(n):
        row = lu[i]
        for j in range(i):
            x[i] -= row[j] * x[j]
    for i in reversed(range(n)):
        row = lu[i]
        for j in range(i + 1, n):
            x[i] -= row[j] * x[j]
        x[i] /= row[i]
    return x


def run(n):
    numbers = floats(11, n * n + n)
    a = [[next(numbers) for _ in range(n)] for _ in range(n)]
    b = list(numbers)
    order = decompose(a)
    total = 0.0
    for value in solve(a, order, b):
        total += value
    moved = len([i for i in range(n) if order[i] != i])
    return total, moved


if __name__ == "__main__":
    import harness

    harness.main(run)
