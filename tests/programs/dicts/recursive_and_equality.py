# Equality with unusual values, identity first, recursion, key replacement rules.
nan = float("nan")
print({1: nan} == {1: nan}, {nan: 1} == {nan: 1}, [nan] == [nan])


class Weird:
    def __init__(self, label):
        self.label = label

    def __eq__(self, other):
        print("eq", self.label, getattr(other, "label", other))
        return True

    def __hash__(self):
        return hash(self.label) * 0 + 7

    def __repr__(self):
        return f"W({self.label})"


first, second = Weird("first"), Weird("second")
d = {first: 1}
d[second] = 2
print(d, list(d)[0] is first, d[first], len(d))
print(d == {second: 2}, second in d, d.pop(second), d)
print({1: "a"} | {True: "b"}, {1.0: "x", 1: "y"})
s = {first}
s.add(second)
print(s)

d = {}
d["me"] = d
print(d, d["me"]["me"] is d, str({"d": d}))
e = {"l": []}
e["l"].append(e)
print(e, [e])
print({}.fromkeys(["k"], d))
x, y = {}, {}
x["o"], y["o"] = y, x
try:
    print(x == y)
except RecursionError as error:
    print("RecursionError", error)


class Raises:
    def __init__(self, hash_value):
        self.hash_value = hash_value

    def __hash__(self):
        if self.hash_value is None:
            raise ValueError("no hash")
        return self.hash_value

    def __eq__(self, other):
        raise ValueError("no eq")


d = {Raises(1): "a"}
for action in (
    lambda: d[Raises(1)],
    lambda: d[Raises(2)],
    lambda: d.get(Raises(1)),
    lambda: d.setdefault(Raises(1), 0),
    lambda: d.pop(Raises(1)),
    lambda: Raises(None) in d,
    lambda: {Raises(None)},
    lambda: d.__setitem__(Raises(1), "b"),
    lambda: {1: Raises(3)} == {1: Raises(3)},
    lambda: {Raises(5), Raises(5)},
):
    try:
        print(action())
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error if isinstance(error, ValueError) else "")
print(len(d))
try:
    {}[1, 2]
except KeyError as error:
    print(error, error.args, repr(error))
try:
    {}["it's"]
except KeyError as error:
    print(error, str(error), error.args)
try:
    {}[""]
except KeyError as error:
    print(error)
print({"a": {"b": {"c": [1, {"d": ()}]}}}["a"]["b"]["c"][1]["d"], {(): {}}[()], {frozenset([1]): 2}[frozenset({1})])
