# Unpacking of pairs, longer sequences and starred targets.
def unpack(pair, many):
    a, b = pair
    c, *d, e = many
    (f, g), h = (a, b), c
    return a, b, c, d, e, f, g, h


unpack((1, 2), [3, 4, 5, 6])
