"""The factorial of n by a product from 1 to n and by the halving of ranges; the answer
is its number of bits, its residue modulo 2**61 - 1, and the zeros it ends in.

The definition, and the binary splitting that makes both factors of a product alike
in size: big times small, then big times big.
"""

MODULUS = 2**61 - 1


def product(low, high):
    """The product of the integers from `low` to `high`."""
    if high - low < 4:
        result = low
        for factor in range(low + 1, high + 1):
            result *= factor
        return result
    middle = (low + high) // 2
    return product(low, middle) * product(middle + 1, high)


def run(n):
    factorial = 1
    for i in range(2, n + 1):
        factorial *= i
    if factorial != product(1, n):
        raise ArithmeticError("the two products differ")
    zeros = 0
    rest = factorial
    while rest % 10 == 0:
        rest //= 10
        zeros += 1
    return factorial.bit_length(), factorial % MODULUS, zeros


if __name__ == "__main__":
    import harness

    harness.main(run)
