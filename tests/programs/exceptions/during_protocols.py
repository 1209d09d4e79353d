# Exceptions raised inside protocol methods pass through builtins unchanged.
class Boom(Exception):
    pass


def raiser(name):
    def method(self, *args):
        raise Boom(name)

    return method


NAMES = "repr str format bytes hash bool len length_hint getitem setitem delitem contains iter next reversed call int float index abs neg add radd iadd eq lt enter exit get getattr setattr delattr dir round trunc floor ceil divmod pow missing instancecheck".split()
Everything = type("Everything", (), {f"__{n}__": raiser(n) for n in NAMES})
IterOnly = type("IterOnly", (), {"__iter__": lambda self: self, "__next__": raiser("next")})
import math

x = Everything()
ACTIONS = {
    "repr": lambda: repr(x), "repr in list": lambda: repr([1, x]), "repr in dict": lambda: repr({1: x}), "str": lambda: str(x), "print": lambda: print(x), "f-string": lambda: f"{x}", "f-string r": lambda: f"{x!r}", "percent": lambda: "%s" % x, "format": lambda: "{}".format(x), "bytes": lambda: bytes(x),
    "hash": lambda: hash(x), "dict key": lambda: {x: 1}, "set": lambda: {x}, "in dict": lambda: x in {}, "hash tuple": lambda: hash((1, x)), "bool": lambda: bool(x), "if": lambda: 1 if x else 2, "not": lambda: not x, "and": lambda: x and 1, "all": lambda: all([x]), "any": lambda: any([x]), "filter": lambda: list(filter(None, [x])), "while": lambda: [0 for _ in [1] if x],
    "len": lambda: len(x), "getitem": lambda: x[0], "slice": lambda: x[1:2], "contains": lambda: 1 in x, "iter": lambda: iter(x), "for": lambda: [i for i in x], "list": lambda: list(x), "tuple": lambda: tuple(x), "set of": lambda: set(x), "dict of": lambda: dict(x), "sum": lambda: sum(x), "max": lambda: max(x), "sorted": lambda: sorted(x), "join": lambda: "".join(x), "star": lambda: print(*x), "unpack": lambda: (lambda a, b: 0)(*x), "zip": lambda: zip(x), "map": lambda: map(abs, x), "enumerate": lambda: enumerate(x), "extend": lambda: [].extend(x), "update": lambda: {}.update(x), "yield from": lambda: list((lambda: (yield from x))()),
    "next": lambda: next(IterOnly()), "for next": lambda: list(IterOnly()), "min next": lambda: min(IterOnly()), "join next": lambda: "".join(IterOnly()), "dict next": lambda: dict(IterOnly()), "zip next": lambda: list(zip([1], IterOnly())), "in next": lambda: 1 in IterOnly(), "unpack next": lambda: [a for a, b in [IterOnly()]], "any next": lambda: any(IterOnly()), "bytes next": lambda: bytes(IterOnly()),
    "reversed": lambda: reversed(x), "call": lambda: x(), "map call": lambda: list(map(x, [1])), "sort key": lambda: sorted([1, 2], key=x), "int": lambda: int(x), "float": lambda: float(x), "index": lambda: [1][x], "range": lambda: range(x), "hex": lambda: hex(x), "abs": lambda: abs(x), "neg": lambda: -x, "add": lambda: x + 1, "radd": lambda: 1 + x, "sum items": lambda: sum([x]), "eq": lambda: x == 1, "ne": lambda: x != 1, "list eq": lambda: [x] == [1], "in list": lambda: 1 in [x], "index of": lambda: [x].index(1), "count": lambda: [x].count(1), "remove": lambda: [x].remove(1), "lt": lambda: x < 1, "sort": lambda: sorted([x, x]), "max items": lambda: max([x, x]), "tuple lt": lambda: (x,) < (1,),
    "with": lambda: x.__enter__(), "getattr": lambda: x.missing, "getattr default": lambda: getattr(x, "missing", 5), "hasattr": lambda: hasattr(x, "missing"), "setattr": lambda: setattr(x, "a", 1), "delattr": lambda: delattr(x, "a"), "dir": lambda: dir(x), "round": lambda: round(x), "trunc": lambda: math.trunc(x), "floor": lambda: math.floor(x), "ceil": lambda: math.ceil(x), "divmod": lambda: divmod(x, 1), "pow": lambda: pow(x, 2), "sqrt": lambda: math.sqrt(x), "sep": lambda: print(1, 2, sep=x),
}
for name, action in ACTIONS.items():
    try:
        result = action()
        print(name, "->", type(result).__name__, result if type(result) in (int, bool, list, tuple) else "")
    except Boom as e:
        print(name, "-> Boom", e)
    except Exception as e:
        print(name, "->", type(e).__name__, e)
try:
    x += 1
except Boom as e:
    print("iadd", e)
try:
    with x:
        pass
except Boom as e:
    print("with", e)
try:
    a, b = x
except Boom as e:
    print("unpack", e)
try:
    for i in x:
        pass
except Boom as e:
    print("for", e)
