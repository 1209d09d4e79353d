"""Heat spreading over an n by n plate with one hot edge, 20 time steps; the answer is
the heat in the plate and the temperature four rows from the hot edge's middle.

Explicit finite differences for the heat equation (forward in time, centred in
space). Each step makes a new grid, by comprehensions over zipped neighbours.
"""

STEPS = 20
CONDUCTIVITY = 0.2


def next_row(above, row, below):
    inner = [
        here + CONDUCTIVITY * (up + down + left + right - 4.0 * here)
        for up, down, left, here, right in zip(above[1:], below[1:], row, row[1:], row[2:])
    ]
    return [row[0], *inner, row[-1]]


def step(grid):
    inner = [
        next_row(above, row, below)
        for above, row, below in zip(grid, grid[1:], grid[2:])
    ]
    return [grid[0], *inner, grid[-1]]


def run(n):
    grid = [[100.0] * n] + [[0.0] * n for _ in range(n - 1)]
    for _ in range(STEPS):
        grid = step(grid)
    total = 0.0
    for row in grid:
        for temperature in row:
            total += temperature
    return total, grid[4][n // 2]


if __name__ == "__main__":
    import harness

    harness.main(run)
