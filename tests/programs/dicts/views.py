# keys, values and items views: live, comparable, set-like.
d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), len(values), len(items))
d["d"] = 4
del d["a"]
print(keys, values, items, list(keys), list(values), list(items))
print("b" in keys, "a" in keys, 2 in values, ("b", 2) in items, ("b", 3) in items, "b" in items, ("b",) in items, (1, 2, 3) in items, ["b", 2] in items)
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)), keys.mapping, type(keys.mapping).__name__)
e = {"b": 2, "c": 30, "z": 0}
for name, result in (
    ("and", keys & e.keys()),
    ("or", keys | e.keys()),
    ("sub", keys - e.keys()),
    ("xor", keys ^ e.keys()),
    ("iand", items & e.items()),
    ("ior", items | e.items()),
    ("isub", items - e.items()),
    ("ixor", items ^ e.items()),
    ("list", keys & ["b", "q"]),
    ("rsub", {"b", "y"} - keys),
    ("ror", {"y"} | keys),
    ("rand", {"b", "y"} & keys),
    ("str", keys | "xy"),
):
    print(name, type(result).__name__, sorted(result))
print(keys == {"b", "c", "d"}, keys == ["b"], keys == d.keys(), items == set(d.items()), values == values, d.values() == d.values(), keys != e.keys())
print(keys <= {"b", "c", "d", "e"}, keys < {"b", "c", "d"}, keys >= {"b"}, keys > set(), items <= d.items(), {"b"} < keys, keys.isdisjoint("xy"), keys.isdisjoint(["b"]), items.isdisjoint([]))
for operation in (
    lambda: keys & 5,
    lambda: keys | None,
    lambda: 5 - keys,
    lambda: keys + keys,
    lambda: values & values,
    lambda: values | [],
    lambda: keys[0],
    lambda: hash(keys),
    lambda: hash(items),
    lambda: keys < [1],
    lambda: keys.add("x"),
    lambda: {1: []}.items() | set(),
    lambda: type(keys)({}),
    lambda: keys.isdisjoint(5),
    lambda: keys.mapping.__setitem__("k", 1),
    lambda: [] in keys,
):
    try:
        print(operation())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print([k for k in keys], [v * 2 for v in values], {v: k for k, v in items}, sorted(items, key=lambda p: -p[1]), max(values), sum(values))
for k, v in items:
    print(k, v, end="; ")
print()
print({}.keys(), {}.values(), {}.items(), dict(items) == d, list(zip(keys, values)) == list(items), *keys, [*values])
print({"a": [1]}.items(), {"a": {}}.values(), ("a", 1.0) in {"a": 1}.items(), isinstance(keys, object), iter(keys) is iter(keys))
