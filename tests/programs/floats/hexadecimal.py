# float.hex and float.fromhex.
VALUES = [0.0, -0.0, 1.0, -1.0, 0.1, 1 / 3, 255.0, 1e308, 1.7976931348623157e308, 2.2250738585072014e-308]
VALUES += [5e-324, 1e-310, 3.141592653589793, 0.5, 2.0**-1022, float("inf"), float("-inf"), float("nan")]
for x in VALUES:
    text = x.hex()
    print(x, text, float.fromhex(text) == x, float.fromhex("  " + text.upper() + "\n"))

TEXTS = ["0x1p0", "1p0", "0x1", "1", "0x.8", "0x8.", "0x1.8p1", "0x1.8P+1", "-0x1p-1", "+0xAp3", "inf", "-Infinity", "nan", "-nan"]
TEXTS += ["0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fp1023", "0x0p99999"]
TEXTS += ["0x1.00000000000008p0", "0x1.000000000000081p0", "0x1.00000000000018p0", "0x123456789abcdef123", "0x1p1024"]
TEXTS += ["", " ", "0x", "p1", "0x1p", "0x1p+", "1.5.5", "0x1g", "0x1 p1", "x1", "in", "0x1p99999999999999999999", "0x" + "f" * 300]
for text in TEXTS:
    try:
        print(repr(text[:30]), repr(float.fromhex(text)))
    except (ValueError, OverflowError) as error:
        print(repr(text[:30]), type(error).__name__, error)


class F(float):
    def __new__(cls, value):
        print("new", value)
        return super().__new__(cls, value)


result = F.fromhex("0x1.8p0")
print(type(result), result)
for operation in (lambda: float.fromhex(1.0), lambda: float.hex(1), lambda: (1.0).hex(1), lambda: float.fromhex()):
    try:
        print(operation())
    except TypeError as error:
        print(error)

# as_integer_ratio is exact.
for x in VALUES:
    try:
        n, d = x.as_integer_ratio()
        print(x, n, d, n / d == x)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
