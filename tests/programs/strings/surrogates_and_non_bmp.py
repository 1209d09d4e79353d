# Lone surrogates and characters beyond the BMP are single elements.
texts = ["\ud83d\ude00", "\U0001f600", "\ud83d", "a\udc00b", "\U0010ffff\uffff", "\ud800\U00010000"]
for t in texts:
    print(len(t), ascii(t), [hex(ord(c)) for c in t], ascii(t[::-1]), ascii(t.upper()), t.isprintable(), t.isascii())
print(texts[0] == texts[1], texts[0] != texts[1], ascii("\ud83d" + "\ude00"), "\ud83d" + "\ude00" == "\U0001f600", len("\ud83d" + "\ude00"))
print(sorted(map(ascii, texts)), [ascii(t) for t in sorted(texts)], ascii(max(texts)), ascii(min(texts)))
print(ascii("x\ud800y".replace("\ud800", "-")), "x\ud800y".find("\ud800"), "\ud800" in "a\ud800", ascii("\ud800,b".split(",")), ascii("\ud800".join("ab")))
print({"\ud800": 1}["\ud800"], hash("\ud800") == hash("\ud800"), "\ud800" < "\ue000", "\uffff" < "\U00010000", "\ud800" < "\U00010000")
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(error)
try:
    print("before", "\udbff", "after")
except UnicodeEncodeError as error:
    print(ascii(error.object), error.start, error.end, error.reason)
print("\nok")

wide = "".join(chr(0x1F600 + n) for n in range(8))
print(wide, len(wide), wide[2:5], wide[::-2], wide.index("\U0001f603"), wide.count("\U0001f601"), wide * 2)
print(wide.center(12, "-"), wide.ljust(10, "\u00e9"), f"{wide:>10}|", f"{wide:.3}", "%.2s|%10s|" % (wide, "\U0001f600"), "{:\U0001f600^9}".format("mid"))
print(wide.encode("utf-8"), wide[:2].encode("utf-16-le"), len(wide.encode("utf-32-be")), wide.encode("utf-8").decode() == wide)
print(wide.translate({0x1F600: "a", 0x1F601: None, 0x1F602: "\u00e9"}), wide.replace("\U0001f600\U0001f601", "__"), wide.partition("\U0001f602"))
print("\U00010400".lower() == "\U00010428", ascii("\U00010400".lower()), "\U0001d7d9".isdigit(), int("\U0001d7d9\U0001d7da"), float("\U0001d7d9.\U0001d7da"), "\U00020000".isalpha())
flags = "\U0001f1eb\U0001f1f7"
print(len(flags), [hex(ord(c)) for c in flags], "e\u0301" == "\u00e9", len("e\u0301"), "\u200d".isprintable())
table = {chr(n): n for n in range(0xFFFD, 0x10003)}
print([(ascii(k), v) for k, v in table.items()], "\U00010001" in table)
text = "a"
for c in ("\u00e9", "\u0394", "\U0001f600", "z"):
    text += c
    print(text, len(text), ascii(text), text[-1], text.find(c))
text = text.replace("\U0001f600", "").replace("\u0394", "")
print(text, text == "a\u00e9z", text.encode("latin-1"))
