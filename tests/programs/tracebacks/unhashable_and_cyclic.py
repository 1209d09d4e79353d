# exit: 1
# Cycles of __context__, exceptions seen twice, and suppressed contexts in a longer chain.
a, b, c, d = (ValueError(name) for name in "abcd")


def raised(error):
    try:
        raise error
    except ValueError:
        return error


class Unhashable(Exception):
    __hash__ = None

    def __eq__(self, other):
        return True


for error in (a, b, c, d):
    raised(error)
a.__context__ = b
b.__context__ = c
c.__context__ = a
d.__cause__ = a
unhashable = Unhashable("no hash")
unhashable.__context__ = d
last = RuntimeError("last")
last.__context__ = unhashable
final = KeyError("final")
final.__cause__ = last
final.__context__ = TypeError("not shown because of the cause")
hidden = OSError(2, "No such file", "name")
hidden.__context__ = final
print("raising")
raise hidden
