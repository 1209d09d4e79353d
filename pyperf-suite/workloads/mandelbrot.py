"""An n by n picture of the Mandelbrot set over [-1.5, 0.5] x [-1, 1]; the answer is
the number of iterations, at most 50 a point, summed over the picture.

The escape-time algorithm as in the Computer Language Benchmarks Game, with the
complex numbers written out in floats.
"""

LIMIT = 50


def escape_time(cr, ci):
    """How many iterations the point takes to leave the circle of radius two."""
    zr = zi = 0.0
    for iteration in range(LIMIT):
        zr_squared = zr * zr
        zi_squared = zi * zi
        if zr_squared + zi_squared > 4.0:
            return iteration
        zi = 2.0 * zr * zi + ci
        zr = zr_squared - zi_squared + cr
    return LIMIT


def run(n):
    total = 0
    for row in range(n):
        ci = 2.0 * row / n - 1.0
        for column in range(n):
            cr = 2.0 * column / n - 1.5
            total += escape_time(cr, ci)
    return total


if __name__ == "__main__":
    import harness

    harness.main(run)
