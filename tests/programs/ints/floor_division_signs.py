# // and % round towards minus infinity and keep the divisor's sign.
def show(x, y):
    quotient, remainder = x // y, x % y
    ok = quotient * y + remainder == x and (remainder == 0 or (remainder < 0) == (y < 0))
    print(x, y, quotient, remainder, divmod(x, y), ok)


for x in (0, 1, 7, 8, 9, -1, -7, -8, -9):
    for y in (1, 2, 3, 8, -1, -2, -3, -8):
        show(x, y)

BIG = (2**31, 2**47 - 1, 2**47, 2**62, 2**63 - 1, 2**63, 2**64, 2**127, 2**128 + 1, 10**40)
for x in BIG:
    for y in (1, 3, 10, 2**32 + 1, 2**64 - 1, 10**25):
        show(x, y)
        show(-x, y)
        show(x, -y)
        show(-x, -y)

# The one quotient that overflows two's complement at each width.
for width in (31, 47, 63, 127):
    low = -(1 << width)
    print(low // -1, low % -1, divmod(low, -1))

for zero in (0, False):
    for x in (0, 1, -5, 2**70):
        for name, operation in (
            ("//", lambda a, b: a // b),
            ("%", lambda a, b: a % b),
            ("/", lambda a, b: a / b),
            ("divmod", divmod),
        ):
            try:
                print(operation(x, zero))
            except ZeroDivisionError as error:
                print(name, x, error)

x = -100
x //= 7
print(x)
x %= 6
print(x)
x = 2**100
x //= -3
print(x)
x %= -1000
print(x)
