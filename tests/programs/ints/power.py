# ** with every mix of signs and sizes.
def attempt(base, exponent):
    try:
        print(base, exponent, repr(base**exponent))
    except (ZeroDivisionError, OverflowError, TypeError) as error:
        print(base, exponent, type(error).__name__, error)


for base in (0, 1, -1, 2, -2, 3, 7, -10):
    for exponent in (0, 1, 2, 3, 5, 8, 31, 63, 64):
        attempt(base, exponent)
    for exponent in (-1, -2, -3, -10):
        attempt(base, exponent)

for base in (2**16, 2**24, 2**32 - 1, -(2**47), 2**63, 2**64 + 1, 10**20):
    for exponent in (0, 1, 2, 3, 4, -1):
        attempt(base, exponent)

# Around the boundary of each width.
for exponent in (46, 47, 48, 61, 62, 63, 64, 126, 127, 128, 129):
    print(exponent, 2**exponent, (-2) ** exponent, -(2**exponent))
print(3**40, 3**41, 3**80, 3**81, 10**18, 10**19, 10**38, 10**39)
print(15**16, 16**16, 255**8, 256**8)

attempt(2, -1074)
attempt(2, -1075)
attempt(10, -400)
attempt(10**400, -1)
attempt(-3, -3)
attempt(True, 5)
attempt(False, 0)
attempt(False, -1)

# Unary minus binds less tightly than ** on its left, more on its right.
print(-(2**2), (-2) ** 2, 2**-1, -(2**-2), 2**3**2, (2**3) ** 2)
x = 3
x **= 4
print(x)
x **= 20
print(x)
x **= -1
print(x)
x **= 0
print(x)
print(len(str(7**1000)), str(7**1000)[:20], str(7**1000)[-20:])
