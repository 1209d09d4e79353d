# Names of characters: the error handler namereplace, and \N{...} in unicode_escape.
for text in ("caf\xe9", "\u20ac \U0001f600", "\x80\x85\xa0\xad", "\uac01\u4e00\U0002f800", "\u2028\u200b\ufeff", "\U0001fae8\U0001fae9",
             "\ud800\udfff", "\U000e0041", "\u0378\ufffe\U0010ffff", "\u01a2\u2118\ufe18", "plain"):
    for encoding in "ascii", "latin-1", "utf-8":
        print(ascii(text), encoding, text.encode(encoding, "namereplace"))
try:
    b"\xff".decode("ascii", "namereplace")
except TypeError as e:
    print(e)

for data in (rb"\N{EURO SIGN}", rb"a\N{latin small letter e with acute}b", rb"\N{Null}\N{LF}\N{line feed}\N{BOM}", rb"\N{HANGUL SYLLABLE GAG}",
             rb"\N{hangul syllable gag}", rb"\N{CJK UNIFIED IDEOGRAPH-4E00}", rb"\N{CJK UNIFIED IDEOGRAPH-4e00}", rb"\N{EUROSIGN}", rb"\N{EURO_SIGN}",
             rb"\N{ EURO SIGN}", rb"\N{}", rb"\N{", rb"\N", rb"\Nx", rb"\N{EURO SIGN", rb"\N{KEYCAP NUMBER SIGN}", rb"\N{no such name} and \N{BULLET}",
             b"\\N{EURO \xe9}", rb"\N{LATIN SMALL LETTER GHA}", rb"\N{LATIN CAPITAL LETTER GHA}"):
    try:
        print(data, ascii(data.decode("unicode_escape")))
    except UnicodeDecodeError as e:
        print(data, e)
    print(ascii(data.decode("unicode_escape", "replace")))
