# int() of texts, floats and objects.
def attempt(*arguments, **keywords):
    try:
        print(arguments, keywords, repr(int(*arguments, **keywords)))
    except Exception as error:
        print(arguments, keywords, type(error).__name__, error)


for text in ("0", "1", "-1", "+7", "  42  ", "\t9\n", "007", "1_000", "1__0", "_1", "1_", "", " ", "-", "+-1"):
    attempt(text)
for text in ("12a", "1.5", "1e5", "0x10", "0b11", "\u0663\u0664", "\uff11", "\u00bd", "1\x002", "- 1", "inf"):
    attempt(text)
for text, base in (("ff", 16), ("0xff", 16), ("0XFF", 0), ("0b101", 0), ("0o17", 0), ("0b101", 2)):
    attempt(text, base)
for text, base in (("z", 36), ("Z", 36), ("10", 36), ("12", 2), ("0b12", 2), ("0", 0), ("00", 0), ("01", 0)):
    attempt(text, base)
for text, base in (("8", 8), ("0x1", 8), ("0_x1", 16), ("0x_1", 16), ("-0x1f", 0), ("9" * 25, 10), ("f" * 33, 16)):
    attempt(text, base)
attempt("10", 1)
attempt("10", 37)
attempt("10", -2)
attempt("10", base=3)
attempt("10", 2.0)
attempt("10", 2**70)
attempt(10, 2)
attempt(base=10)
attempt(b"12")
attempt(b"0x1f", 16)
attempt(b"1\xff")
attempt()
for value in (1.9, -1.9, 0.5, -0.0, 1e15, 1e16, 2.0**47, 2.0**63, -(2.0**63), 1e22, 1e300):
    attempt(value)
for value in (float("nan"), float("inf"), -float("inf"), None, [], "x" * 60, (), True, object):
    attempt(value)


class Index:
    def __index__(self):
        return 11


class Int:
    def __int__(self):
        return 12


class Trunc:
    def __trunc__(self):
        return 13


class BadInt:
    def __int__(self):
        return "14"


for kind in (Index, Int, BadInt):
    try:
        print(kind.__name__, int(kind()))
    except Exception as error:
        print(kind.__name__, type(error).__name__, error)
for text in (str(2**47), str(-(2**63)), str(2**64), str(2**127), str(-(2**128)), "1" + "0" * 60):
    print(int(text), int(text) == int(float(text)) if len(text) < 16 else None)
