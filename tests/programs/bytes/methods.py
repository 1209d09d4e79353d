# The methods of bytes that str has too.
def attempt(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = b"abracadabra"
for needle in (b"a", b"abra", b"", b"z", 97, 300, -1, "a", b"bra"):
    print(needle, [attempt(getattr(data, m), needle) for m in ("find", "rfind", "index", "rindex", "count")])
    print(needle, [attempt(getattr(data, m), needle) for m in ("startswith", "endswith", "removeprefix", "removesuffix")])
    print(needle, data.find(b"a", 3), data.find(b"a", -3), data.rfind(b"a", 0, -1), data.count(b"a", 2, 9), data.startswith(b"ra", 2), data.endswith((b"x", b"ra")))

for text in (b"", b" a b  c ", b"a,b,,c", b"x\ty\nz\r\nw", b"\x0b\x0c\x1cq", b"one--two"):
    print(text.split(), text.rsplit(None, 1), text.split(b","), text.rsplit(b",", 1), text.split(b"--"), text.splitlines(), text.splitlines(True))
    print(text.strip(), text.lstrip(), text.rstrip(), text.strip(b" ax"), text.partition(b","), text.rpartition(b"--"), text.replace(b"a", b"<>"), text.replace(b"", b"."))

print(b",".join([b"a", b"b"]), b"".join([]), b"-".join(b"%d" % n for n in range(3)), b"x".join((b"",)), b"ab".join([b"1", b"2", b"3"]))
print(b"Hello World\xe9".upper(), b"Hello World\xc9".lower(), b"hello world's".title(), b"hELLO".capitalize(), b"aBc".swapcase())
for text in (b"", b"abc", b"ABC", b"Abc", b"123", b"a1", b" ", b"\xe9", b"Hello World"):
    print([getattr(text, m)() for m in ("isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "istitle", "isascii")])
print(b"a".center(5), b"a".center(4, b"*"), b"ab".ljust(5, b"."), b"ab".rjust(5, b"."), b"-42".zfill(6), b"a\tb".expandtabs(4), b"+1".zfill(2))
print(bytes.maketrans(b"abc", b"xyz")[96:100], b"aabbcc".translate(bytes.maketrans(b"abc", b"xyz")), b"hello".translate(None, b"l"), b"abc".translate(bytes(range(255, -1, -1))), b"read".translate(None, delete=b"e"))
for operation in (
    lambda: b"a".join(["b"]),
    lambda: b"a".join([b"b", 1]),
    lambda: b"a".split("a"),
    lambda: b"a".split(b""),
    lambda: b"a".partition(b""),
    lambda: b"a".replace(b"a", "b"),
    lambda: b"a".center(3, b"ab"),
    lambda: b"a".center(3, "x"),
    lambda: b"a".startswith("a"),
    lambda: b"a".endswith(["a"]),
    lambda: b"a".startswith((b"x", "a")),
    lambda: b"a".translate(b"short"),
    lambda: b"a".translate("x" * 256),
    lambda: bytes.maketrans(b"ab", b"c"),
    lambda: b"a".strip("a"),
    lambda: b"a".index(b"b"),
    lambda: b"a".rindex(b"b"),
    lambda: b"a".missing,
    lambda: b"a".upper(1),
    lambda: bytes.upper("a"),
):
    print(attempt(operation))
