# Parallel assignment, rotation, and chained comparison and assignment.
# forms: register, stack
def swap(a, b):
    a, b = b, a
    return a - b


def rotate(a, b, c):
    a, b, c = b, c, a
    return a < b <= c


def chained(x):
    a = b = x * 2
    return a is b


swap(1, 2)
rotate(1, 2, 3)
chained(4)
