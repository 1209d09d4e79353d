# Ordering of ints among themselves and against floats, to the last bit.
VALUES = [0, 1, -1, 2**47 - 1, 2**47, -(2**47), 2**53, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), 2**64]
VALUES += [2**127, -(2**128), 10**30, True, False]

for x in VALUES:
    print(x, [x < y for y in VALUES].count(True), [x <= y for y in VALUES].count(True))
    print("  ", "".join("<" if x < y else ">" if x > y else "=" for y in VALUES))
    print("  ", "".join("=" if x == y else "!" for y in VALUES))

FLOATS = [0.0, -0.0, 1.0, 0.5, 2.0**53, 2.0**53 + 2, 2.0**63, 2.0**64, -(2.0**63), 1e30, -1e300]
FLOATS += [float("inf"), float("-inf"), float("nan"), 140737488355328.0, 140737488355327.5]
for x in VALUES:
    print(x, "".join("<" if x < y else ">" if x > y else "=" if x == y else "?" for y in FLOATS))
    print(x, "".join(">" if y < x else "<" if y > x else "=" if y == x else "?" for y in FLOATS))
    print(x, "".join("LE"[x >= y] + "le"[x <= y] + "nN"[x != y] for y in FLOATS))

print(2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 2**53 + 1 > float(2**53))
print(10**400 > float("inf"), 10**400 < float("inf"), -(10**400) < float("-inf"))
print(10**400 > 1e308, -(10**400) < -1e308, 10**400 == float("nan"))

print(1 == "1", 1 != "1", 1 == None, (1 < 2) < 2, 1 < 2 < 3 < 2, 1 == 1.0 == True)
for operation in (lambda: 1 < "1", lambda: 1 >= None, lambda: [] > 1, lambda: 1 <= (1,)):
    try:
        print(operation())
    except TypeError as error:
        print(error)

big = 2**200
same = 2**200
print(big == same, big <= same, big != same, big is big, sorted([big, 1, -big, 0, same - 1]) == [-big, 0, 1, same - 1, big])
print(max(VALUES), min(VALUES), sorted(VALUES))
