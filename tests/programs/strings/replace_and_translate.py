# replace, translate, maketrans.
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for text in ("", "a", "banana", "aaa", "\u00e9a\u00e9", "\U0001f600a"):
    for old, new in (("a", "b"), ("a", ""), ("a", "xyz"), ("", "-"), ("an", "AN"), ("aa", "b"), ("\u00e9", "e"), ("zz", "y"), ("a", "\U0001f601"), ("na", "na")):
        print(ascii([text.replace(old, new), text.replace(old, new, 0), text.replace(old, new, 1), text.replace(old, new, 2), text.replace(old, new, -1)]))

table = str.maketrans("abc", "xyz")
print(table, "aabbcc dd".translate(table))
table = str.maketrans("abc", "xyz", "d")
print(table, "abcd".translate(table))
table = str.maketrans({"a": "<A>", "b": None, 99: "C", "d": 0x1F600, "\u00e9": "e"})
print(table, "abcd\u00e9".translate(table))
print("abc".translate({97: None, 98: "\u0101", 99: 99}), "hello".translate({}), "".translate(table), "abc".translate({ord("b"): "bb"}))


class Table:
    def __getitem__(self, key):
        print("asked", key)
        if key == 98:
            raise LookupError
        if key == 99:
            return None
        return chr(key + 1)


class Missing(dict):
    def __missing__(self, key):
        return "?" if key > 100 else key


print("abcd".translate(Table()), "ae".translate(Missing()), "xyz".translate(["?"] * 128), "abc\u0101".translate("z" * 100))
for operation in (
    lambda: "a".translate({97: 0x110000}),
    lambda: "a".translate({97: 1.5}),
    lambda: "a".translate({97: b"x"}),
    lambda: "a".translate(5),
    lambda: "a".translate(),
    lambda: str.maketrans("ab", "x"),
    lambda: str.maketrans({"ab": 1}),
    lambda: str.maketrans(5),
    lambda: str.maketrans("a", "b", 5),
    lambda: str.maketrans("a", 5),
    lambda: str.maketrans({1.5: "x"}),
    lambda: "a".replace("a"),
    lambda: "a".replace("a", 1),
    lambda: "a".replace(1, "a"),
    lambda: "a".replace("a", "b", "c"),
    lambda: "aaa".replace("a", "b", True),
    lambda: "a".replace("a", "b", count=1),
):
    print(attempt(operation))
rot13 = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm")
print("Hello, World!".translate(rot13), "Hello, World!".translate(rot13).translate(rot13))
