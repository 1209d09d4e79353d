"""A histogram of the high bits of n numbers of a 64-bit linear congruential
generator; the answer is the fullest and the emptiest of 64 bins and the last state.

Knuth's MMIX generator (The Art of Computer Programming 2, 3.3.4). Multiplication
and addition modulo 2**64 by a mask, then a shift to a small integer.
"""

MASK = (1 << 64) - 1
MULTIPLIER = 6364136223846793005
INCREMENT = 1442695040888963407
BIN_BITS = 6


def run(n):
    bins = [0] * (1 << BIN_BITS)
    state = 1
    for _ in range(n):
        state = (state * MULTIPLIER + INCREMENT) & MASK
        bins[state >> (64 - BIN_BITS)] += 1
    return max(bins), min(bins), state


if __name__ == "__main__":
    import harness

    harness.main(run)
