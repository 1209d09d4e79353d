# What dict, update, | and ** take, and what they say of the rest.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


class BadKeys:
    def keys(self):
        return 5


class FailingKeys:
    def keys(self):
        raise AttributeError("inside keys")


class OwnIter(dict):
    def __iter__(self):
        return iter(["k"])

    def keys(self):
        return ["k1"]

    def __getitem__(self, key):
        return "v" + key


class OwnKeys(dict):
    def keys(self):
        return ["k1"]

    def __getitem__(self, key):
        return "v" + key


def keywords(**kw):
    return kw


for argument in (
    1, [1], [(1, 2), (3,)], ["ab", "cd"], ["abc"], [[1, 2]], {1: 2}, [([], 1)], Mapping(),
    BadKeys(), FailingKeys(), OwnIter(a=1), OwnKeys(a=1), None, "", "ab", (), [()], [{1, 2, 3}],
):
    show(lambda: dict(argument))
    show(lambda: {0: 1}.update(argument))
    show(lambda: {0: 1} | argument)
    show(lambda: {0: 1}.__ior__(argument))
    show(lambda: {**argument})
    show(lambda: keywords(**argument))
show(lambda: dict(1, 2))
show(lambda: dict([[1, 2]], x=3))
show(lambda: dict({1: 2}, a=3, b=4))
show(lambda: dict(self=1, update=2))
show(lambda: {}.update({}, {}))
show(lambda: {}.update(self=1))
show(lambda: dict.update())
show(lambda: dict.update(3))
show(lambda: keywords(**{"a": 1}, **{"a": 2}))
show(lambda: keywords(a=1, **{"a": 2}))
show(lambda: keywords(**{1: 2}))
show(lambda: keywords(**{"a": 1}, **5))
show(lambda: len(**{"a": 1}, **{"a": 2}))
show(lambda: "".join(**{"a": 1}, **{"a": 2}))

d = {"a": 1}
show(lambda: d.get())
show(lambda: d.get(1, 2, 3))
show(lambda: d.get(key=1))
show(lambda: d.get([]))
show(lambda: dict.get(5, 1))
show(lambda: d.setdefault())
show(lambda: d.setdefault([]))
show(lambda: (d.setdefault("n"), d.setdefault("n", 5), d.setdefault("m", 6), d))
show(lambda: d.pop())
show(lambda: d.pop("q"))
show(lambda: d.pop("q", None))
show(lambda: d.pop([]))
show(lambda: {}.pop([]))
show(lambda: {}.pop([], 3))
show(lambda: {}.popitem())
show(lambda: d.keys(1))
show(lambda: d[[]])
show(lambda: {[]: 1})
show(lambda: [] in d)
for argument in ([1, 2], "abc", {1: 5, 2: 6}, {3}, 5, [[]], range(3)):
    show(lambda: dict.fromkeys(argument))
    show(lambda: dict.fromkeys(argument, 0))
show(lambda: dict.fromkeys())


class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)


class Setting(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self["init"] = True

    def __setitem__(self, key, value):
        super().__setitem__(key, ("set", value))


m = Missing(a=1)
print(m["a"], m["q"], m.get("q"), "q" in m, len(m), type(m.copy()), type(m | {}), m == {"a": 1})
print(Missing.fromkeys("ab", 1), type(Missing.fromkeys("ab")))
s = Setting({1: 2})
s[5] = 6
s.update({7: 8})
s |= {9: 10}
print(s, Setting.fromkeys([1], 2), s.setdefault(11, 12), s[11])
