# int.to_bytes and int.from_bytes.
def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


for x in (0, 1, 255, 256, 65535, 2**31, 2**47, 2**63, 2**64 - 1, 2**127, 2**128 - 1, 10**30):
    length = max(1, (x.bit_length() + 7) // 8)
    for order in ("big", "little"):
        data = x.to_bytes(length, order)
        print(x, order, data, int.from_bytes(data, order) == x)
        wide = x.to_bytes(length + 3, order)
        print("  ", wide.hex(), int.from_bytes(wide, order) == x)
    for signed_value in (x, -x):
        data = signed_value.to_bytes(length + 1, "little", signed=True)
        print("  ", signed_value, data.hex(), int.from_bytes(data, "little", signed=True) == signed_value)

for x in (-1, -128, -129, 127, 128, -(2**63), -(2**127)):
    for length in (1, 2, 8, 16):
        attempt(x.to_bytes, length, "big", signed=True)

attempt((5).to_bytes)
attempt((256).to_bytes)
attempt((-1).to_bytes)
attempt((-1).to_bytes, 4)
attempt((0).to_bytes, 0)
attempt((1).to_bytes, 0)
attempt((1).to_bytes, -1)
attempt((1).to_bytes, 1, "middle")
attempt((1).to_bytes, length=2, byteorder="little")
attempt((1).to_bytes, "2")
attempt(int.from_bytes, b"")
attempt(int.from_bytes, b"\xff")
attempt(int.from_bytes, b"\xff", signed=True)
attempt(int.from_bytes, b"\x80\x00", "big", signed=True)
attempt(int.from_bytes, b"\x80\x00", "little", signed=True)
attempt(int.from_bytes, [1, 2, 3], "big")
attempt(int.from_bytes, (255, 0), "little")
attempt(int.from_bytes, [256], "big")
attempt(int.from_bytes, ["a"], "big")
attempt(int.from_bytes, "ab", "big")
attempt(int.from_bytes, 5, "big")
attempt(int.from_bytes, b"\x01", "sideways")
attempt(int.from_bytes)
attempt(bool.from_bytes, b"\x00", "big")
attempt(bool.from_bytes, b"\x07", "big")
print((1).to_bytes(*(3,), **{"byteorder": "big"}), True.to_bytes(2))
