# Loops over lists and tuples, and of nested loops.
def total(rows):
    result = 0
    for row in rows:
        for x in row:
            result += x
    return result


total([(1, 2), (3,)])
