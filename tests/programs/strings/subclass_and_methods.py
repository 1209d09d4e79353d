# Calling through the type, subclasses of str, and what operators return for them.
class Name(str):
    def __new__(cls, text, note=None):
        self = super().__new__(cls, text)
        self.note = note
        return self

    def __add__(self, other):
        return Name(str.__add__(self, other), "sum")

    def __radd__(self, other):
        return Name(str(other) + str(self), "radd")

    def __getitem__(self, index):
        return f"<{super().__getitem__(index)}>"

    def __len__(self):
        return 1000

    def __eq__(self, other):
        return str.lower(self) == str.lower(other)

    def __hash__(self):
        return hash(str.lower(self))

    def __contains__(self, other):
        return "always" if other else ""

    def __iter__(self):
        return iter(["custom", "iter"])

    def __mod__(self, other):
        return ("mod", other)

    def __str__(self):
        return "the str"

    def __format__(self, spec):
        return f"format[{spec}]"


n = Name("Alice", "first")
print(n + "!", type(n + "!"), (n + "!").note, "to " + n, type("to " + n))
print(n[0], n[1:3], len(n), n == "ALICE", "alice" == n, n != "bob", {n: 1}["alice"] if hash("alice") == hash(n) else None)
print("x" in n, "" in n, list(n), n % 5, str(n), repr(n), f"{n:>10}", f"{n!s:>10}", "%s" % n, "{:5}".format(n), "{!r}".format(n))
print(n.upper(), type(n.upper()), n.join(["1", "2"]), ",".join([n, n]), [*n], n.note, n.__dict__, sorted([Name("b"), Name("A")]))
print("ab" + str.__str__(n), str.__len__(n), str.__getitem__(n, 0), n.startswith("Al"), "Al" < n, n.find("ic"), "pre".join([n]))

print(str.upper("x"), str.join("-", "ab"), str.__add__("a", "b"), str.__mul__("a", 3), str.__rmul__("a", 2), str.__contains__("abc", "b"), str.__len__("four"))
print("a".__eq__("a"), "a".__eq__(1), "a".__lt__("b"), "a".__lt__(1), "a".__ge__("a"), "a".__hash__() == hash("a"), "a".__getnewargs__(), "%d".__mod__(5), "%s".__rmod__("%r"))
for operation in (
    lambda: str.upper(5),
    lambda: str.join("-"),
    lambda: "a".missing,
    lambda: setattr("a", "x", 1),
    lambda: Name("a")(),
    lambda: "a".upper.x,
    lambda: str.__add__("a"),
    lambda: str.__add__("a", 1),
    lambda: str.__len__(5),
    lambda: "".__class__.upper,
):
    try:
        print(type(operation()).__name__)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print([m for m in dir(str) if not m.startswith("_")])
print(str.__name__, str.__mro__, str.__doc__.splitlines()[0], "a".upper.__name__, "a".upper.__self__, str.upper.__qualname__, repr(str.upper), type(str.upper).__name__)
