"""Population counts, reversals, Gray codes and trailing zeros of n 32-bit words; the
answer is a sum for each.

The parallel counts and swaps of Warren's Hacker's Delight (chapters 5, 7 and 13).
Shifts, masks, ands, ors and xors of small integers.
"""

from lcg import integers

MASK = 0xFFFFFFFF


def population(x):
    x -= (x >> 1) & 0x55555555
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    x = (x + (x >> 4)) & 0x0F0F0F0F
    x += x >> 8
    x += x >> 16
    return x & 0x3F


def reverse(x):
    x = ((x & 0x55555555) << 1) | ((x >> 1) & 0x55555555)
    x = ((x & 0x33333333) << 2) | ((x >> 2) & 0x33333333)
    x = ((x & 0x0F0F0F0F) << 4) | ((x >> 4) & 0x0F0F0F0F)
    x = ((x & 0x00FF00FF) << 8) | ((x >> 8) & 0x00FF00FF)
    return ((x << 16) | (x >> 16)) & MASK


def gray(x):
    return x ^ (x >> 1)


def from_gray(x):
    for shift in (1, 2, 4, 8, 16):
        x ^= x >> shift
    return x


def trailing_zeros(x):
    return population((x & -x) - 1) if x else 32


def run(n):
    ones = 0
    reversed_sum = 0
    distance = 0
    zeros = 0
    for x in integers(23, n, 1 << 32):
        ones += population(x)
        reversed_sum = (reversed_sum + reverse(x)) & MASK
        distance += population(gray(x) ^ from_gray(x))
        zeros += trailing_zeros(x)
    return ones, reversed_sum, distance, zeros


if __name__ == "__main__":
    import harness

    harness.main(run)
