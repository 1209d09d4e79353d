# Bit operations, and operators in place.
def bits(n):
    n ^= n << 13
    n &= 0xFFFF
    n |= n >> 7
    n += 1
    return ~n


bits(77)
