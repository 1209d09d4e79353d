# Indexing and slicing in all three widths, with every kind of bound.
TEXTS = ["hello world", "h\u00e9llo", "\u0394\u03bf\u03ba\u03b9\u03bc\u03ae", "a\U0001f600b\U0001f601c", "", "x"]
BOUNDS = [None, 0, 1, 2, -1, -2, 5, 100, -100]
for text in TEXTS:
    print(len(text), text[:], text[::-1], list(text))
    for start in BOUNDS:
        print([text[start:stop] for stop in BOUNDS])
    for step in (1, 2, 3, -1, -2, 50, -50):
        print(step, [text[start:stop:step] for start in (None, 1, -2) for stop in (None, 4, -1)])
    for index in (0, 1, -1, 4, -5, 20):
        try:
            print(index, text[index])
        except IndexError as error:
            print(index, error)

# A slice of a wide string that fits a narrower width equals the narrow string.
wide = "abc\U0001f600def"
print(wide[:3] == "abc", hash(wide[:3]) == hash("abc"), {wide[4:]: 1}["def"], wide[3] == "\U0001f600", wide[:3] + wide[4:] == "abcdef")
print(wide.replace("\U0001f600", "-"), wide.replace("c", "\u0107"), ("ab\u0107" + "d")[:2] is not None)

print("abc" + "def" + "\u0101" + "\U0001f601", "ab" * 3, "\u00e9" * 2, 0 * "x", -1 * "x", "\U0001f600" * 3, "ab" * True)
print("a" < "b", "a" < "B", "" < "a", "abc" < "abd", "abc" < "abcd", "\u00e9" > "z", "\uffff" < "\U00010000", "Z" < "a", "a" == "a\0")
print("ell" in "hello", "" in "", "" in "a", "xyz" in "hello", "\u03bf" in TEXTS[2], "o w" not in TEXTS[0], "\U0001f600" in "abc")
for operation in (lambda: 1 in "abc", lambda: None in "abc", lambda: "a" + 1, lambda: 1 + "a", lambda: "a" - "b", lambda: "a" * "b"):
    try:
        print(operation())
    except TypeError as error:
        print(error)
text = "immutable"
try:
    text[0] = "I"
except TypeError as error:
    print(error)
try:
    del text[0]
except TypeError as error:
    print(error)
for c in "a\u00e9\u03b1\U0001f600":
    print(c, ord(c), end=";")
print()
print([c for c in reversed("abc\U0001f600")], sorted("hello"), max("hello"), min("hello"), tuple("ab"), "".join(sorted(set("mississippi"))))
text = ""
for n in range(300):
    text += chr(32 + n)
print(len(text), text[250:260], ascii(text[220:230]))
