"""Powers modulo a prime of 255 bits by squaring and multiplying; n exchanges of a key
are made, and the answer is the low bits of the keys, xored.

Diffie and Hellman's exchange (IEEE Transactions on Information Theory 22, 1976) in the
multiplicative group modulo 2**255 - 19; the power is the left-to-right binary method
(Knuth 2, 4.6.3). Squares of 510 bits and their remainders.
"""

PRIME = 2**255 - 19
GENERATOR = 2


def power(base, exponent, modulus):
    result = 1
    for shift in reversed(range(exponent.bit_length())):
        result = result * result % modulus
        if exponent >> shift & 1:
            result = result * base % modulus
    return result


def run(n):
    mixed = 0
    secret = 0x1234567890ABCDEF1234567890ABCDEF
    for _ in range(n):
        other = secret * 3 + 1
        shared = power(power(GENERATOR, secret, PRIME), other, PRIME)
        if shared != power(power(GENERATOR, other, PRIME), secret, PRIME):
            raise ArithmeticError("the two keys differ")
        mixed ^= shared
        secret = shared >> 127
    return mixed & 0xFFFFFFFFFFFF


if __name__ == "__main__":
    import harness

    harness.main(run)
