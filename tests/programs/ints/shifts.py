# << and >> are arithmetic and never lose bits to a width.
def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


left = lambda a, b: a << b
right = lambda a, b: a >> b

for x in (0, 1, -1, 5, -5, 2**46, 2**47 - 1, -(2**47), 2**63 - 1, -(2**63), 2**64, 2**127, -(2**128)):
    for count in (0, 1, 2, 15, 16, 31, 32, 46, 47, 48, 62, 63, 64, 65, 127, 128, 129, 300):
        print(x, count, x << count, x >> count, (x << count) >> count == x)

for x in (1, -1, 2**100):
    attempt(left, x, -1)
    attempt(right, x, -1)
    attempt(right, x, 2**70)
attempt(left, 0, 2**70)
attempt(left, 0, 2**62)
attempt(left, 1, 2**70)
attempt(right, 12345, 10**30)
attempt(right, -12345, 10**30)
attempt(left, 1, 2.0)
attempt(left, 1.0, 2)
attempt(right, 1, "2")
attempt(left, True, True)
attempt(right, True, False)

x = 1
for _ in range(5):
    x <<= 30
    print(x)
for _ in range(7):
    x >>= 25
    print(x)
x = -1
x >>= 1000
print(x)
x <<= 100
print(x, x >> 99, x >> 100, x >> 101)

# Rounding towards minus infinity.
print([n >> 1 for n in range(-6, 7)])
print([n >> 2 for n in range(-6, 7)])
print([(n >> 1) == n // 2 for n in (-(2**65) + 1, 2**65 + 1, -3, 3)])
