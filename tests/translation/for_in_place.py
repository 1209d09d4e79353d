# Loops that make no tuples: over zip, enumerate and the items of a dict; a generator summed in place.
def zipped(xs, ys):
    total = 0
    for x, y in zip(xs, ys):
        total += x * y
    return total


def triples(xs, ys, zs):
    total = 0
    for x, y, z in zip(xs, ys, zs):
        total += x * y * z
    return total


def entries(table):
    count = 0
    for key, value in table.items():
        if value:
            count += len(key)
    return count


def summed(rows):
    return sum(x * x for row in rows for x in row)


zipped([1, 2], [3, 4])
triples([1, 2], [3, 4], [5, 6])
entries({"a": 1, "b": 0})
summed([[1, 2], [3]])
