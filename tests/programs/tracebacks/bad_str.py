# exit: 1
# Exceptions whose own texts fail, are empty, or come from other modules and nested classes.
class Outer:
    class Nested(Exception):
        pass


class FailingStr(Exception):
    def __str__(self):
        raise ValueError("no text")


class NonString(Exception):
    def __str__(self):
        return 5


class Empty(Exception):
    pass


def make_local():
    class Local(Exception):
        pass

    return Local


foreign = type("Foreign", (Exception,), {"__module__": "some.package"})
strange = type("Strange", (Exception,), {"__module__": None})
chain = None
for cls in (Outer.Nested, FailingStr, NonString, Empty, make_local(), foreign, KeyError, StopIteration, AssertionError):
    for arguments in ((), ("message",), ("two", "args")):
        try:
            raise cls(*arguments)
        except Exception as error:
            error.__cause__ = chain
            chain = error
print("raising")
raise chain
