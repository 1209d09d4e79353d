# Every operation on every pair of kinds of operands, as operators, methods and in place.
def show(f):
    try:
        result = f()
    except Exception as e:
        print(type(e).__name__, e)
        return
    if isinstance(result, (set, frozenset)):
        print(type(result).__name__, sorted(result))
    else:
        print(result)


class Sub(set):
    pass


class FrozenSub(frozenset):
    pass


def in_place(operator, x, y):
    copy = set(x)
    if operator == "|":
        copy |= y
    elif operator == "&":
        copy &= y
    elif operator == "-":
        copy -= y
    else:
        copy ^= y
    return copy


operands = [
    {1, 2, 3, 4}, {3, 4, 5}, frozenset([4, 6]), set(), Sub([1, 9]), FrozenSub([2, 4]),
    {1: 1, 4: 2}.keys(), [3, 3, 8], {1: 2, 9: 3}, range(40), (3, 4), "ab", 5, [[]],
]
for x in operands[:6]:
    for y in operands:
        show(lambda: x | y)
        show(lambda: x & y)
        show(lambda: x - y)
        show(lambda: x ^ y)
        show(lambda: y | x)
        show(lambda: y & x)
        show(lambda: y - x)
        show(lambda: y ^ x)
        show(lambda: x <= y)
        show(lambda: x < y)
        show(lambda: (x == y, x != y, y == x))
        for method in (
            "union", "intersection", "difference", "symmetric_difference", "isdisjoint",
            "issubset", "issuperset",
        ):
            if y == "ab":
                break
            show(lambda: getattr(x, method)(y))
        for operator in "|&-^":
            show(lambda: in_place(operator, x, y))
    show(lambda: x.union())
    show(lambda: x.union([7], (8,)))
    show(lambda: x.intersection())
    show(lambda: x.intersection([1, 2, 4], {4}))
    show(lambda: x.difference())
    show(lambda: x.difference([1], {4}))
    show(lambda: x.copy())

s = {1, frozenset([5])}
print({5} in s, frozenset([5]) in s, {1} in s)
s.discard({7})
s.remove({5})
print(s)
for f in (
    lambda: s.remove({5}), lambda: s.remove(9), lambda: s.remove([]), lambda: s.discard([]),
    lambda: s.add([]), lambda: s.add(), lambda: [] in s, lambda: set().pop(), lambda: s.pop(1),
    lambda: set(1, 2), lambda: set(a=1), lambda: frozenset(a=1), lambda: frozenset(1, 2),
    lambda: Sub(1, 2), lambda: Sub(a=1), lambda: FrozenSub(a=1), lambda: {[]}, lambda: hash(s),
    lambda: s.__init__([5]), lambda: s,
):
    show(f)
x = frozenset([1])
print(frozenset(x) is x, x.copy() is x, hash(frozenset()), hash(frozenset([1, 2, 3])))
same = {1, 2, 3}
same -= same
print(same)
same = {1, 2, 3}
same ^= same
print(same)
