"""Jacobi successive over-relaxation, 10 sweeps over an n by n grid with fixed edges;
the answer is the sum of the grid.

The SOR kernel of SciMark 2 (NIST): access to neighbours in rows of floats.
"""

from lcg import floats

OMEGA = 1.25
SWEEPS = 10


def sweep(grid, omega):
    quarter = omega * 0.25
    rest = 1.0 - omega
    last = len(grid[0]) - 1
    for i in range(1, len(grid) - 1):
        above = grid[i - 1]
        row = grid[i]
        below = grid[i + 1]
        for j in range(1, last):
            around = above[j] + below[j] + row[j - 1] + row[j + 1]
            row[j] = quarter * around + rest * row[j]


def run(n):
    numbers = floats(3, n * n)
    grid = [[next(numbers) for _ in range(n)] for _ in range(n)]
    for _ in range(SWEEPS):
        sweep(grid, OMEGA)
    total = 0.0
    for row in grid:
        for value in row:
            total += value
    return total


if __name__ == "__main__":
    import harness

    harness.main(run)
