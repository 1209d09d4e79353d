# Subscripts: reading, storing and deleting, by constants and variables.
def items(row, table, i):
    row[i] = row[0] + row[i]
    table["key"] = table.get("no", row[-1])
    row[i] += 1
    del table["key"]
    return row[i], "text"[i]


items([1, 2, 3], {}, 1)
