# Every binary and unary operator with operands that it does not take.
import operator

BINARY = [
    ("+", operator.add),
    ("-", operator.sub),
    ("*", operator.mul),
    ("/", operator.truediv),
    ("//", operator.floordiv),
    ("%", operator.mod),
    ("**", operator.pow),
    ("<<", operator.lshift),
    (">>", operator.rshift),
    ("&", operator.and_),
    ("|", operator.or_),
    ("^", operator.xor),
    ("@", operator.matmul),
]
ORDERING = [("<", operator.lt), ("<=", operator.le), (">", operator.gt), (">=", operator.ge)]


class Thing:
    pass


OPERANDS = [1, 2**70, 1.5, True, None, "s", b"b", (1,), [1], {1: 2}, {3}, Thing(), print, Thing, ..., range(2)]

for symbol, function in BINARY + ORDERING:
    for left in OPERANDS:
        for right in (1, 2.5, None, "t", [2], Thing()):
            try:
                function(left, right)
            except (TypeError, OverflowError) as error:
                print(symbol, error)

for symbol, function in (("-", operator.neg), ("+", operator.pos), ("~", operator.invert), ("abs", abs)):
    for operand in OPERANDS:
        if operand is True:
            continue
        try:
            function(operand)
        except TypeError as error:
            print(symbol, error)

# The same through syntax, in place and with constants on either side.
x = 5
for action in ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="):
    try:
        match_value = None
        if action == "+=":
            x += match_value
        elif action == "-=":
            x -= match_value
        elif action == "*=":
            x *= match_value
        elif action == "/=":
            x /= match_value
        elif action == "//=":
            x //= match_value
        elif action == "%=":
            x %= match_value
        elif action == "**=":
            x **= match_value
        elif action == "<<=":
            x <<= match_value
        elif action == ">>=":
            x >>= match_value
        elif action == "&=":
            x &= match_value
        elif action == "|=":
            x |= match_value
        elif action == "^=":
            x ^= match_value
        elif action == "@=":
            x @= match_value
    except TypeError as error:
        print(action, x, error)
