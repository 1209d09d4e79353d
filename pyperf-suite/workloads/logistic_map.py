"""Orbits of the logistic map x -> r x (1 - x) for 50 values of r, n steps each; the
answer is the sum of the orbits' ends and the number of different values (to six
places) among the last 32 of each orbit.

May, Simple mathematical models with very complicated dynamics (Nature 261, 1976).
Multiplication and subtraction of floats in the tightest of loops.
"""

PARAMETERS = 50
TAIL = 32


def settle(r, x, steps):
    for _ in range(steps):
        x = r * x * (1.0 - x)
    return x


def cycle(r, x):
    """The values that the next steps of the orbit visit."""
    visited = set()
    for _ in range(TAIL):
        x = r * x * (1.0 - x)
        visited.add(int(x * 1000000.0))
    return visited


def run(n):
    total = 0.0
    different = 0
    for i in range(PARAMETERS):
        r = 2.8 + 1.2 * i / PARAMETERS
        x = settle(r, 0.5, n)
        total += x
        different += len(cycle(r, x))
    return total, different


if __name__ == "__main__":
    import harness

    harness.main(run)
