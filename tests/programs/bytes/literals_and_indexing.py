# bytes: literals, repr, elements as ints, slices, comparison.
VALUES = [b"", b"a", b"'", b'"', b"'\"", b"\\", b"\n\t\r\x00\x7f\x80\xff", bytes(range(32, 127)), b"ab" b"cd", rb"\x41", b"\x41\101", b"""x
y"""]
for value in VALUES:
    print(len(value), value, str(value), [value], list(value), value.hex(), "%r|%s|%a" % (value, value, value), f"{value}")

data = b"hello world"
for index in (0, 1, -1, 10, -11, 11, -12, 2**70):
    try:
        print(index, data[index])
    except IndexError as error:
        print(index, error)
for start in (None, 0, 2, -3, 50):
    print([data[start:stop] for stop in (None, 0, 5, -1, 99)], data[start::2], data[start::-1], data[::-3])
print(b"a" + b"b", b"ab" * 3, 2 * b"x", b"x" * 0, b"x" * -1, b"a" < b"b", b"a" < b"ab", b"" < b"a", b"Z" > b"a", b"a" == b"a", b"a" != b"b", b"\xff" > b"\x7f")
print(b"a" == "a", b"a" != "a", b"a" in b"abc", 97 in b"abc", b"" in b"", b"bc" in b"abc", 300 in [300], b"x" not in b"abc")
print([n for n in b"abc"], sorted(b"hello"), max(b"abc"), min(b"abc"), sum(b"abc"), list(reversed(b"abc")), tuple(b"ab"), set(b"aab") == {97, 98}, dict(enumerate(b"xy")))
for operation in (
    lambda: b"a" + "a",
    lambda: "a" + b"a",
    lambda: b"a" + 1,
    lambda: b"a" * b"a",
    lambda: b"a" < "a",
    lambda: "a" in b"abc",
    lambda: 256 in b"abc",
    lambda: -1 in b"abc",
    lambda: 1.0 in b"abc",
    lambda: hash(b"a") == hash(b"a"),
    lambda: b"".join(["a"]),
    lambda: b"ab"[0:"x"],
):
    try:
        print(operation())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    data[0] = 65
except TypeError as error:
    print(error)
a, b, *rest = b"wxyz"
print(a, b, rest, {b"k": 1}[b"k"], b"k" in {b"k"}, {"k": 1}.get(b"k"))
