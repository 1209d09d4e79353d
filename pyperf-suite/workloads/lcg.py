"""Pseudo-random input for the workloads: the same on every engine, and no module
that a young one may lack. Multiplier and increment are those of Numerical Recipes
(32 bits); the high bits are used, since an LCG's low bits have short periods.
"""

MODULUS = 1 << 32
MULTIPLIER = 1664525
INCREMENT = 1013904223


def integers(seed, count, below):
    """`count` integers from 0 to `below` - 1."""
    state = seed
    for _ in range(count):
        state = (state * MULTIPLIER + INCREMENT) % MODULUS
        yield state * below // MODULUS


def floats(seed, count):
    """`count` floats from 0.0 up to, but not including, 1.0."""
    state = seed
    for _ in range(count):
        state = (state * MULTIPLIER + INCREMENT) % MODULUS
        yield state / MODULUS
