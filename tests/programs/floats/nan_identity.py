# Two NaNs are two objects: containers, which look at identity first, tell them apart.
def nan():
    return float("nan")


a, b = nan(), nan()
same = a
print(a is same, a is b, nan() is nan(), a == same, a == b)
print([a] == [same], [a] == [b], (a,) == (b,), {1: a} == {1: same}, {1: a} == {1: b}, [nan()] == [nan()])
print(a in [same], a in [b], b in (a, b), [a, b].index(b), [a, b].count(a), [a].count(b))
table = {a: "a", b: "b"}
print(len(table), table[a], table[b], table.get(nan()), table.get(same))
print(len({a, b}), len({a, same}), len({nan() for _ in range(5)}), a in {a}, b in {a})
print({a: 1} == {same: 1}, {a: 1} == {b: 1}, {a} == {same}, {a} == {b})
print((a, 1) < (same, 2), (a, 1) < (b, 2), [a] <= [same], [a] <= [b])
del table[b]
print(list(table.values()), b in table)
computed = float("inf") - float("inf")
print(computed is computed, computed in [computed], computed in [a], a in [a * 1.0], [computed] == [a + 0])
items = [a, 1.0, b]
items.remove(b)
print(len(items), items[0] is a, a not in [1.0, 2.0])
kept = [a for _ in range(3)]
print(kept.count(a), all(x is a for x in kept), max(kept) is a)
