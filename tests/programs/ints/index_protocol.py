# __index__ is accepted wherever an index, a count or a size is wanted.
class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        return self.value


items = [10, 20, 30, 40]
text, data, pair = "ab", b"ab", (1, 2)
print(items[Index(1)], "abcd"[Index(-1)], (1, 2, 3)[Index(0)], b"xyz"[Index(2)], range(10)[Index(4)])
print(items[Index(1) : Index(3)], "abcd"[: Index(2)], items[:: Index(2)])
items[Index(0)] = 11
del items[Index(1)]
print(items, [1] * Index(3), Index(2) * "ab", (0,) * Index(2))
print(chr(Index(65)), hex(Index(16)), list(range(Index(2))), round(1.2345, Index(2)))
print("a,b,c".split(",", Index(1)), "aXbXc".replace("X", "-", Index(1)), "abc".center(Index(7), "*"))
print([1, 2, 3].pop(Index(0)), "abcabc".find("c", Index(3)), [5, 6, 5].index(5, Index(1)))
print("%*d" % (5, 3), "%.*f" % (2, 1.239))

for bad in (Index("x"), Index(1.0), Index(None)):
    try:
        print([1, 2][bad])
    except TypeError as error:
        print(error)

for operation in (
    lambda: items[1.0],
    lambda: items["a"],
    lambda: pair[None],
    lambda: text[1.5],
    lambda: data["x"],
    lambda: range(3)["x"],
    lambda: [1, 2][2**70],
    lambda: [1, 2][-(2**70)],
    lambda: (1,)[5],
    lambda: "ab"[-3],
    lambda: b"ab"[9],
    lambda: [1, 2][1:"x"],
    lambda: [1, 2][::0],
    lambda: [1] * 1.5,
    lambda: "a" * "b",
    lambda: [1] * 2**70,
    lambda: chr(1.0),
    lambda: list(range(1.0)),
):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)


class Sub(int):
    def __index__(self):
        return 99


print([0, 1, 2, 3][Sub(2)], Sub(2) + 1, [0] * Sub(2))
print([1, 2, 3][True], [1, 2, 3][False:True], "ab" * True, [7] * -5, "x" * 0)
print([1, 2, 3][-(2**70) : 2**70], "abc"[2**70 :], "abc"[: -(2**70)], (1, 2)[:: 2**65], (1, 2, 3)[:: -(2**65)])
