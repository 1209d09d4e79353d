# itemgetter, attrgetter, methodcaller.
from operator import attrgetter, itemgetter, methodcaller


class Node:
    def __init__(self, name, child=None):
        self.name, self.child = name, child

    def describe(self, *args, sep="-", **kw):
        return sep.join([self.name, *map(str, args), *sorted(kw)])

    @property
    def upper(self):
        return self.name.upper()

    def __repr__(self):
        return f"Node({self.name})"

    def __getitem__(self, key):
        return ("item", key)


tree = Node("root", Node("kid", Node("leaf")))
print(itemgetter(1)("abc"), itemgetter(1, 0, -1)([10, 20, 30]), itemgetter("k")({"k": "v"}), itemgetter("a", "b")({"a": 1, "b": 2}), itemgetter(slice(1, 3))("abcd"), itemgetter(slice(None), 0)((1, 2)), itemgetter((1, 2))({(1, 2): "t"}), itemgetter("x", 5)(tree), itemgetter(True)("ab"))
print(attrgetter("name")(tree), attrgetter("child.name")(tree), attrgetter("child.child.name", "name", "upper")(tree), attrgetter("upper.__class__.__name__")(tree), attrgetter("real", "imag")(5))
print(methodcaller("describe")(tree), methodcaller("describe", 1, 2)(tree), methodcaller("describe", "a", sep="+", z=1, y=2)(tree), methodcaller("upper")("text"), methodcaller("split", ",", 1)("a,b,c"), methodcaller("__len__")([1, 2]), methodcaller("format", 5, k=6)("{} {k}"))
rows = [("b", 2, 0.5), ("a", 2, 1.5), ("c", 1, 1.0)]
nodes = [Node(n) for n in ("pear", "fig", "apple")]
print(sorted(rows, key=itemgetter(1, 0)), max(rows, key=itemgetter(2)), list(map(itemgetter(0), rows)), sorted(nodes, key=attrgetter("name")), min(nodes, key=attrgetter("name")), list(map(methodcaller("describe", 1), nodes)), dict(map(itemgetter(0, 1), rows)), sum(map(itemgetter(1), rows)))
for getter in (itemgetter(1), itemgetter("a", 2), attrgetter("a"), attrgetter("a.b", "c"), methodcaller("m"), methodcaller("m", 1, "x", k=[2]), itemgetter(slice(1))):
    print(repr(getter), type(getter).__name__, callable(getter))
for f in (
    lambda: itemgetter(),
    lambda: itemgetter(1)(),
    lambda: itemgetter(1)("a", "b"),
    lambda: itemgetter(5)("abc"),
    lambda: itemgetter("k")({}),
    lambda: itemgetter(0)(5),
    lambda: itemgetter(1, 9)([1, 2]),
    lambda: itemgetter("x")([1]),
    lambda: attrgetter(),
    lambda: attrgetter(5),
    lambda: attrgetter("a", 5),
    lambda: attrgetter("missing")(tree),
    lambda: attrgetter("child.missing")(tree),
    lambda: attrgetter("name.missing.more")(tree),
    lambda: attrgetter("a")(),
    lambda: attrgetter("")(tree),
    lambda: attrgetter("name.")(tree),
    lambda: attrgetter("name")(tree, tree),
    lambda: methodcaller(),
    lambda: methodcaller(5),
    lambda: methodcaller("missing")(tree),
    lambda: methodcaller("describe", sep=5)(tree),
    lambda: methodcaller("describe")(),
    lambda: methodcaller("upper", 1)("x"),
    lambda: methodcaller("name")(tree),
    lambda: itemgetter(x=1),
    lambda: attrgetter(name=1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
