# repr, ascii and str of every kind of character.
TEXTS = ["", "a", "'", '"', "'\"", "\\", "\n\t\r", "\x00\x01\x1f\x7f", "\x80\x9f\xa0\xad\xff", "\u0100\u017f", "\u2028\u2029\u200b"]
TEXTS += ["\ud800", "\udfff\ud800", "\uffff\ufffe", "\U0001f600", "\U0010ffff", "\U000e0001", "e\u0301", "\u00e9", "\u0378", "\ue000", "日本語", "ß", "\u1e9e"]
for text in TEXTS:
    print(len(text), ascii(text), [ord(c) for c in text])
    print(repr(text) if text.isprintable() else ascii(repr(text)), ascii([text]), ascii("%r" % text), ascii(f"{text!a}"))

print("adj" "acent" 'con' "cat", "a\
b", r"\n\x41\u0041", r"\"", b"\x41" + br"\x41", "\N{BULLET}\N{LATIN SMALL LETTER A WITH GRAVE}", "\101\60\7" == "A0\x07", "\x41\u0042\U00000043")
print("""triple "quoted" '''text'''
over lines""", '''and 'other' ""quotes""''')
print("tab\there", "bell\a\b\f\v" == "bell\x07\x08\x0c\x0b", "nul\0end" == "nul\x00end", len("\0"))

print(ord("a"), ord("\U0010ffff"), chr(0) == "\0", chr(0x1F600), ascii(chr(0xD800)), chr(0x10FFFF) == "\U0010ffff")
for value in (-1, 0x110000, 2**70, 1.5, "a", None):
    try:
        print(ascii(chr(value)))
    except Exception as error:
        print(type(error).__name__, error)
for value in ("", "ab", b"", b"ab", 5, None, b"a"):
    try:
        print(ord(value))
    except TypeError as error:
        print(error)

print(str(), str(5), str(None), str("x"), str(b"abc"), str(b"abc", "ascii"), str(b"\xc3\xa9", encoding="utf-8"), str(object="o"))
for arguments in ((5, "ascii"), ("x", "utf-8"), (b"\xff", "utf-8"), (b"\xff", "ascii"), (b"\xff", "nope"), (1, 2, 3, 4)):
    try:
        print(str(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Both:
    def __str__(self):
        return "as str"

    def __repr__(self):
        return "as \u00e9 repr"


class Bad:
    def __str__(self):
        return 5

    def __repr__(self):
        return None


print(Both(), [Both()], f"{Both()} {Both()!r} {Both()!a}", "%s %r %a" % (Both(), Both(), Both()), str(Both()), repr(Both()), ascii(Both()))
for function in (str, repr, ascii, lambda x: f"{x}", lambda x: "%s" % x, lambda x: str([x])):
    try:
        print(function(Bad()))
    except TypeError as error:
        print(error)
