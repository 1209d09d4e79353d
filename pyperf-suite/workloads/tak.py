"""Takeuchi's function tak(n, 2 n / 3, n / 3), rounded down, and the number of its calls.

Gabriel, Performance and Evaluation of Lisp Systems (1985), section 3.1. Recursion
with three arguments, and a counter in an enclosing function.
"""


def run(n):
    calls = 0

    def tak(x, y, z):
        nonlocal calls
        calls += 1
        if y >= x:
            return z
        return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))

    return tak(n, 2 * n // 3, n // 3), calls


if __name__ == "__main__":
    import harness

    harness.main(run)
