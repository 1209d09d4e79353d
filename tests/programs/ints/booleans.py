# bool is an int with two values and its own texts.
print(True, False, repr(True), str(False), f"{True}", f"{True:d}", f"{True:5}|", f"{False!r:>6}")
print(True + True, True * 10, True / 2, True // 2, -True, +True, True**False, True % 2, abs(False))
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, type(True + 0), type(True & True), type(True | 0))
print(True == 1, True is True, not True, not 0, True != False, True > False, sorted([True, False, True]))
print([10, 20][True], "ab"[False], {True: "t"}[1], (1, 2)[:True])
print(sum([True, False, True, True]), [True, 1, 1.0].count(True), [False, 0].index(0))


class Truthy:
    def __init__(self, how):
        self.how = how

    def __bool__(self):
        print("bool asked")
        return self.how


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        print("len asked")
        return self.size


for value in (0, 1, -1, 0.0, -0.0, float("nan"), "", "0", b"", b"\0", (), (0,), [], {}, set(), None, range(0), range(1), ..., print):
    print(bool(value), not value, 1 if value else 2)
for value in (Truthy(True), Truthy(False), Sized(0), Sized(3)):
    print(bool(value), not value)
    if value:
        print("taken")
    while not value:
        print("loop")
        break
for value in (Truthy(1), Truthy(None), Sized(-1), Sized("x"), Sized(2**70)):
    try:
        print(bool(value))
    except Exception as error:
        print(type(error).__name__, error)

print(bool(), bool(0), bool("False"), bool(None))
for arguments in ((1, 2),):
    try:
        bool(*arguments)
    except TypeError as error:
        print(error)
try:

    class Sub(bool):
        pass

except TypeError as error:
    print(error)

x = Truthy(False) or "right"
print(x)
x = Truthy(True) and "right"
print(x)
print(0 or [] or "" or None or "last", 1 and [2] and "x", 0 and print("never"), 1 or print("never"))
print(all([]), any([]), all([1, [], print]), any([0, "", ()]))
