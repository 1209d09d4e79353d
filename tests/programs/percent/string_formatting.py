# The % operator on str: every conversion, flags, mappings, errors.
CASES = [
    ("%s", "x"), ("%s", 5), ("%s", None), ("%r", "q'"), ("%a", "\u00e9"), ("%d", 42), ("%i", -42), ("%u", 7), ("%d", 3.99), ("%d", True), ("%o", 8), ("%x", 255), ("%X", 255), ("%#o", 8), ("%#x", 255), ("%#X", 255), ("%x", -255), ("%#x", -1), ("%e", 12345.678), ("%E", 0.00012), ("%f", 1.5), ("%F", float("inf")), ("%g", 1e-5), ("%G", 1e20), ("%c", 65), ("%c", "z"), ("%c", 0x1F600), ("%%", ()), ("100%%", ()), ("%5d|%-5d|%05d|%+d|% d", (1, 2, 3, 4, 5)),
    ("%5s|%-5s|%.2s|%5.1s|", ("ab", "cd", "efg", "hij")), ("%.3d %.0d %+.2d %8.3d|%-8.3d|%08.3d", (5, 0, 7, 9, 9, 9)), ("%.2f %.0f %#.0f %10.3f|%-10.3f|%010.3f|%+.1f|% .1f", (2.675, 2.5, 2.0, 3.14159, 3.14159, 3.14159, 1, 1)), ("%*d|%-*d|%.*f|%*.*f", (5, 1, 5, 2, 2, 3.14159, 8, 3, 2.71828)), ("%(a)s %(b)05.1f %(a)r %%", {"a": "x", "b": 2.25}), ("%(a)s", {"a": (1, 2)}), ("%s %s", ("a", (1, 2))), ("%s", ((1, 2),)), ("%s", ([1, 2],)), ("%s", [1, 2]), ("%s", {"k": 1}), ("%(k)s", {"k": None, "unused": 1}), ("%d", 2**70), ("%x", 2**70), ("%o", -(2**65)), ("%.3e", 2**70), ("%s", b"x"), ("%s%s%s", "abc" and ("a", "b", "c")), ("%-10r|%10r|", ("a", "b")), ("%+x % x %+o", (255, 255, 8)), ("%#.3x|%#8x|%-#8x|%#08x", (10, 10, 10, 10)), ("%.0e %#.0e %.15g %.17g %g", (15.0, 15.0, 0.1, 0.1, 100000.0)), ("%s %s", ("\u00e9", "\U0001f600")), ("%5c|%-5c|", ("x", 89)), ("%()s", {"": "empty key"}), ("%(a b)s", {"a b": "spaced"}), ("%(a(b)c)s", {"a(b)c": "nested parens"}), ("%ld %hd %Ld", (1, 2, 3)), ("", ()), ("no conversions", ()), ("no conversions", {}), ("no conversions", []), ("%s", ""), ("%.10s|", "short"), ("%.0s|", "gone"), ("%+s|%05s|% s|%#s", ("a", "b", "c", "d")), ("%d %s", (1.0, 1.0)), ("%f %e %g", (float("nan"), float("-inf"), float("inf"))), ("%05f|%-8f|%+f", (float("nan"), float("inf"), float("inf"))), ("%i", 1e15), ("%g %g %g", (1234567, 123456, 0.0001)),
]
for template, values in CASES:
    print(repr(template), repr(template % values))
ERRORS = [("%d", "x"), ("%d", None), ("%x", 1.5), ("%x", "a"), ("%o", 1.0), ("%f", "1"), ("%c", "ab"), ("%c", -1), ("%c", 2**21), ("%c", 1.5), ("%c", ""), ("%s", ()), ("%s %s", ("a",)), ("%s", (1, 2)), ("%s", (1, 2, 3)), ("x", 1), ("x", (1,)), ("%", 1), ("%q", 1), ("%z", 1), ("%(a)s", 5), ("%(a)s", ("x",)), ("%(a)s", {}), ("%(a", {"a": 1}), ("%(a)", {"a": 1}), ("%*d", ("x", 1)), ("%*d", (1,)), ("%.*f", (1.5, 2.0)), ("%d %d", 5), ("%d", (1, 2)), ("%s %(a)s", {"a": 1}), ("%(a)s %s", {"a": 1}), ("%d", float("nan")), ("%d", float("inf")), ("%5", 1), ("%.", 1), ("%-", 1), ("abc%", ()), ("%(a)d", {"a": "x"}), ("%d", [1]), ("%d", "5"), ("%i", b"5"), ("%\u00e9", 1), ("%99999999999999999999d", 1), ("%.99999999999999999999f", 1.0), ("%n", 1), ("%b", 1), ("%y", ()), ("%5%", ()), ("%-5%|", ())]
for template, values in ERRORS:
    try:
        print(repr(template), values, repr(template % values))
    except Exception as e:
        print(ascii(template), values, type(e).__name__, ascii(str(e)))


class Map:
    def __getitem__(self, key):
        return f"<{key}>"


class Index:
    def __index__(self):
        return 11


class Int:
    def __int__(self):
        return 12


class Float:
    def __float__(self):
        return 2.5


print("%(any)s %(key)s" % Map(), "%x %c %d" % (Index(), 65, Index()), "%d" % Int(), "%.1f" % Float(), "%s" % Map.__name__, "%.3s" % Map().__class__.__name__)
text = "%s-%s"
text %= (1, 2)
print(text, "%s" "%s" % ("adjacent", "strings"), "%s" % "%s" % "chained", ("%d " * 3) % (1, 2, 3), "%%%s%%" % 5, "%s" % ("%d",))
