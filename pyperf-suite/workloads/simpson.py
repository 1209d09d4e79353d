"""Four integrals by Simpson's composite rule with n intervals, and four by the
adaptive one; the answer is all eight, rounded.

Simpson's rule (1743); the adaptive form is Lyness's (Journal of the ACM 16, 1969).
Functions of floats are passed around, closures among them, and called often.
"""

from math import exp, pi, sin, sqrt


def composite(f, a, b, n):
    """The integral of f from a to b over n (even) intervals."""
    h = (b - a) / n
    odd = 0.0
    for i in range(1, n, 2):
        odd += f(a + i * h)
    even = 0.0
    for i in range(2, n, 2):
        even += f(a + i * h)
    return (f(a) + 4.0 * odd + 2.0 * even + f(b)) * h / 3.0


def adaptive(f, a, b, tolerance):
    """The integral of f from a to b, with finer intervals where f needs them."""

    def simpson(fa, fm, fb, width):
        return width / 6.0 * (fa + 4.0 * fm + fb)

    def refine(a, fa, m, fm, b, fb, whole, tolerance):
        left_middle = 0.5 * (a + m)
        right_middle = 0.5 * (m + b)
        f_left = f(left_middle)
        f_right = f(right_middle)
        left = simpson(fa, f_left, fm, m - a)
        right = simpson(fm, f_right, fb, b - m)
        delta = left + right - whole
        if abs(delta) <= 15.0 * tolerance:
            return left + right + delta / 15.0
        half = 0.5 * tolerance
        return refine(a, fa, left_middle, f_left, m, fm, left, half) + refine(
            m, fm, right_middle, f_right, b, fb, right, half
        )

    m = 0.5 * (a + b)
    fa, fm, fb = f(a), f(m), f(b)
    return refine(a, fa, m, fm, b, fb, simpson(fa, fm, fb, b - a), tolerance)


def bell(mean, deviation):
    """The density of the normal distribution."""
    factor = 1.0 / (deviation * sqrt(2.0 * pi))

    def density(x):
        z = (x - mean) / deviation
        return factor * exp(-0.5 * z * z)

    return density


def polynomial(coefficients):
    """A polynomial, by Horner's rule."""

    def value(x):
        total = 0.0
        for c in coefficients:
            total = total * x + c
        return total

    return value


def run(n):
    problems = [
        (lambda x: 4.0 / (1.0 + x * x), 0.0, 1.0),
        (sin, 0.0, pi),
        (bell(1.0, 0.5), -1.0, 3.0),
        (polynomial([3.0, -2.0, 0.5, 4.0, -1.0]), -2.0, 2.0),
    ]
    # Rounded: the last bit of sin and exp depends on the C library.
    answers = [round(composite(f, a, b, n), 9) for f, a, b in problems]
    answers += [round(adaptive(f, a, b, 1e-3 / n**2), 9) for f, a, b in problems]
    return tuple(answers)


if __name__ == "__main__":
    import harness

    harness.main(run)
