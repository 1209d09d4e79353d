"""An n by n matrix of integers to the power of 8 modulo 65521; the answer is the
trace and the sum of the elements.

The schoolbook product under repeated squaring, each element a sum over a generator:
integer multiplication inside generator expressions.
"""

from lcg import integers

MODULUS = 65521


def multiply(a, b):
    columns = list(zip(*b))
    return [
        [sum(x * y for x, y in zip(row, column)) % MODULUS for column in columns]
        for row in a
    ]


def run(n):
    numbers = integers(29, n * n, MODULUS)
    matrix = [[next(numbers) for _ in range(n)] for _ in range(n)]
    for _ in range(3):
        matrix = multiply(matrix, matrix)
    trace = sum(matrix[i][i] for i in range(n))
    return trace, sum(sum(row) for row in matrix)


if __name__ == "__main__":
    import harness

    harness.main(run)
