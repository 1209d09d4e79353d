# Iterating sets, comprehensions over them, set-based algorithms.
print(sorted(x * x for x in {1, 2, 3}), sorted({x // 2 for x in range(10)}), sorted({(x, y) for x in range(3) for y in range(3) if x < y}))
print({len(w) for w in ("a", "bb", "cc")} == {1, 2}, sorted(set(map(str.upper, "abca"))), sorted({c for c in "hello" if c not in "lo"}))
total = 0
for x in {10, 20, 30}:
    total += x
print(total, next(iter({42})), list({7}), tuple({"only"}), [*{1}], min({3, 1}), len(set("hello world")))

iterator = iter({1, 2, 3})
print(iterator.__length_hint__(), sorted(iterator), list(iterator), iterator.__length_hint__(), type(iterator).__name__)

# Primes by set difference.
candidates = set(range(2, 100))
for n in range(2, 10):
    candidates -= set(range(n * n, 100, n))
print(sorted(candidates))

# Reachability.
edges = {(1, 2), (2, 3), (3, 1), (4, 5), (5, 6), (7, 7)}
closure = set(edges)
while True:
    new = {(a, d) for a, b in closure for c, d in closure if b == c} - closure
    if not new:
        break
    closure |= new
print(sorted(closure))

# Connected components.
components = []
for a, b in sorted(edges):
    touching = [c for c in components if a in c or b in c]
    merged = {a, b}.union(*touching)
    components = [c for c in components if c not in touching] + [merged]
print([sorted(c) for c in components])

seen, unique = set(), []
for x in [3, 1, 3, 2, 1, 3, 5]:
    if x not in seen:
        seen.add(x)
        unique.append(x)
print(unique, [x for x in unique if x in {1, 2, 3}], 2 in {1, 2, 3}, "b" in {"a", "b"}, None in {None}, (1,) in {(1,), (2,)})
letters = set("abcdefghijklmnopqrstuvwxyz")
print(all(letters <= set(s) for s in ("the quick brown fox jumps over the lazy dog",)), sorted(letters - set("the quick brown")))
common = set.intersection(*map(set, (["a", "b", "c"], ["b", "c", "d"], ["c", "b"])))
print(sorted(common), sorted(set.union({1}, {2}, [3])), set.union(*[{9}]), sorted(set().union(*[[1], [2, 3]])))
while letters:
    letters.pop()
print(letters, bool(letters), not {0}, bool({0}), bool(frozenset()))
board = 6
solutions = []


def queens(row, columns, left, right, placed):
    if row == board:
        solutions.append(placed)
        return
    for c in range(board):
        if c not in columns and row - c not in left and row + c not in right:
            queens(row + 1, columns | {c}, left | {row - c}, right | {row + c}, placed + (c,))


queens(0, frozenset(), frozenset(), frozenset(), ())
print(solutions)
