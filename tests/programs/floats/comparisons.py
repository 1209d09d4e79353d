# Ordering with NaN, infinities, signed zeros, ints of any size.
NAN, INF = float("nan"), float("inf")
VALUES = [NAN, -INF, -1e308, -1.0, -5e-324, -0.0, 0.0, 5e-324, 1.0, 1.0000000000000002, 1e308, INF]


def relations(x, y):
    return "".join("T" if r else "F" for r in (x < y, x <= y, x == y, x != y, x > y, x >= y))


for x in VALUES:
    print(x, [relations(x, y) for y in VALUES])

INTS = [0, 1, -1, 2**47, 2**53, 2**53 + 1, -(2**53) - 1, 2**63, 2**64 - 1, 10**308, 10**309, -(10**400), True]
DOUBLES = [0.0, 1.0, -1.0, 2.0**47, 2.0**53, 2.0**53 + 2, 2.0**63, 2.0**64, 1e308, INF, -INF, NAN, 0.5]
for x in INTS:
    print(str(x)[:30], [relations(x, y) for y in DOUBLES])
    print(str(x)[:30], [relations(y, x) for y in DOUBLES])

print(NAN == NAN, NAN != NAN, NAN is NAN, [NAN] == [NAN], NAN in [NAN], [NAN].count(NAN), (NAN,) == (NAN,))
print(0.0 == -0.0, hash(0.0) == hash(-0.0), {0.0: "z"}[-0.0], 0.1 + 0.2 == 0.3, 0.5 == 1 / 2)
print(max(1.0, NAN), max(NAN, 1.0), min(1.0, NAN), min(NAN, 1.0), max(-0.0, 0.0), max(0.0, -0.0))
print(sorted([3.0, 1, 2.5, -INF, True, 10**20, INF]), sorted([0.0, -0.0, False]), sorted([-0.0, 0, 0.0]))
print(1.0 < 2 < 2.5 < 3, 1 < 1.0, 1.5 > True, INF > 10**1000, -INF < -(10**1000))
for operation in (lambda: 1.0 < "a", lambda: 1.0 >= None, lambda: 1.5 > [1], lambda: "x" < 1.5):
    try:
        print(operation())
    except TypeError as error:
        print(error)
print(1.0 == "1.0", 1.0 != None)


def branch(x, y):
    if x < y:
        return "less"
    if x > y:
        return "greater"
    if x == y:
        return "equal"
    return "unordered"


print([branch(x, y) for x in (NAN, 1.0, INF) for y in (NAN, 1.0, 2, -INF)])
