# range as a sequence: indexing, slicing, membership, equality, huge bounds.
RANGES = [range(0), range(5), range(2, 8), range(0, 20, 3), range(10, 0, -1), range(10, 0, -3), range(-5, 5, 2), range(5, 5), range(5, 1), range(1, 5, -1)]
for r in RANGES:
    print(r, len(r), list(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), r[::-1], sum(r), 3 in r)
    print("  ", r[1:], r[:-1], r[::2], r[-2:], r[5:1:-1], r[:0], list(r[1:4]), r[:] == r)
    for index in (0, -1, 2, 50, -50):
        try:
            print("  ", index, r[index])
        except IndexError as error:
            print("  ", index, error)
    for value in (0, 4, 7, -5, "x", 4.0, 4.5, True, None):
        print("  ", value, value in r, r.count(value), end=" ")
        try:
            print(r.index(value))
        except ValueError as error:
            print(error)

print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == range(0, 3), range(3) != range(4), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3, 1)))
print(repr(range(1, 2)), repr(range(1, 2, 3)), str(range(7)), f"{range(2)}", [range(3)], {range(3): "key"}[range(0, 3)])
huge = range(-(10**30), 10**30, 10**10)
print(huge, huge[0], huge[-1], huge[10**19], huge[5:7], 10**30 in huge, 10**20 in huge, 5 in huge, huge.index(-(10**30) + 10**11), huge.count(0), huge[::-1][0])
try:
    print(len(huge))
except OverflowError as error:
    print(error)
print(len(range(2**63 - 1)), range(2**64)[2**63], range(2**70, 2**70 + 3), list(range(2**70, 2**70 + 3)), list(range(2**63 - 2, 2**63 + 2)), list(range(-(2**63) - 1, -(2**63) + 2)))
print(list(range(2**47 - 2, 2**47 + 2)), list(range(2**47 + 1, 2**47 - 2, -1)), list(range(0, 2**65, 2**63)), list(range(2**64, 0, -(2**63))))
for arguments in ((), (1, 2, 0), (1.0,), ("a",), (1, None), (1, 2, 3, 4), (1, 2.5), (None,)):
    try:
        print(range(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for action in (lambda: range(3)["a"], lambda: setattr(range(3), "start", 1), lambda: range(3) + range(3), lambda: range(3) < range(4), lambda: range(3).append, lambda: range(5)[::0], lambda: range(stop=3), lambda: range(3).index()):
    try:
        print(action())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
print(max(range(5)), min(range(5, 1, -1)), sorted(range(5, 0, -1)), tuple(range(3)), set(range(3)) == {0, 1, 2}, [*range(2)], dict.fromkeys(range(2)), "".join(map(str, range(10))))
try:

    class Sub(range):
        pass

except TypeError as error:
    print(error)
