# Hashes of numbers are reduced modulo 2**61 - 1 and agree across types.
P = 2**61 - 1
print(hash(0), hash(1), hash(-1), hash(-2), hash(P), hash(P - 1), hash(P + 1), hash(-P), hash(2 * P))
for bits in (46, 47, 48, 60, 61, 62, 63, 64, 65, 121, 122, 123, 127, 128, 129, 200, 1000):
    for x in ((1 << bits) - 1, 1 << bits, (1 << bits) + 1):
        print(bits, hash(x), hash(-x), hash(x) == x % P or x % P == 0)

for x in (0, 1, -1, 2**40, 2**52, 2**60, 2**61, 2**62, 2**100, -(2**70), 10**15):
    print(x, hash(x) == hash(float(x)), hash(float(x)))
for x in (0.5, 0.1, -0.25, 1e300, 5e-324, 3.14159, float("inf"), float("-inf"), 2.5e-10, 1e16, -0.0):
    print(x, hash(x))
print(hash(True), hash(False), hash(True) == hash(1) == hash(1.0))
print(hash(None) == hash(None), hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((0.5, -1)))
print(hash(range(0)), hash(range(3)) == hash(range(0, 3, 1)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)))

table = {1: "int", 2**64: "big", 0.5: "half"}
print(table[1.0], table[True], table[2.0**64], table[0.5], 2.0**64 in table, False in table)
table[True] = "bool"
print(table)
print(sorted({0, 0.0, -0.0, False, 1, 1.0, True, 2**70, 2.0**70}))
print(len({(0, 1), (0.0, True), (False, 1.0)}))


class Number(int):
    pass


class Custom:
    def __hash__(self):
        return 2**64 + 5


class Negative:
    def __hash__(self):
        return -1


class Wrong:
    def __hash__(self):
        return "text"


print(hash(Number(2**65)), hash(Custom()), hash(Negative()))
for value in (Wrong(), [], {}, set(), slice(1), (1, []), {1: 2}.keys()):
    try:
        hash(value)
        print("hashable", type(value).__name__)
    except TypeError as error:
        print(error)
