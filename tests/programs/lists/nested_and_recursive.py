# Lists inside lists, self-reference, comparison and repr of them.
a = [1]
a.append(a)
print(a, a[1] is a, a[1][1][1][0], str(a), len(a))
b = [a, [a]]
print(b)
d = {"self": None}
d["self"] = d
a.append(d)
d["list"] = a
print(a, d)
t = ([],)
t[0].append(t)
print(t, t[0])
x = []
x.append(x)
y = []
y.append(y)
print(x == x, x != x)
try:
    print(x == y)
except RecursionError as error:
    print("RecursionError", error)
try:
    print(x < y)
except RecursionError as error:
    print("RecursionError", error)

deep = []
for _ in range(50):
    deep = [deep]
print(deep)
flat = []


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4, []]], 5], [[6]]])))
matrix = [[r * 4 + c for c in range(4)] for r in range(3)]
print(matrix, [list(row) for row in zip(*matrix)], [row[::-1] for row in matrix[::-1]], sum(map(sum, matrix)), sum(matrix, []))
rows, columns = len(matrix), len(matrix[0])
print([[matrix[r][c] for r in range(rows)] for c in range(columns)], [matrix[r][c] for c in range(columns) for r in range(rows) if (r + c) % 2])
spiral, m = [], [row[:] for row in matrix]
while m:
    spiral += m.pop(0)
    m = [list(column) for column in zip(*m)][::-1]
print(spiral)
triangle = [[1]]
for _ in range(9):
    last = triangle[-1]
    triangle.append([1] + [p + q for p, q in zip(last, last[1:])] + [1])
print("\n".join(" ".join(map(str, row)).center(40) for row in triangle))
grid = [["."] * 8 for _ in range(4)]
for i in range(8):
    grid[i % 4][i] = "#"
print("\n".join(map("".join, grid)))
print([[1, 2], [3]] == [[1, 2], [3]], [[1, 2], [3]] < [[1, 2], [4]], [[1], [2]] < [[1], [2], []], [1, [2]] == [1, (2,)], [[]] == [()])
