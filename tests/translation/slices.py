# Slices: reading, storing, with steps.
def slices(row, n):
    row[1:n] = row[:2]
    row[::2] = row[n - 1 :]
    return row[n:0:-1]


slices([1, 2, 3, 4, 5], 3)
