# frozenset: hash rules, use as keys, identity of empty results, subclasses.
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset(range(10))), hash(frozenset({0.5, -1})))
f = frozenset("hello")
print(sorted(f), len(f), "h" in f, frozenset(f) is f, f.copy() is f, f == set("hello"), {f: "key"}[frozenset("olleh")])
groups = {}
for word in ("listen", "silent", "enlist", "google", "elgoog", "abc"):
    groups.setdefault(frozenset(word), []).append(word)
print(sorted(groups.values()))
print(repr(frozenset({1})), str(set()), repr({"a"}), f"{frozenset()}", [set()], {None}, {()}, frozenset({(1,)}), {1: {2}})
print(sorted(f & set("help")), sorted(f | {"z"}), sorted(f - {"l"}), sorted(f ^ {"h"}), type(f & set()), type(set() & f), f.isdisjoint("xyz"), f.issuperset("he"))


class Tags(set):
    def add(self, item):
        super().add(item.lower())

    def __repr__(self):
        return f"Tags({sorted(self)})"


t = Tags(["A", "b"])
t.add("C")
t.update(["D"])
print(t, type(t | {"x"}), type(t.copy()), type({"x"} | t), "c" in t, len(t), t == {"A", "b", "c", "D"}, sorted(t & {"A"}), repr(Tags()))


class Frozen(frozenset):
    def __new__(cls, items, label):
        self = super().__new__(cls, items)
        self.label = label
        return self


x = Frozen([1, 2], "pair")
print(x, x.label, hash(x) == hash(frozenset([1, 2])), x == {1, 2}, type(x | {3}), type(x.copy()), {x: 1}[frozenset({2, 1})], x.__dict__)


class Element:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"e{self.n}"


many = {Element(n) for n in range(20)} | {Element(n) for n in range(10, 30)}
print(len(many), sorted(many)[:5], Element(25) in many, Element(99) in many, sorted(many - {Element(n) for n in range(28)}))
for n in range(0, 30, 2):
    many.discard(Element(n))
print(sorted(many), len(many))
big = set(range(1000))
big -= set(range(0, 1000, 3))
print(len(big), sum(big), 3 in big, 4 in big, big.issuperset(range(1, 1000, 3)), len(big & set(range(500))))
power = [frozenset(c for i, c in enumerate("abc") if mask >> i & 1) for mask in range(8)]
print(sorted(map(sorted, power)), len(set(power)), all(p <= frozenset("abc") for p in power))
s = {1}
s.add(1.0)
s.add(True)
print(s, {1.0, 1}, {True, 1}, {0} == {False})
print({1, 2}.__contains__(1), {1}.__len__(), {1}.__eq__({1}), {1}.__or__({2}) == {1, 2}, {1}.__or__([2]), {1}.__lt__({1, 2}), {1}.__hash__, {3}.__iter__().__next__(), frozenset.__name__)
