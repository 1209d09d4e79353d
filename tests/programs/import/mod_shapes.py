"""Shapes."""
PI = 3.0
counter = 0


def area(r):
    return PI * r * r


counter += 1
