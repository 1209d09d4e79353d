# Arithmetic of floats, of integers and of both, by the kind of the operands.
def floats(x, y):
    return (x * y + 2.0) / (1.0 - x) ** 2.0


def mixed(x, n):
    return x * n + n / 2


floats(1.5, 2.5)
mixed(1.5, 3)
