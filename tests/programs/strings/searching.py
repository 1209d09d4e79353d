# find, index, count, startswith and relatives with bounds.
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


for text in ("abracadabra", "a\u00e9bra\u00e9", "\u03b1\u03b2\u03b1", "x\U0001f600y\U0001f600z", "", "aaaaaa"):
    for needle in ("a", "abra", "", "z", "\u00e9", "\u03b1", "\U0001f600", "aa", "aaaaaaaa"):
        print(ascii(text), ascii(needle), text.find(needle), text.rfind(needle), text.count(needle), end=" ")
        print(attempt(text.index, needle), attempt(text.rindex, needle), needle in text, end=" ")
        print(text.startswith(needle), text.endswith(needle), text.find(needle, 2), text.find(needle, 1, 4), text.rfind(needle, 0, -1), text.count(needle, 1, -1))

text = "abcabc"
for start in (None, 0, 2, 6, 7, -1, -3, -10):
    for stop in (None, 0, 3, 6, 100, -1):
        print(text.find("c", start, stop), text.rfind("", start, stop), text.find("", start, stop), text.count("", start, stop), text.startswith("", start, stop), text.startswith("c", start, stop), text.endswith("bc", start, stop))

print("hello".startswith(("x", "he")), "hello".endswith(("lo", "x")), "hello".startswith(()), "hello".startswith("l", 2), "hello".endswith("l", 0, 4), "hello".startswith(("l", "e"), 1, 3))
for operation in (
    lambda: "a".find(),
    lambda: "a".find(1),
    lambda: "a".find("a", "b"),
    lambda: "a".startswith(1),
    lambda: "a".startswith(("b", 1)),
    lambda: "a".endswith(["a"]),
    lambda: "a".count(b"a"),
    lambda: "a".index("b"),
    lambda: "a".rindex("b"),
    lambda: "a".find("a", 1, 2, 3),
    lambda: "a".find(sub="a"),
    lambda: "abc".find("c", 1.0),
):
    print(attempt(operation))

haystack = "ab" * 500 + "abc" + "ab" * 500
print(haystack.find("abc"), haystack.rfind("abc"), haystack.count("ab"), haystack.index("ca"), haystack.find("b" * 5), haystack.find("bca"))
periodic = "a" * 1000 + "b"
print(periodic.find("a" * 500 + "b"), periodic.rfind("a" * 999), periodic.count("aa"), periodic.find("ab"))
wide = "\U0001f600" * 100 + "x" + "\u0100" * 100
print(wide.find("x"), wide.find("x\u0100"), wide.rfind("\U0001f600x"), wide.count("\u0100\u0100"), wide.find("\x00"))
