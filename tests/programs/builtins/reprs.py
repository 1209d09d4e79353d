# repr of every kind of built-in object that has a deterministic one.
def gen():
    yield


class K:
    def m(self):
        pass

    class Inner:
        pass


VALUES = [None, True, ..., NotImplemented, 0, -1, 2**65, 1.0, -0.0, 1e100, "s", "it's", 'q"', "both'\"", "\n\\", b"b", b"\x00'", (), (1,), (1, 2), [], [[]], {}, {"a": [1]}, set(), {1}, frozenset(), frozenset({2}), range(3), range(1, 5, 2), slice(None), slice(1, "a", None)]
VALUES += [int, str, type, object, K, K.Inner, ValueError, len, print, abs, "".join.__class__, str.join, list.append, int.__add__, object.__init__, int.real, str.__len__, type(None), type(...), type(NotImplemented), type(gen), type(gen()), type(K().m), type(len), type([].append), type(int.real), type(str.join), type(int.__add__), type((1).__add__)]
VALUES += [ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), OSError(2, "m", "f"), StopIteration(3), SystemExit(), Exception([1], {2: 3}), {}.keys(), {"a": 1}.values(), {"a": 1}.items(), [1, [2, (3, {4: {5}})]], {None: None, (1, 2): [3]}, [True, False], [1.5, float("nan"), float("inf")]]
VALUES += [int | str, list[int], dict[str, list[int]], tuple[int, ...], type[int], int | None, list, list[list[K]], property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed]
for value in VALUES:
    print(repr(value), "|", str(value))
for value in (gen, gen(), K(), K().m, lambda: 0, iter([]), iter(()), iter(""), iter({}), iter(range(1)), zip(), map(str, []), filter(None, []), enumerate([]), reversed([]), (1).__add__, [].append, "".join, object(), property(), staticmethod(len), classmethod(len), (lambda: 0).__code__, {}.__len__, K.m, iter({1}), iter({}.items()), iter(int, 1)):
    text = repr(value)
    print(text.split(" at 0x")[0].split(" object at")[0])
import math
import sys
import operator
import itertools

print(math.__name__, sys, itertools, operator.itemgetter(1), operator.itemgetter(1, "a"), operator.attrgetter("a.b", "c"), operator.methodcaller("m", 1, k=2), math.sqrt, math.sin, operator.add, itertools.count(1, 2), itertools.count(5), itertools.repeat("a", 3), itertools.repeat(1), itertools.chain)
print(repr(repr("a")), ascii("\u00e9\n"), repr("\u00e9\u200b\U0001f600\ud800".encode("unicode_escape")), [repr(x) for x in ("a", b"a", 1)], repr([]) + str(()), "%r" % [1], f"{[1]!r}", str([str]), [None, ...], sys.maxsize, type(sys).__name__)


class Recursive:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return f"Recursive({self.items if len(self.items) != 1 else '...'})"


print(Recursive(), [Recursive()], {"r": Recursive()})
print(sys.version_info[:2], sys.version_info.major, type(sys.version_info).__name__, sys.float_info.max, sys.hash_info.width, sys.int_info.bits_per_digit, str(sys.flags).split("(")[0])
