# The format mini-language on ints.
VALUES = [0, 7, -7, 255, -255, 1234567, -1234567, 2**47, 2**63, -(2**64), 10**25]
SPECS = ["", "d", "5", "05", "<8", ">8", "^8", "=8", "x<8", "*>+8", "0=10", "+", "-", " ", "+d", " d", "b", "#b", "#010b", "o", "#o", "x", "X", "#x", "#X", "#012x", ",", "_", ",d", "_d", "_b", "_x", "_o", "#_x", "015,", "015_", "<15,", "^+15,", "e", ".2e", "f", ".1f", ".0f", "g", ".3g", "%", ".1%", "n", "=+10d", "<010d", "^010d", "z.1f", "+,", " _", "030_b", "025,d", "#_b", "1", "001", "0", "00", "0<5", "0>5", "-<9", "=<9", "#g", "+.3e", "E", "G", "F"]
for spec in SPECS:
    row = []
    for value in VALUES:
        try:
            row.append(format(value, spec))
        except (ValueError, OverflowError) as e:
            row.append(f"{type(e).__name__}: {e}")
    print(repr(spec), row)
for spec in ("s", ".2", ".2d", "5.1d", ",x", ",b", ",c", "_c", ",n", "_n", "+c", "#c", "q", "dd", "5d5", "x5", "1e5", "z", "zd", "$", "!", ",,", "__", ",_", "_,", "d,", "\u00e9", "5\u00e9", "0x", "5 ", " 5", "<>", "-5d-", "10c", "<5c", "^5c", ".5c", "05c"):
    try:
        print(repr(spec), repr(format(65, spec)))
    except ValueError as e:
        print(repr(spec), e)
print([format(True, s) for s in ("", "d", "5", "x", "b", ">6", "n", "c", "05", "e", "%")], f"{True:<7}|{False!s:>7}|{True:^7}|")
print([format(n, ",") for n in (0, 1, 12, 123, 1234, 12345, 123456, 1234567, -123, -1234, -123456)], [format(n, "06,") for n in (1, 12, 123, 1234, 12345, -1, -1234)], [format(n, "_x") for n in (0xF, 0xFFFF, 0x10000, 2**40)], [format(n, "09_b") for n in (1, 5, 100, 2000)])
for value in (-1, 2**21, 0xD800, 0, 0x1F600, 233):
    try:
        print(ascii(format(value, "c")), ascii("{:>3c}".format(value)))
    except OverflowError as e:
        print(e)


class Sub(int):
    def __str__(self):
        return "sub str"


class Own(int):
    def __format__(self, spec):
        return f"own {spec!r}"


print(f"{Sub(5)} {Sub(5):d} {Sub(5)!s} {Sub(5):>3}", format(Sub(5)), format(Own(1), "x"), f"{Own(1)}", "{:{}}".format(Own(2), "zz"), "%d %s" % (Sub(7), Sub(7)), str(Sub(1)), [Sub(2)])
for bad in (5, None, b"d", ["d"]):
    try:
        format(1, bad)
    except TypeError as e:
        print(e)
