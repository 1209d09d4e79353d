# | and |=, __missing__, subclasses.
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print(a | b, b | a, a, a | {}, {} | b)
c = a
c |= b
print(a, c is a)
c |= [("w", 5), "kv"]
print(c)
for operation in (lambda: a | [("q", 1)], lambda: [] | a, lambda: a | 5, lambda: a | None, lambda: a.__or__([]), lambda: a.__ior__(5), lambda: {} | {}.items()):
    try:
        print(operation())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        if key == "forbidden":
            raise KeyError("no way")
        self[key] = value = f"made {key}"
        return value


d = Default(a=1)
print(d["a"], d["b"], d["b"], d.get("c"), "c" in d, d, type(d), d.pop("zz", None), d.setdefault("s", 3))
try:
    d["forbidden"]
except KeyError as error:
    print(error.args)
print("{x} {y}".format_map(Default(x=5)), "%(p)s" % Default())


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return ("got", super().__getitem__(key.upper()))

    def __contains__(self, key):
        return super().__contains__(key.upper())

    def __delitem__(self, key):
        super().__delitem__(key.upper())

    def get(self, key, default=None):
        return "get " + key

    def keys(self):
        return ["faked"]

    def __repr__(self):
        return f"Upper({super().__repr__()})"


u = Upper(a=1)
u["b"] = 2
print(u, u["b"], "B" in u, "b" in u, u.get("q"), len(u), list(u), list(u.items()), u.update(c=3), u)
del u["b"]
print(u, u == {"a": 1, "c": 3}, dict(**{"k": 1}), type(u | {"z": 1}), type(u.copy()), u.keys(), [*u])


class Mapping:
    def keys(self):
        return ["m", "n"]

    def __getitem__(self, key):
        return key * 2


def collect(**keywords):
    return keywords


print(dict(Mapping()), {**Mapping(), "k": 1}, collect(**Mapping(), z=1), {} | dict(Mapping()))
target = {}
target.update(Mapping())
target |= Mapping()
print(target)
for operation in (lambda: {**5}, lambda: {**[1]}, lambda: collect(**5), lambda: collect(**{1: 2}), lambda: collect(a=1, **{"a": 2}), lambda: dict(**{1: 2})):
    try:
        print(operation())
    except TypeError as error:
        print(error)


class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


x = Attr(one=1)
x.two = 2
print(x.one, x["two"], x, x.__dict__)
try:
    x.three
except KeyError as error:
    print("KeyError", error)
print(dict.__or__({1: 2}, {3: 4}), {}.__ror__({5: 6}), {1: 2}.__eq__({1: 2}), {1: 2}.__contains__(1), {1: 2}.__getitem__(1), {1: 2}.__len__(), {}.__lt__({}))
