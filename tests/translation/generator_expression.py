# A generator expression handed to a function.
def squares(items):
    return sum(x * x for x in items if x)


squares([1, 0, 2])
