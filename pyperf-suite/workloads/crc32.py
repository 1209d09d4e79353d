"""The CRC-32 of n bytes, by a table of 256 entries.

Sarwate's algorithm (Communications of the ACM 31, 1988) for the polynomial of IEEE
802.3. Iteration over bytes, indexing of a list, shifts and xors.
"""

from lcg import integers

POLYNOMIAL = 0xEDB88320
MASK = 0xFFFFFFFF


def make_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ POLYNOMIAL if value & 1 else value >> 1
        table.append(value)
    return table


def crc32(table, data):
    crc = MASK
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ MASK


def run(n):
    table = make_table()
    block = bytes(integers(53, 4096, 256))
    crc = 0
    for start in range(0, n, len(block)):
        crc = (crc * 31 + crc32(table, block[: n - start])) & MASK
    return crc, crc32(table, b"123456789")


if __name__ == "__main__":
    import harness

    harness.main(run)
