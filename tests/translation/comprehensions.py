# Comprehensions are inlined: their variables are saved and restored around them.
# forms: register, stack
def comprehensions(items, x):
    squares = [x * x for x in items]
    table = {x: [y for y in range(x)] for x in items if x > 1}
    return squares, table, {x for x in items}, x


comprehensions([1, 2, 3], 0)
