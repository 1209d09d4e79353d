# Assigning to and deleting slices of every shape.
def attempt(action):
    try:
        action()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


def assign(start, stop, step, values, size=8):
    items = list(range(size))
    try:
        items[start:stop:step] = values
        print((start, stop, step), values, items)
    except (ValueError, TypeError) as error:
        print((start, stop, step), values, type(error).__name__, error)


def delete(start, stop, step, size=8):
    items = list(range(size))
    del items[start:stop:step]
    print((start, stop, step), items)


for start, stop in ((None, None), (0, 0), (2, 5), (5, 2), (-3, -1), (3, None), (None, 3), (8, 8), (100, 200), (-100, 2), (7, 100)):
    for values in ([], ["x"], ["x", "y", "z"], "abcdefghij", (1, 2)):
        assign(start, stop, None, values)
    delete(start, stop, None)
for start, stop, step in ((None, None, 2), (1, None, 3), (None, None, -1), (6, 1, -2), (0, 8, 4), (2, 2, 2), (None, None, 100), (-1, 0, -3), (5, 1, 2)):
    assign(start, stop, step, "ab")
    assign(start, stop, step, ["p", "q", "r", "s"])
    assign(start, stop, step, [])
    delete(start, stop, step)
assign(None, None, 1, [9])
assign(1, 3, 1, {7: 8})
assign(0, 2, None, 5)
assign(0, 2, 2, 5)
assign(0, 2, 0, [1])
assign(None, None, None, None)

items = [1, 2, 3]
items[:] = items
print(items)
items[1:1] = items
print(items)
items[::2] = items[::2][::-1]
print(items)
items[len(items) :] = [7]
items[:0] = [0]
print(items)
items[0], items[-1] = items[-1], items[0]
print(items)
items[1] += 10
items[-2:] += ["tail"]
print(items)
attempt(lambda: items.__setitem__(100, 1))
attempt(lambda: items.__setitem__("a", 1))
attempt(lambda: items.__delitem__(100))
attempt(lambda: items.__delitem__(None))
attempt(lambda: items.__setitem__(slice(0, 4, 2), [1]))
del items[0], items[-1]
print(items)
del items[:]
print(items)
matrix = [[0] * 3 for _ in range(3)]
matrix[1][1] = 5
matrix[2][:2] = "ab"
print(matrix)
shared = [[0]] * 3
shared[0][0] = 1
shared[1] = [2]
print(shared)
