# The format mini-language on str and on objects without __format__ of their own.
VALUES = ["", "a", "hello", "\u00e9t\u00e9", "\U0001f600x", "12345"]
for spec in ("", "s", "8", "<8", ">8", "^8", "*^9", ".2", "8.2", ">8.3s", "\u00e9^8", "\U0001f600<7", "08", "<08", "0>8", "0^7", "1", "0", ".0", ".0s", "10.100", "x>6", "{^7", "}>7", " ^9", "-<8.1", "^", "<", ">s"):
    print(repr(spec), [format(v, spec) for v in VALUES])
for spec in ("d", "x", "f", "=8", "+", "-", " ", "#", ",", "_", "z", "c", "n", "%", "+s", "#s", ",s", "5d", "ss", "5.s", ".", "..", "8.-1", "s5", "*", "**", "=s", "0=8", "e"):
    try:
        print(repr(spec), repr(format("text", spec)))
    except ValueError as e:
        print(repr(spec), e)


class Plain:
    def __str__(self):
        return "plain str"


class ReprOnly:
    def __repr__(self):
        return "repr only"


class StrSub(str):
    pass


for value in (None, [1, 2], (1,), {}, {1}, Plain(), ReprOnly(), print, int, ..., range(2), b"x", slice(1), ValueError("v"), True):
    for spec in ("", ">9", "s", "d"):
        try:
            text = format(value, spec)
            print(type(value).__name__, repr(spec), text)
        except (TypeError, ValueError) as e:
            print(type(value).__name__, repr(spec), type(e).__name__, e)
print(f"{StrSub('ab'):>4}", format(StrSub("x"), "^3"), type(format(StrSub("x"))).__name__, type(f"{StrSub('x')}").__name__, object.__format__(5, ""), str.__format__("a", ">2"), int.__format__(5, "03"), float.__format__(1.5, ".2f"))
table = [("name", "qty", "price"), ("apple", 3, 1.5), ("banana", 12, 0.25), ("kiwi \u00e9", 100, 12.125)]
for row in table:
    print("|".join(format(str(c), "<9") if i == 0 else format(str(c), ">7") for i, c in enumerate(row)))
for name, quantity, price in table[1:]:
    print(f"{name:.<12}{quantity:>5d} x {price:>8.2f} = {quantity * price:>10,.2f}")
    print("{:.<12}{:>5d} x {:>8.2f} = {:>10,.2f}".format(name, quantity, price, quantity * price))
    print("%-12s%5d x %8.2f = %10.2f" % (name, quantity, price, quantity * price))
print("\n".join(f"{n:2d} {n * n:4d} {n**3:5d} {n**0.5:8.4f} {1 / n:.3e} {n:>4x} {n:>5b} {n:>3o}" for n in range(1, 17)))
print("=" * 20, "centered".center(20, "-"), f"{'both':=^20}", sep="\n")
