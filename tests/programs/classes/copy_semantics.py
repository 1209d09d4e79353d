# Aliasing, identity and equality; shallow copies by hand; mutable defaults on classes.
a = [1, [2, 3]]
b = a
c = a[:]
d = list(a)
e = [*a]
f = a.copy()
print(b is a, c is a, c == a, c[1] is a[1], d[1] is e[1] is f[1])
a[1].append(4)
a.append(5)
print(a, b, c, d, e, f)


def deep(value):
    if isinstance(value, list):
        return [deep(v) for v in value]
    if isinstance(value, dict):
        return {k: deep(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return tuple(deep(v) for v in value)
    if isinstance(value, set):
        return {deep(v) for v in value}
    return value


x = {"l": [1, {"t": (1, [2])}], "s": {1, 2}}
y = deep(x)
print(x == y, x is y, x["l"] is y["l"])
y["l"][1]["t"][1].append("changed")
print(x, y["l"])


def modify(items, table, n, text):
    items.append("m")
    table["m"] = 1
    n += 1
    text += "m"
    items = ["rebound"]
    return n, text, items


items, table, n, text = [], {}, 0, ""
print(modify(items, table, n, text), items, table, n, text)


class Node:
    children = []

    def __init__(self, value):
        self.value = value

    def clone(self, **changes):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.update(changes)
        return new


p = Node(1)
q = p.clone(value=2, extra=True)
p.children.append("shared")
q.children = ["own"]
print(vars(p), vars(q), Node.children, p.children is Node.children)
q.children += ["more"]
p.children += ["through class"]
print(Node.children, vars(p), q.children)
grid = [[0] * 2] * 2
grid[0][0] = 1
proper = [[0] * 2 for _ in range(2)]
proper[0][0] = 1
print(grid, proper, grid[0] is grid[1])
t = 1, 2
u = t
t += (3,)
print(t, u, t is u)
s1 = s2 = {1}
s1 |= {2}
s3 = s1 | set()
s1.add(3)
print(s1, s2 is s1, s3)
print(None is None, ... is Ellipsis, True is (1 == 1), type(1) is int, [] is [], NotImplemented is NotImplemented)
m = n = []
m.append(n)
print(m, len(n), m is n[0])
i = j = 5
i += 1
print(i, j)
first, second = [1], [1]
print(first == second, first is second, id(first) != id(second), first is not second, id(first) == id(first))
swap = [1, 2, 3]
swap[0], swap[2] = swap[2], swap[0]
index = 0
index, swap[index] = 1, "at one"
print(swap, index)
print([v is w for v, w in zip(a, b)], a.index(a[1]), (a, a)[0] is (a, a)[1])
