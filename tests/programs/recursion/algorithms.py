# Recursive algorithms: parsing, searching, combinatorics, divide and conquer.
def parse(text):
    """Nested lists of atoms: (a (b c) d)."""

    def read(i):
        items = []
        while i < len(text):
            c = text[i]
            if c == "(":
                inner, i = read(i + 1)
                items.append(inner)
            elif c == ")":
                return items, i + 1
            elif c.isspace():
                i += 1
            else:
                start = i
                while i < len(text) and not text[i].isspace() and text[i] not in "()":
                    i += 1
                items.append(text[start:i])
        return items, i

    return read(0)[0]


def evaluate(e):
    if isinstance(e, str):
        return int(e)
    operator, *arguments = e
    values = [evaluate(a) for a in arguments]
    result = values[0]
    for v in values[1:]:
        result = {"+": lambda: result + v, "-": lambda: result - v, "*": lambda: result * v}[operator]()
    return result


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    a, b, out = merge_sort(items[:middle]), merge_sort(items[middle:]), []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b


def knapsack(items, capacity):
    if not items or capacity <= 0:
        return 0, []
    (name, weight, value), *rest = items
    without = knapsack(rest, capacity)
    if weight > capacity:
        return without
    v, names = knapsack(rest, capacity - weight)
    return max(without, (v + value, [name] + names), key=lambda r: r[0])


def edit_distance(a, b, memo={}):
    if not a or not b:
        return len(a) + len(b)
    if (a, b) not in memo:
        memo[a, b] = min(edit_distance(a[1:], b) + 1, edit_distance(a, b[1:]) + 1, edit_distance(a[1:], b[1:]) + (a[0] != b[0]))
    return memo[a, b]


def flood(grid, r, c, new):
    old = grid[r][c]

    def fill(r, c):
        if 0 <= r < len(grid) and 0 <= c < len(grid[0]) and grid[r][c] == old:
            grid[r][c] = new
            return 1 + sum(fill(r + dr, c + dc) for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)))
        return 0

    return fill(r, c)


def change(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])


def balanced(n, opened=0, text=""):
    if n == 0 and opened == 0:
        return [text]
    out = []
    if n:
        out += balanced(n - 1, opened + 1, text + "(")
    if opened:
        out += balanced(n, opened - 1, text + ")")
    return out


def determinant(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * m[0][j] * determinant([row[:j] + row[j + 1 :] for row in m[1:]]) for j in range(len(m)))


def binary_search(items, x, low=0, high=None):
    high = len(items) if high is None else high
    if low >= high:
        return ~low
    middle = (low + high) // 2
    if items[middle] == x:
        return middle
    return binary_search(items, x, middle + 1, high) if items[middle] < x else binary_search(items, x, low, middle)


tree = parse("(+ 1 (* 2 3 4) (- 10 (+ 1 1) 3))")
print(tree, evaluate(tree[0]), merge_sort([5, 2, 9, 1, 5, 6, 0, -3]), knapsack([("a", 3, 4), ("b", 4, 5), ("c", 2, 3), ("d", 5, 8)], 9))
print(edit_distance("kitten", "sitting"), edit_distance("intention", "execution"), edit_distance("", "abc"), change(100, (50, 25, 10, 5, 1)), balanced(3), determinant([[2, 0, 1], [1, 3, 2], [1, 1, 4]]))
grid = [list(row) for row in ("..#..", ".##..", "....#", "##...")]
print(flood(grid, 0, 0, "x"), ["".join(row) for row in grid], flood(grid, 0, 3, "y"), [binary_search([1, 3, 5, 7, 9], x) for x in (1, 9, 4, 10, 0, 7)])
