# Every function of operator that mirrors an operator.
import operator

BINARY = [n for n in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor matmul lt le eq ne ge gt is_ is_not concat contains countOf indexOf".split()]
PAIRS = [(7, 2), (-7, 2), (2.5, 0.5), (True, 3), ("ab", "b"), ("ab", 2), ([1, 2, 1], [1]), ([1, 2, 1], 1), ((1, 2), (3,)), ({1, 2}, {2, 3}), (2**70, 3), (5, 0), (None, None), ({"a": 1}, "a"), ({"a": 1}, {"b": 2}), (b"ab", b"b"), (range(3), 1), (1, "x")]
for name in BINARY:
    function = getattr(operator, name)
    for a, b in PAIRS:
        try:
            result = function(a, b)
            print(name, a, b, sorted(result) if isinstance(result, set) else result)
        except Exception as e:
            print(name, a, b, type(e).__name__, e)
for name in "neg pos invert inv not_ truth abs index length_hint".split():
    function = getattr(operator, name)
    for x in (5, -5, 0, 2.5, 2**65, "", "ab", [], [1], None):
        try:
            print(name, x, function(x))
        except Exception as e:
            print(name, x, type(e).__name__, e)
for name in "iadd isub imul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor iconcat imatmul".split():
    function = getattr(operator, name)
    for a, b in ((7, 2), (2.5, 2), ([1], [2]), ("a", "b"), ((1,), (2,)), ([1], 2), ({1}, {2}), (1, "x")):
        a = a.copy() if isinstance(a, (list, set)) else a
        try:
            result = function(a, b)
            print(name, result, result is a if isinstance(a, (list, set)) else "-")
        except Exception as e:
            print(name, type(e).__name__, e)
items = [1, 2, 3]
print(operator.getitem(items, 0), operator.setitem(items, 0, 9), operator.delitem(items, 1), items, operator.getitem("abc", slice(1, None)), operator.length_hint(iter(items)), operator.length_hint(5, 7), operator.call(max, 1, 5, key=lambda v: -v), operator.__add__(1, 2), operator.__lt__ is operator.lt)


class Both:
    def __index__(self):
        return 3

    def __length_hint__(self):
        return 11

    def __matmul__(self, other):
        return ("matmul", other)

    def __imatmul__(self, other):
        return ("imatmul", other)


print(operator.index(Both()), operator.length_hint(Both()), operator.matmul(Both(), 1), operator.imatmul(Both(), 2), operator.add.__name__, repr(operator.add), operator.add.__module__)
for f in (lambda: operator.add(1), lambda: operator.add(1, 2, 3), lambda: operator.neg(), lambda: operator.index(1.5), lambda: operator.length_hint(5, "x"), lambda: operator.length_hint(Both, 1), lambda: operator.call(), lambda: operator.call(5), lambda: operator.getitem([], "x"), lambda: operator.getitem({}, 1), lambda: operator.setitem((), 0, 1), lambda: operator.countOf(5, 1), lambda: operator.indexOf([1], 2), lambda: operator.contains(5, 1), lambda: operator.concat(1, 2), lambda: operator.iconcat([1], 5), lambda: operator.add(x=1, y=2), lambda: operator.nothing):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
