# round() of ints to negative digits: ties go to the even neighbour.
for x in (0, 4, 5, 6, 14, 15, 16, 25, 35, 45, 49, 50, 51, 149, 150, 250, 350, 1234567, 2**63, 2**64 + 5):
    for value in (x, -x):
        print(value, [round(value, -digits) for digits in range(0, 5)], round(value), round(value, 3), round(value, None))

print(round(10**30 + 5 * 10**9, -10), round(15 * 10**29, -30), round(25 * 10**29, -30), round(5, -1), round(15, -1))
print(round(12345, -100), round(-12345, -5), round(99999, -5), round(-50000, -5), round(50001, -5))
print(round(True), round(True, -1), type(round(True)), type(round(5, 2)), round(2**200, -2))


class Roundable:
    def __round__(self, *arguments):
        return ("rounded", arguments)


print(round(Roundable()), round(Roundable(), 2), round(Roundable(), None), round(number=Roundable(), ndigits=5))
for arguments in (("1",), (1, "2"), (1, 2.0), (None,), (), (1, 2, 3), (1, 2**70)):
    try:
        print(repr(round(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)

print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(2**100, 10**15), divmod(True, 2))
for arguments in ((1, 0), (1,), ("a", 1), (1, None), (2**70, 0), (1.5, 0)):
    try:
        print(divmod(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
print(abs(-5), abs(2**64), abs(-(2**63)), abs(-(2**47)), abs(True), abs(-0.0), abs(-1.5))
for value in ("a", None, []):
    try:
        abs(value)
    except TypeError as error:
        print(error)
