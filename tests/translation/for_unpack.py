# Loops that unpack: pairs without making them, and longer targets.
def pairs(items):
    result = 0
    for i, x in enumerate(items):
        result += i * x
    return result


def triples(items):
    for a, (b, c), *rest in items:
        a = b + c
    return a


pairs([5, 6])
triples([(1, (2, 3), 4, 5)])
