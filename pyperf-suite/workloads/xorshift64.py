"""n numbers of the xorshift64* generator, xored and added up modulo 2**64.

Marsaglia, Xorshift RNGs (Journal of Statistical Software 8, 2003); the multiplier is
Vigna's (ACM Transactions on Mathematical Software 42, 2016). 64-bit words kept by
masks: values too large for a small integer, products of 128 bits.
"""

MASK = 0xFFFFFFFFFFFFFFFF
MULTIPLIER = 0x2545F4914F6CDD1D


def xorshift(seed):
    x = seed
    while True:
        x ^= x >> 12
        x ^= (x << 25) & MASK
        x ^= x >> 27
        yield (x * MULTIPLIER) & MASK


def run(n):
    mixed = 0
    total = 0
    for _, number in zip(range(n), xorshift(88172645463325252)):
        mixed ^= number
        total = (total + number) & MASK
    return mixed, total


if __name__ == "__main__":
    import harness

    harness.main(run)
