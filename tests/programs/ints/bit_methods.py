# bit_length, bit_count and the numeric attributes of ints.
VALUES = [0, 1, 2, 3, 7, 8, 255, 256, 2**31 - 1, 2**31, 2**46, 2**47 - 1, 2**47, 2**48]
VALUES += [2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**127 - 1, 2**127, 2**128 - 1, 2**128]
VALUES += [10**50, 0x5555555555555555555555555555555555]

for x in VALUES:
    print(x, x.bit_length(), (-x).bit_length(), x.bit_count(), (-x).bit_count())
    print("  ", bin(x).count("1") == x.bit_count(), len(bin(x)) - 2 == max(1, x.bit_length()))

for x in (0, 5, -5, 2**64, -(2**130), True):
    print(x.numerator, x.denominator, x.real, x.imag, x.conjugate(), x.as_integer_ratio(), x.is_integer())

print(True.bit_length(), False.bit_length(), True.bit_count(), True.real, True.numerator)
print((5).__index__(), (5).__int__(), (5).__float__(), (5).__bool__(), (0).__bool__())
print((7).__trunc__(), (7).__floor__(), (7).__ceil__(), (-7).__round__(), (1234).__round__(-2))
print((7).__add__(3), (7).__add__(3.0), (7).__radd__(3), (7).__sub__(1), (7).__rsub__(1))
print((7).__floordiv__(2), (7).__mod__(0.5), (7).__divmod__(3), (7).__rdivmod__(30))
print((7).__eq__(7.0), (7).__lt__("a"), (2).__pow__(5), (2).__pow__(5, 7), (2).__rpow__(5))
print((6).__and__(3), (6).__or__(3), (6).__xor__(3), (6).__lshift__(2), (6).__rshift__(1))
print((6).__neg__(), (6).__pos__(), (-6).__abs__(), (6).__invert__(), (1).__truediv__(4))
print((7).__hash__(), (7).__repr__(), (7).__str__(), (7).__format__("03d"), (7).__getnewargs__())

for operation in (
    lambda: (1).bit_length(2),
    lambda: (1).bit_count(2),
    lambda: (1).real(),
    lambda: (1).missing,
    lambda: setattr(1, "real", 2),
    lambda: setattr(1, "other", 2),
    lambda: (1).__add__(),
):
    try:
        print(operation())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
