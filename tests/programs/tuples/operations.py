# tuple: construction, indexing, slicing, concatenation, comparison, methods.
print((), (1,), (1, 2), ((),), (1, (2, (3,))), tuple(), tuple("ab"), tuple([1, 2]), tuple({"k": 1}), tuple(x * x for x in range(4)))
t = (10, 20, 30, 40, 50)
for index in (0, 4, -1, -5, 5, -6):
    try:
        print(t[index])
    except IndexError as error:
        print(error)
print(t[1:3], t[:-1], t[::2], t[::-1], t[10:], t[3:1], t[-2:], t[:] is t, t[0:5] == t)
print(t + (60,), t * 2, 2 * t, t * 0, t * -1, () + (), (1,) * 3, (None,) * 2)
print(20 in t, 99 in t, t.index(30), t.count(10), t.index(40, 2), t.index(40, 1, -1), len(t), sum(t), max(t), min(t))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (1,), (2,) > (1, 99), (1, "a") == (1, "a"), (1, 2) == [1, 2], (1, 2) != (1, 2), (1.0, True) == (1, 1))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), {(1, "a"): "v"}[(1.0, "a")], (1, 2) in {(1, 2)}, hash((1, (2,))) == hash((1, (2,))))
for operation in (
    lambda: t.index(99),
    lambda: t.index(10, 1),
    lambda: t.index(),
    lambda: t.count(),
    lambda: t + [1],
    lambda: t + 1,
    lambda: [1] + t,
    lambda: t * 1.5,
    lambda: t < [1],
    lambda: (1, "a") < (1, 2),
    lambda: t["x"],
    lambda: t.append(1),
    lambda: hash((1, [])),
    lambda: tuple(5),
    lambda: tuple(1, 2),
    lambda: tuple(sequence=[1]),
    lambda: t.index(1, 2, 3, 4),
):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)

mutable = ([1], [2])
mutable[0].append(9)
try:
    mutable[1] += [3]
except TypeError as error:
    print(error)
print(mutable)
x = y = (1, 2)
x += (3,)
print(x, y)
x *= 2
print(x, y)
a = (1, 2, 3)
first, *rest = a
print(first, rest, *a, sep="-")
print(list(zip(a, a[1:])), sorted([(2, "b"), (1, "z"), (2, "a")]), max((1, 5), (1, 4, 9)), dict([(1, 2), (3, 4)]), any(a), all(()))
nested = (1, [2, 3], {"k": (4,)}, "s", None, 1.5, b"b", {5})
print(nested, repr(nested) == str(nested), f"{nested}", "%s" % (nested,))
