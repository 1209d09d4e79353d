# Generators: yield, yield from, return, and a loop that resumes one in place.
def count(n):
    while n:
        n -= 1
        yield n


def both(n):
    result = yield from count(n)
    return result


def consume(n):
    total = 0
    for x in both(n):
        total += x
    return total


consume(3)
