# / is correctly rounded whatever the sizes of its operands.
def attempt(x, y):
    try:
        print(x, y, repr(x / y))
    except (ZeroDivisionError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)


for x in (0, 1, -1, 2, 7, -7, 10, 2**47, 2**53 + 1, 2**63, -(2**64), 10**20):
    for y in (1, -1, 2, 3, -3, 7, 10, 2**31, 2**53 - 1, 2**63 - 1, 10**25):
        attempt(x, y)

attempt(10**400, 10**399)
attempt(10**400, 3)
attempt(-(10**400), 3)
attempt(3, 10**400)
attempt(1, 2**1074)
attempt(1, 2**1075)
attempt(3, 2**1076)
attempt(2**1024, 1)
attempt(2**1024 - 1, 1)
attempt(2**1024 - 2**970, 1)
attempt(2**1024 - 2**970 - 1, 1)
attempt(2**1100, 2**100)
attempt(True, 2)
attempt(5, 0)
attempt(5, False)
attempt(5, "2")
attempt(0, 10**1000)

# Ties to even at the 53rd bit.
for extra in range(8):
    print((2**56 + extra) / 1, (2**56 + extra) / 2**3, float(2**56 + extra))

for x in (2**53, 2**53 + 1, 2**53 + 2, 2**53 + 3, 2**63 - 1, 2**64 - 1, 10**23, 10**22, -(10**23)):
    print(x, float(x), int(float(x)) == x, float(x).as_integer_ratio())
for x in (10**308, 10**309, 2**1024, -(2**1024), 2**1024 - 2**969):
    try:
        print(float(x))
    except OverflowError as error:
        print(error)

for operation in (lambda: 10**400 + 1.0, lambda: 1.5 * 10**400, lambda: 10**400 - 0.5, lambda: 10**400 // 1.0):
    try:
        print(operation())
    except OverflowError as error:
        print(error)
x = 7
x /= 2
print(x)
