"""The discrete Fourier transform of a signal of n points (a power of two) and back, and
its autocorrelation from the power of its spectrum; the answer is the autocorrelation
at the first two lags, and whether the signal came back.

The iterative radix-2 algorithm of Cooley and Tukey (Math. of Computation 19, 1965),
in place, with real and imaginary parts in two lists; as in SciMark 2, the factors
of a stage follow from one another.
"""

from math import pi, sin

from lcg import floats


def bit_reverse(re, im):
    """Put each element where the reversed bits of its index point."""
    n = len(re)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]


def transform(re, im, direction):
    """Transform in place; direction is -1 for forward, +1 for back (unscaled)."""
    n = len(re)
    bit_reverse(re, im)
    half = 1
    while half < n:
        theta = direction * pi / half
        s = sin(theta)
        t = sin(theta / 2.0)
        t = 2.0 * t * t
        wr, wi = 1.0, 0.0
        for offset in range(half):
            for i in range(offset, n, 2 * half):
                j = i + half
                zr = wr * re[j] - wi * im[j]
                zi = wr * im[j] + wi * re[j]
                re[j] = re[i] - zr
                im[j] = im[i] - zi
                re[i] += zr
                im[i] += zi
            wr, wi = wr - s * wi - t * wr, wi + s * wr - t * wi
        half *= 2


def run(n):
    signal = [2.0 * x - 1.0 for x in floats(7, n)]
    re = signal[:]
    im = [0.0] * n
    transform(re, im, -1)
    power = [r * r + i * i for r, i in zip(re, im)]
    transform(re, im, 1)
    error = max(abs(r / n - x) for r, x in zip(re, signal))
    transform(power, [0.0] * n, 1)
    # Rounded: a sine's last bit depends on the C library.
    return round(power[0] / n, 6), round(power[1] / n, 6), error < 1e-12


if __name__ == "__main__":
    import harness

    harness.main(run)
