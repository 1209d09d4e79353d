# float() of texts, ints and objects.
TEXTS = ["0", "1", "-1", "1.5", ".5", "5.", "1e5", "1E5", "1e+5", "1e-5", "  2.5\n", "1_000.5", "1_0e1_0", "inf", "-inf", "+Infinity"]
TEXTS += ["nan", "-nan", "NaN", "INFINITY", "infi", "1e400", "-1e400", "1e-400", "0.1e1", "00012.5", "1e0005"]
TEXTS += ["", " ", ".", "e5", "1e", "1e+", "1__0", "_1", "1_", "1_.5", "1._5", "0x10", "1.5.5", "1,5", "- 1", "1 2", "\u0661.\u0665", "1\x00", "\u00bd"]
TEXTS += ["2.2250738585072011e-308", "2.2250738585072012e-308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324"]
TEXTS += ["1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "9007199254740993", "9007199254740992.999"]
TEXTS += ["0.1000000000000000055511151231257827", "0." + "0" * 300 + "1", "1" + "0" * 300, "123456789" * 40, "0.1" + "0" * 400 + "1"]
TEXTS += ["6.631236871469758276785396630275967e-4", "1.448997445238699", "8.988465674311579e+307", "1e23", "8.5e-323"]
for text in TEXTS:
    try:
        print(repr(text[:40]), repr(float(text)))
    except ValueError as error:
        print(type(error).__name__, str(error)[:90])


class Float:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 7


class Bad:
    def __float__(self):
        return 3


class Sub(float):
    pass


class GivesSub:
    def __float__(self):
        return 1.0


for value in (1, True, 2**53 + 1, 10**22, Float(), Index(), Bad(), GivesSub(), Sub(4.5), b"2.5", b" 1e3 ", b"x", None, [], (1,), "a"):
    try:
        print(repr(float(value)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(float(), float("1") is not None, float.__new__(float, "3"))
for arguments, keywords in (((1, 2), {}), ((), {"x": 1}), ((10**400,), {})):
    try:
        print(float(*arguments, **keywords))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
