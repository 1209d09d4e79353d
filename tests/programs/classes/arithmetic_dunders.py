# Binary operators: reflected, in place, priority of subclasses, fallback errors.
NAMES = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod".split()


def make(kind, prefix, answer=True):
    def method(self, *args):
        shown = ", ".join(getattr(a, "label", repr(a)) for a in args)
        result = f"{self.label}.__{prefix}{kind}__({shown})"
        if answer:
            return result
        print("declined", result)
        return NotImplemented

    return method


def build(name, prefixes, answer=True, bases=(object,)):
    members = {f"__{p}{k}__": make(k, p, answer) for k in NAMES for p in prefixes}
    members["label"] = name
    return type(name, bases, members)


Full = build("Full", ("", "r", "i"))
Left = build("Left", ("",))
Right = build("Right", ("r",))
Decliner = build("Decliner", ("", "r", "i"), False)
Sub = type("Sub", (Full,), {"label": "Sub"})
SubOver = build("SubOver", ("r",), True, (Full,))
Nothing = type("Nothing", (), {"label": "Nothing"})


def operate(a, b):
    yield "+", lambda: a + b
    yield "-", lambda: a - b
    yield "*", lambda: a * b
    yield "/", lambda: a / b
    yield "//", lambda: a // b
    yield "%", lambda: a % b
    yield "**", lambda: a**b
    yield "<<", lambda: a << b
    yield ">>", lambda: a >> b
    yield "&", lambda: a & b
    yield "|", lambda: a | b
    yield "^", lambda: a ^ b
    yield "@", lambda: a @ b
    yield "divmod", lambda: divmod(a, b)


for a, b in ((Full(), Full()), (Left(), Right()), (Nothing(), Right()), (Decliner(), Right()), (Full(), Sub()), (Full(), SubOver()), (SubOver(), Full()), (5, Full()), (Full(), 5), (Nothing(), Nothing()), (Decliner(), Decliner()), (Left(), Decliner()), (Decliner(), 5), ("s", Decliner()), ([1], Right()), (2.5, Nothing())):
    for symbol, operation in operate(a, b):
        try:
            print(symbol, operation())
        except TypeError as error:
            print(symbol, error)

for cls in (Full, Left, Decliner, Nothing):
    for other in (Right(), 5):
        x = cls()
        try:
            x += other
            print("+=", x)
        except TypeError as error:
            print("+=", error)
        x = cls()
        try:
            x **= other
            print("**=", x)
        except TypeError as error:
            print("**=", error)
        x = cls()
        try:
            x @= other
            print("@=", x)
        except TypeError as error:
            print("@=", error)
print(pow(Full(), 2, 3), pow(Full(), Full(), None))
for arguments in ((2, Full(), 3), (2, 3, Full()), (Nothing(), 1, 2)):
    try:
        print(pow(*arguments))
    except TypeError as error:
        print(error)
