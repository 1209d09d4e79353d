# __repr__, __str__, __format__, __bytes__, __int__ and other conversions.
class Everything:
    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"

    def __format__(self, spec):
        return f"format({spec})"

    def __bytes__(self):
        return b"bytes"

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 8

    def __bool__(self):
        return False

    def __hash__(self):
        return 99

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __round__(self, n=None):
        return f"round {n}"

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __len__(self):
        return 3

    def __divmod__(self, other):
        return "divmod"

    def __rdivmod__(self, other):
        return "rdivmod"

    def __dir__(self):
        return ["z", "a"]


import math
import operator

e = Everything()
print(e, [e], str(e), repr(e), f"{e}", f"{e!r}", f"{e:spec}", format(e, "x"), format(e), "{0:y} {0!s} {0}".format(e), "%s %r" % (e, e))
print(bytes(e), int(e), float(e), operator.index(e), bool(e), hash(e), abs(e), -e, +e, ~e, round(e), round(e, 2), math.trunc(e), math.floor(e), math.ceil(e), len(e), divmod(e, 1), divmod(1, e), dir(e))


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class OnlyStr:
    def __str__(self):
        return "only str"


class Nothing:
    pass


print(str(OnlyRepr()), f"{OnlyRepr()}", str(OnlyStr()), repr(OnlyStr()).split(" at ")[0], str(Nothing()).split(" at ")[0], f"{OnlyStr():}", format(OnlyRepr(), ""))
for action in (lambda: f"{Nothing():>5}", lambda: format(Nothing(), "d"), lambda: int(Nothing()), lambda: float(Nothing()), lambda: bytes(Nothing()), lambda: abs(Nothing()), lambda: round(Nothing()), lambda: math.floor(Nothing()), lambda: math.trunc(Nothing()), lambda: operator.index(Nothing()), lambda: len(Nothing()), lambda: -Nothing()):
    try:
        print(action())
    except TypeError as error:
        print(error)


def returning(**members):
    return type("R", (), {f"__{k}__": (lambda v: lambda self, *a: v)(v) for k, v in members.items()})()


for action in (
    lambda: str(returning(str=5)),
    lambda: repr(returning(repr=None)),
    lambda: format(returning(format=5), ""),
    lambda: bytes(returning(bytes="x")),
    lambda: int(returning(int="5")),
    lambda: float(returning(float=5)),
    lambda: operator.index(returning(index=5.0)),
    lambda: bool(returning(bool=1)),
    lambda: hash(returning(hash="x")),
    lambda: len(returning(len="x")),
    lambda: dir(returning(dir=5)),
    lambda: iter(returning(iter=5)),
    lambda: next(returning(next=5)),
    lambda: 5 in returning(contains=[]),
    lambda: reversed(returning(reversed=5)),
    lambda: hash(returning(hash=2**61)),
    lambda: isinstance(returning(index=3), int),
):
    try:
        print(repr(action()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
