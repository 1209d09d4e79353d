"""The product of two n by n matrices of floats, by the definition; the answer is the
product's trace and the sum of its elements.

The schoolbook algorithm with the second matrix transposed first, so that the inner
loop walks two rows.
"""

from lcg import floats


def matrix(seed, n):
    numbers = floats(seed, n * n)
    return [[next(numbers) for _ in range(n)] for _ in range(n)]


def multiply(a, b):
    columns = list(zip(*b))
    product = []
    for row in a:
        line = []
        for column in columns:
            total = 0.0
            for x, y in zip(row, column):
                total += x * y
            line.append(total)
        product.append(line)
    return product


def run(n):
    product = multiply(matrix(1, n), matrix(2, n))
    trace = 0.0
    total = 0.0
    for i, row in enumerate(product):
        trace += row[i]
        for value in row:
            total += value
    return trace, total


if __name__ == "__main__":
    import harness

    harness.main(run)
