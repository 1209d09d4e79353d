# strip, lstrip, rstrip, center, ljust, rjust, zfill, expandtabs, removeprefix, removesuffix.
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (ValueError, TypeError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


TEXTS = ["", " ", "  a b  ", "xxaxx", "\t\n x \r\x0b\x0c", "\u00a0\u3000x\u2003", "\x1c\x1fy\x85", "--+--", "\U0001f600 ok \U0001f600"]
for text in TEXTS:
    print(ascii(text.strip()), ascii(text.lstrip()), ascii(text.rstrip()), ascii(text.strip(None)))
    for characters in ("x", " ", "-+", "", "ab ", "\U0001f600 "):
        print("  ", ascii(text.strip(characters)), ascii(text.lstrip(characters)), ascii(text.rstrip(characters)))

for text in ("", "a", "abc", "\u00e9t\u00e9", "\U0001f600"):
    for width in (-1, 0, 1, 4, 5, 8):
        print([text.center(width), text.ljust(width), text.rjust(width), text.zfill(width), text.center(width, "*"), text.ljust(width, "\u00b7"), text.rjust(width, "\U0001f600")])

print([x.zfill(6) for x in ("42", "-42", "+42", "--4", "-", "+", "1234567", "-1.5", "\u00e9")])
for text in ("\t", "a\tb", "ab\tc\td", "1234567\t8", "12345678\t9", "a\n\tb", "a\r\tb\t", "\t\t", "\u00e9\tx", "no tabs"):
    print(repr(text), [text.expandtabs(), text.expandtabs(4), text.expandtabs(1), text.expandtabs(0), text.expandtabs(-3), text.expandtabs(tabsize=3)])

for text in ("prefix-body-suffix", "aaa", "", "body"):
    print([text.removeprefix("prefix-"), text.removesuffix("-suffix"), text.removeprefix("a"), text.removesuffix("a"), text.removeprefix(""), text.removesuffix(""), text.removeprefix(text), text.removesuffix(text)])

for operation in (
    lambda: "a".center(),
    lambda: "a".center("x"),
    lambda: "a".center(5, ""),
    lambda: "a".ljust(5, "ab"),
    lambda: "a".rjust(5, 1),
    lambda: "a".zfill("x"),
    lambda: "a".strip(1),
    lambda: "a".lstrip(b"a"),
    lambda: "a".removeprefix(1),
    lambda: "a".removesuffix(("a",)),
    lambda: "a".expandtabs("x"),
    lambda: "a".center(2**70),
    lambda: "a".strip("a", "b"),
):
    print(attempt(operation))
print(" a ".strip().center(6, "=").ljust(8, ".").zfill(10))
