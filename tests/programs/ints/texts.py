# repr, str, hex, oct, bin and the limit on digits.
import sys

VALUES = [0, 1, -1, 9, 10, 99, 100, 255, -256, 2**31, 2**47 - 1, -(2**47), 2**63, -(2**63), 2**64 - 1]
VALUES += [2**127, -(2**128), 10**18, 10**19, 10**38, 10**39, 10**100, -(10**60) + 1, 3**200]
for x in VALUES:
    print(x, repr(x), str(x), sep="|")
    print(hex(x), oct(x), bin(x))
    print(f"{x:x} {x:X} {x:o} {x:b} {x:#x} {x:#o} {x:,} {x:_} {x:_x}")
    assert int(str(x)) == x and int(hex(x), 16) == x and int(oct(x), 8) == x and int(bin(x), 2) == x

for value in (1.0, "1", None, [1]):
    for function in (hex, oct, bin):
        try:
            print(function(value))
        except TypeError as error:
            print(function.__name__, error)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


print(hex(Index(255)), oct(Index(-8)), bin(Index(2**65)))
try:
    print(hex(Index("a")))
except TypeError as error:
    print(error)

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits)
print(len(str(10**4299)))
for operation in (lambda: str(10**4300), lambda: int("1" * 4301), lambda: f"{10 ** 5000}", lambda: "%d" % 10**4400):
    try:
        print(len(str(operation())))
    except ValueError as error:
        print(error)
print(len(hex(10**5000)), len(bin(10**5000)))
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), str(7**6000)[:12], str(7**6000)[-12:])
sys.set_int_max_str_digits(640)
try:
    print(str(10**640))
except ValueError as error:
    print(error)
try:
    sys.set_int_max_str_digits(100)
except ValueError as error:
    print(error)
