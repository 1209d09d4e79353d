# isalpha and relatives, over ASCII and the whole of Unicode by counting.
METHODS = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isprintable", "isidentifier", "isupper", "islower", "istitle", "isascii"]
TEXTS = ["", "a", "A", "1", " ", "_", "a1", "1a", "abc def", "\n", "\x00", "\x7f", "\u00b2", "\u00bd", "\u0663", "\u2167", "\u4e00", "\u00aa", "\u01c5", "\u0345", "\u200b"]
TEXTS += ["\u00a0", "\u3000", "\ud800", "\U0001f600", "class", "x.y", "\u00e9t\u00e9", "1_0", "\uff11", "\u2460", "Hello World", "HELLO world", "A1", "a\u0301", "\u212e", "\u00b7x", "x\u00b7", "\u1680"]
for text in TEXTS:
    print(ascii(text), "".join(m[2] if getattr(text, m)() else "-" for m in METHODS), [m for m in METHODS if getattr(text, m)()])

for method in METHODS:
    function = getattr(str, method)
    ranges = [(0, 0x80), (0x80, 0x100), (0x100, 0x800), (0x800, 0x3000), (0xF900, 0x10400)]
    print(method, [sum(1 for n in range(low, high) if function(chr(n))) for low, high in ranges])
    print(method, [n for n in range(0x80, 0x250) if function(chr(n))][:40])

print("if".isidentifier(), "None".isidentifier(), "_".isidentifier(), "1".isidentifier(), "a-b".isidentifier(), "\u2118".isidentifier(), "\u00b2".isidentifier())
print("\u0660\u0661".isdecimal(), int("\u0660\u0661"), "\u00b2".isdigit(), "\u00b2".isdecimal(), "\u00bd".isnumeric(), "\u4e09".isnumeric())
for text in ("\u00b2", "\u00bd", "\u4e09"):
    try:
        print(int(text))
    except ValueError as error:
        print(ascii(str(error)))
