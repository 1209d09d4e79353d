# split, rsplit, splitlines, partition, join.
def attempt(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


TEXTS = ["", " ", "a", " a ", "a b  c", "\ta\n b\r\nc\x0b\x0cd\x1c\x1de ", "a,b,,c,", ",", ",,", "a\u00a0b\u3000c\u2003d", "one--two--three", "\x85x\u2028y"]
for text in TEXTS:
    print(ascii(text))
    for limit in (-1, 0, 1, 2, 100):
        print(" ", ascii(text.split(None, limit)), ascii(text.rsplit(None, limit)), text.split(",", limit), text.rsplit(",", limit), text.split("--", limit), text.rsplit("--", limit))
    print(" ", ascii(text.split()), text.partition(","), text.rpartition(","), text.partition("--"), text.rpartition("--"))

LINES = ["", "\n", "a", "a\n", "a\nb", "a\r\nb\rc\n\nd", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "\r\n\r\n", "\n\r"]
for text in LINES:
    print(ascii(text), ascii(text.splitlines()), ascii(text.splitlines(True)), text.splitlines(keepends=False) == text.splitlines(), text.split("\n").__len__())

print(",".join([]), ",".join(["a"]), ",".join("abc"), "".join(["x", "\u00e9", "\U0001f600"]), "--".join(("a", "b")), ", ".join({"k": 1, "l": 2}))
print("".join(str(n) for n in range(12)), " ".join(map(str, range(3))), "\u20ac".join("ab"), "x".join(["", "", ""]))
for operation in (
    lambda: "a".split(""),
    lambda: "a".rsplit(""),
    lambda: "a".partition(""),
    lambda: "a".rpartition(""),
    lambda: "a".split(1),
    lambda: "a".split(",", "x"),
    lambda: "a".partition(),
    lambda: ",".join(["a", 1]),
    lambda: ",".join([1, "a"]),
    lambda: ",".join(["a", "b", b"c"]),
    lambda: ",".join(5),
    lambda: ",".join(None),
    lambda: ",".join(),
    lambda: "a b".split(maxsplit=0),
    lambda: "a b c".split(sep=" ", maxsplit=1),
    lambda: "a b c".rsplit(maxsplit=1),
    lambda: "a".splitlines(1, 2),
    lambda: "a".splitlines(keep=1),
):
    print(attempt(operation))


class Items:
    def __iter__(self):
        yield from ("p", "q")


print("+".join(Items()), "+".join(x for x in "pq"), "+".join(iter("pq")))
print("the quick  brown fox".split(" "), "key=value=more".split("=", 1), "a.b.c".rsplit(".", 1), "/usr/lib/x".rpartition("/"))
