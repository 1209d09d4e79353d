# dict: literals, lookup, insertion order, methods.
def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


d = {"b": 1, "a": 2, 3: "three", (1, 2): [], None: None, 1.5: True, b"x": {}}
print(d, len(d), d["a"], d[3], d[(1, 2)], d[None], list(d), "b" in d, "z" in d, 3.0 in d)
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 20
print(d, list(d.items())[-1], list(reversed(d)))
print(d.get("a"), d.get("zz"), d.get("zz", "default"), d.setdefault("a", 0), d.setdefault("new", []), d.setdefault("none"), d)
print(d.pop("new"), d.pop("zz", "gone"), d.popitem(), d.popitem(), len(d))
d.update({"x": 1}, y=2)
d.update([("z", 3), "pq", ["r", "s"]])
d.update(a=1)
d.update()
d.update({}.items())
print(d)
for call in (
    lambda: d["missing"],
    lambda: d[("t", 1)],
    lambda: d[[]],
    lambda: d.pop("missing"),
    lambda: {}.popitem(),
    lambda: d.get(),
    lambda: d.get([]),
    lambda: [] in d,
    lambda: {[]: 1},
    lambda: d.update(5),
    lambda: d.update([1]),
    lambda: d.update([(1, 2, 3)]),
    lambda: d.update(["a"]),
    lambda: d.update({}, {}),
    lambda: dict([(1,)]),
    lambda: dict(5),
    lambda: dict([[], []]),
    lambda: d.setdefault([]),
    lambda: d.missing,
    lambda: dict.fromkeys(5),
    lambda: dict.fromkeys(),
    lambda: d.pop(),
    lambda: d.keys(1),
    lambda: d < {},
    lambda: d + {},
    lambda: d.__delitem__("missing"),
    lambda: hash({}),
):
    attempt(call)
try:
    del d["nope"]
except KeyError as error:
    print(error, error.args)
print(dict(), dict({}), dict(a=1, b=2), dict([("k", "v")]), dict({"k": 1}, k=2, l=3), dict(zip("ab", range(2))), {**{"a": 1}, "b": 2, **{"a": 3}})
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys({"x": 1}, []), dict.fromkeys(range(3), "v"))
print({"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {"a": 1} != {"a": 2}, {1: 1} == {1: 2}, {} == [])
copy = d.copy()
copy["x"] = "changed"
print(d["x"], copy == d, type(copy), d.clear(), d, copy is not d)
print({1: "a", 1.0: "b", True: "c"}, {0: 0, False: 1, 0.0: 2, -0.0: 3})
counter = {}
for c in "mississippi":
    counter[c] = counter.get(c, 0) + 1
print(counter, max(counter, key=counter.get), sorted(counter, key=lambda k: (-counter[k], k)), sum(counter.values()))
