# Products that land just below, on and just above representation boundaries.
def near(value):
    return [value - 1, value, value + 1]


roots = []
for bits in (15, 16, 23, 24, 31, 32, 47, 48, 63, 64, 95, 128):
    roots += near(1 << bits)

for x in roots:
    print(x, x * x, x * -x, -x * -x)
    print("  by small", x * 0, x * 1, x * -1, x * 2, x * 3, x * 10, x * 255)

for x in roots[::5]:
    for y in roots[::4]:
        product = x * y
        print(product, product // x == y, product % y, -product // y == -x)

# Factors of the Fermat and Mersenne numbers at the edges.
print(641 * 6700417 == 2**32 + 1, 274177 * 67280421310721 == 2**64 + 1)
print(59649589127497217 * 5704689200685129054721 == 2**128 + 1)
print(3037000499 * 3037000499, 3037000500 * 3037000500)
print(4294967295 * 4294967297, 11863283 * 11863283)
print(-(2**63) * -1, -(2**47) * -1, -(2**127) * -1, -(2**31) * -1)

factorial = 1
for n in range(1, 45):
    factorial *= n
    print(n, factorial)
for n in range(44, 0, -1):
    factorial //= n
print(factorial)

power = 1
for _ in range(90):
    power *= -7
print(power)
print(12345678901234567890 * 98765432109876543210)
print((10**40 + 7) * (10**40 - 7), (10**50) * (10**60) == 10**110)
