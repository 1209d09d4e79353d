# Set algebra through operators and methods; results shown sorted.
def show(value):
    return sorted(value) if isinstance(value, (set, frozenset)) else value


a, b = {1, 2, 3, 4}, {3, 4, 5}
print(show(a | b), show(a & b), show(a - b), show(b - a), show(a ^ b), len(a), 3 in a, 9 in a, set(), frozenset(), {7}, frozenset([7]))
print(show(a.union(b, [9], "x" and (8,))), show(a.intersection(b, [3])), show(a.difference(b, {1})), show(a.symmetric_difference([1, 9])), show(a.union()), show(a.intersection()), show(a.copy()))
print(a <= b, {3} <= a, {3} < a, a < a, a <= a, a >= {1}, a > {1}, a == {4, 3, 2, 1}, a != b, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint({9}), a.isdisjoint([1]))
print({1} == frozenset([1]), {1} == [1], set() == {}, {1.0} == {1}, {True} == {1}, {1} < frozenset({1, 2}), {1} | frozenset({2}) == {1, 2}, type({1} | frozenset()), type(frozenset() | {1}))

s = set("abc")
s.add("d")
s.add("a")
s.discard("z")
s.discard("a")
s.remove("b")
print(show(s), s.pop() in "cd", len(s), s.update("xy", [1, 2] and ["q"]), len(show(s)))
s.intersection_update("xyq")
print(show(s))
s.difference_update("x", ["q"])
print(show(s))
s.symmetric_difference_update("yz")
print(show(s), s.clear(), s)
s = {1, 2, 3}
t = s
s |= {4}
s &= {2, 3, 4}
s -= {4}
s ^= {3, 9}
print(show(s), t is s)
f = g = frozenset([1, 2])
f |= {3}
print(show(f), show(g), f is g)
for operation in (
    lambda: {1} + {2},
    lambda: {1} | [2],
    lambda: {1} & "a",
    lambda: {1} - None,
    lambda: [1] ^ {1},
    lambda: {1} < [1],
    lambda: {1} < 5,
    lambda: a[0],
    lambda: {[]},
    lambda: {1}.add([]),
    lambda: {1}.add(),
    lambda: {1}.remove(2),
    lambda: {(1, 2)}.remove((1, 3)),
    lambda: set().pop(),
    lambda: {1}.union(5),
    lambda: {1}.issubset(5),
    lambda: {1}.update(None),
    lambda: set(5),
    lambda: set(1, 2),
    lambda: hash({1}),
    lambda: frozenset().add(1),
    lambda: {1}.pop(0),
    lambda: [] in {1},
    lambda: {} in {1},
    lambda: {1}.remove([]),
    lambda: {1}.discard({}),
    lambda: set(a=1),
):
    try:
        print(show(operation()))
    except Exception as error:
        print(type(error).__name__, error, error.args)
print({frozenset([1])} == {frozenset({1})}, set([1]) in {frozenset({1})}, {frozenset()}, frozenset({5}) in [{5}])
print(sorted({n % 7 for n in range(100)}), sorted({*"ab", *"bc"}), sorted(set(range(3)).union(range(2, 5))), sum({1, 2, 3}), max({4, 9}), sorted({"b", "a"}, reverse=True))
