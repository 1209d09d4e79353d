# String keys: interned, built at run time, equal across widths; big dicts used as tables.
key = "na" + "me"
d = {"name": 1}
print(d[key], d["".join(["n", "ame"])], d["xname"[1:]], d["name\u00e9"[:4]], d["name\U0001f600"[:4]], str(b"name", "ascii") in d)
for n in range(1000):
    d["k%d" % n] = n
print(len(d), d["k" + str(500)], d.get("k1000"), sum(d[f"k{n}"] for n in range(0, 1000, 7)))


def options(*, depth=1, **rest):
    rest["depth"] = depth
    return rest


print(options(depth=3, b=1, a=2), options(**{"depth": 5, "odd key": 1, "": 2}))


class Box:
    pass


box = Box()
for index, name in enumerate("zyx"):
    setattr(box, name, index)
print(box.__dict__, vars(box) is box.__dict__)
box.__dict__["w"] = 9
print(box.w, sorted(vars(box)))
del box.__dict__["z"]
print(hasattr(box, "z"), box.__dict__)
box.__dict__ = {"fresh": True}
print(box.fresh, hasattr(box, "y"), box.__dict__)
box.__dict__[5] = "non-string"
print(box.__dict__, len(vars(box)))
try:
    box.__dict__ = 5
except TypeError as error:
    print(error)
try:
    setattr(box, 5, 1)
except TypeError as error:
    print(error)

text = "it was the best of times it was the worst of times"
index = {}
for position, word in enumerate(text.split()):
    index.setdefault(word, []).append(position)
print(index)
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
order, seen = [], set()


def visit(node):
    if node in seen:
        return
    seen.add(node)
    for successor in graph[node]:
        visit(successor)
    order.append(node)


for node in graph:
    visit(node)
print(order[::-1])
dispatch = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
print([dispatch[s](7, 3) for s in dispatch], dispatch.get("/", lambda a, b: "none")(1, 2))
inverted = {}
for k, v in {"one": 1, "uno": 1, "two": 2}.items():
    inverted.setdefault(v, []).append(k)
print(inverted, {k: len(v) for k, v in inverted.items()}, dict(sorted({"b": 1, "a": 2}.items())), min({"p": 3, "q": 1}.items(), key=lambda i: i[1]))
print(list({"a": 1, "b": 2}), tuple({"a": 1}), [*{"x": 0}], {*{"y": 0}}, set({"z": 1}), dict.fromkeys(sorted({"c", "a"})), "".join({"j": 1, "k": 2}))
