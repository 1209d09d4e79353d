# & | ^ ~ behave as on infinite two's complement.
VALUES = [0, 1, -1, 2, -2, 255, -256, 2**31, -(2**31), 2**47 - 1, 2**47, -(2**47), -(2**47) - 1]
VALUES += [2**63 - 1, 2**63, -(2**63), 2**64 - 1, 2**64, -(2**64), 2**127, -(2**127), 2**128 - 1]
VALUES += [0x0123456789ABCDEF, -0x0123456789ABCDEF0123456789ABCDEF, 0xAAAA << 120]

for x in VALUES:
    print(x, ~x, ~~x == x, x & x == x, x ^ x)
    print("  and", [x & y for y in VALUES])
    print("  or ", [x | y for y in VALUES])
    print("  xor", [x ^ y for y in VALUES])

# Masks as used by hash functions and generators.
MASK64 = 2**64 - 1
state = 0x9E3779B97F4A7C15
for _ in range(5):
    state ^= (state << 13) & MASK64
    state ^= state >> 7
    state ^= (state << 17) & MASK64
    print(state, hex(state), state & 0xFF)

hash_value = 0xCBF29CE484222325
for byte in b"differential":
    hash_value = ((hash_value ^ byte) * 0x100000001B3) & MASK64
print(hex(hash_value))

x = 0b1010
x |= 0b0101
x &= ~0b0001
x ^= 1 << 70
print(x, bin(x), f"{x:b}")

for a in (True, False):
    for b in (True, False):
        print(a & b, a | b, a ^ b, a & int(b), int(a) | b, int(a) ^ b)
print(True & 3, 2 | True, True ^ 1)

for operation in (lambda: 1 & 1.0, lambda: 1 | "a", lambda: None ^ 1, lambda: ~1.5, lambda: "a" & 1):
    try:
        print(operation())
    except TypeError as error:
        print(error)
