# Breadth-first, depth-first, topological order, components, spanning tree, A*, Floyd-Warshall.
MAZE = """
#####################
#S..#.....#.........#
#.#.#.###.#.#####.#.#
#.#...#.#...#...#.#.#
#.#####.#####.#.#.#.#
#.......#.....#...#.#
#######.#.#########.#
#.....#.#.....#.....#
#.###.#.#####.#.###.#
#...#...#.......#..E#
#####################
""".strip().splitlines()


def find(c):
    return next((r, row.index(c)) for r, row in enumerate(MAZE) if c in row)


def around(p):
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        q = p[0] + dr, p[1] + dc
        if MAZE[q[0]][q[1]] != "#":
            yield q


def breadth_first(start, goal):
    queue, came = [start], {start: None}
    for p in queue:
        if p == goal:
            break
        for q in around(p):
            if q not in came:
                came[q] = p
                queue.append(q)
    path = []
    while p is not None:
        path.append(p)
        p = came[p]
    return path[::-1], len(came)


def a_star(start, goal):
    def estimate(p):
        return abs(p[0] - goal[0]) + abs(p[1] - goal[1])

    open_set, cost = {start}, {start: 0}
    expanded = 0
    while open_set:
        p = min(open_set, key=lambda q: (cost[q] + estimate(q), q))
        if p == goal:
            return cost[p], expanded
        open_set.remove(p)
        expanded += 1
        for q in around(p):
            if cost[p] + 1 < cost.get(q, 10**9):
                cost[q] = cost[p] + 1
                open_set.add(q)


start, goal = find("S"), find("E")
path, seen = breadth_first(start, goal)
print(len(path), seen, a_star(start, goal))
drawn = [list(row) for row in MAZE]
for r, c in path[1:-1]:
    drawn[r][c] = "*"
print("\n".join(map("".join, drawn)))


def topological(dependencies):
    order, state = [], {}

    def visit(node, trail):
        if state.get(node) == "done":
            return
        if state.get(node) == "open":
            raise ValueError("cycle: " + " -> ".join(trail[trail.index(node) :] + [node]))
        state[node] = "open"
        for d in dependencies.get(node, ()):
            visit(d, trail + [node])
        state[node] = "done"
        order.append(node)

    for node in dependencies:
        visit(node, [])
    return order


print(topological({"app": ["db", "web"], "web": ["http", "log"], "db": ["log"], "http": ["net"], "log": []}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["d", "a"]})
except ValueError as error:
    print(error)


class UnionFind:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b


edges = [(7, "a", "d"), (5, "d", "e"), (8, "b", "c"), (9, "b", "d"), (7, "a", "b"), (5, "c", "e"), (15, "d", "f"), (6, "f", "e"), (9, "e", "g"), (11, "f", "g"), (1, "x", "y")]
forest, tree = UnionFind(), []
for weight, a, b in sorted(edges):
    if forest.union(a, b):
        tree.append((a + b, weight))
components = {}
for node in sorted(forest.parent):
    components.setdefault(forest.find(node), []).append(node)
print(tree, sum(w for _, w in tree), sorted(components.values()))
nodes = sorted({n for _, a, b in edges for n in (a, b)})
infinity = float("inf")
d = {(a, b): 0 if a == b else infinity for a in nodes for b in nodes}
for w, a, b in edges:
    d[a, b] = d[b, a] = w
for k in nodes:
    for i in nodes:
        for j in nodes:
            if d[i, k] + d[k, j] < d[i, j]:
                d[i, j] = d[i, k] + d[k, j]
print([d["a", n] for n in nodes], max(v for v in d.values() if v < infinity))


def colour(graph, colours, assigned=None):
    assigned = assigned or {}
    node = next((n for n in graph if n not in assigned), None)
    if node is None:
        return assigned
    for c in colours:
        if all(assigned.get(m) != c for m in graph[node]):
            if result := colour(graph, colours, {**assigned, node: c}):
                return result
    return None


regions = {"WA": ["NT", "SA"], "NT": ["WA", "SA", "Q"], "SA": ["WA", "NT", "Q", "NSW", "V"], "Q": ["NT", "SA", "NSW"], "NSW": ["Q", "SA", "V"], "V": ["SA", "NSW"], "T": []}
print(colour(regions, "rgb"), colour(regions, "rg"))
