# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __bool__, __index__.
class Table:
    def __init__(self):
        self.rows = {}

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, key):
        print("get", key)
        return self.rows[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.rows[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.rows[key]

    def __contains__(self, key):
        print("contains", key)
        return "truthy" if key in self.rows else 0

    def __iter__(self):
        print("iter")
        return iter(sorted(self.rows))

    def __reversed__(self):
        return iter("reversed")

    def __missing__(self, key):
        return "never used"

    def __length_hint__(self):
        return 10


t = Table()
t["b"] = 2
t["a"] = 1
t["n"] = [1]
t["b"] += 40
t["n"][0] = 5
t[1, 2] = "tuple"
del t[1, 2]
print(t["b"], len(t), "a" in t, "z" in t, "z" not in t, list(t), list(reversed(t)), bool(t), sorted(t, reverse=True), [*t], dict(t.rows), max(t))
try:
    t["missing"]
except KeyError as error:
    print("KeyError", error)
a, *b = t
print(a, b)


class Bits:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __len__(self):
        return self.n

    def __bool__(self):
        return self.n != 3


print(bool(Bits(0)), bool(Bits(3)), len(Bits(3)), "abcdef"[Bits(2)], hex(Bits(255)), list(range(Bits(2))))
for bad in (-1, "x", 2**70, 1.5, None):
    try:
        print(len(Bits(bad)))
    except Exception as error:
        print(type(error).__name__, error)


class IterOnly:
    def __iter__(self):
        yield 1
        yield 2


class GetOnly:
    def __getitem__(self, i):
        return [5, 6][i]


class BadIter:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None
    __contains__ = None

    def __getitem__(self, i):
        return i


class BadContains:
    def __contains__(self, x):
        raise ValueError("no")


for value in (IterOnly(), GetOnly(), BadIter(), NoneIter(), BadContains(), object()):
    for operation in (lambda: list(value), lambda: 2 in value, lambda: 9 in value if type(value) is not NoneIter else None in value, lambda: len(value), lambda: value["k"], lambda: [x for x in value]):
        try:
            print(type(value).__name__, operation())
        except Exception as error:
            print(type(value).__name__, type(error).__name__, error)
for action in (lambda: object()[0], lambda: setattr(t, "rows", {}) or t["q"], lambda: object().__setitem__, lambda: iter(object()), lambda: reversed(IterOnly())):
    try:
        print(action())
    except (TypeError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
thing = object()
for action in ("set", "del", "aug"):
    try:
        if action == "set":
            thing[0] = 1
        elif action == "del":
            del thing[0]
        else:
            thing[0] += 1
    except TypeError as error:
        print(error)
