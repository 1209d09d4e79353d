# __eq__, __lt__ and friends: reflection, NotImplemented, derived __ne__, hash rules.
class Log:
    def __init__(self, name, answers=()):
        self.name, self.answers = name, dict(answers)

    def __repr__(self):
        return self.name

    def _answer(self, symbol, other):
        result = self.answers.get(symbol, NotImplemented)
        print(f"  {self}{symbol}{other} -> {result}")
        return result

    def __eq__(self, other):
        return self._answer("==", other)

    def __lt__(self, other):
        return self._answer("<", other)

    def __le__(self, other):
        return self._answer("<=", other)

    def __gt__(self, other):
        return self._answer(">", other)

    def __ge__(self, other):
        return self._answer(">=", other)


class SubLog(Log):
    pass


class OverLog(Log):
    def __lt__(self, other):
        return self._answer("<", other)

    def __gt__(self, other):
        return self._answer(">", other)


OPERATIONS = [("==", lambda a, b: a == b), ("!=", lambda a, b: a != b), ("<", lambda a, b: a < b), ("<=", lambda a, b: a <= b), (">", lambda a, b: a > b), (">=", lambda a, b: a >= b)]
full = {"==": "E", "<": "L", ">": "G", "<=": "LE", ">=": "GE"}
for left, right in ((Log("a"), Log("b")), (Log("a", full), Log("b", full)), (Log("a"), Log("b", full)), (Log("a", full), SubLog("s", full)), (Log("a", full), OverLog("o", full)), (Log("a", full), 5), (5, Log("b", full)), (Log("a", {"==": 0}), "x"), (None, Log("b"))):
    for symbol, operation in OPERATIONS:
        try:
            print(left, symbol, right, "=>", operation(left, right))
        except TypeError as error:
            print(left, symbol, right, "=>", error)


class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


versions = [Version(1, 2), Version(1, 0, 5), Version(0, 9), Version(1, 2)]
print(sorted(versions), max(versions), min(versions), Version(1) == Version(1), Version(1) != Version(2), Version(1) > Version(0), len(set(versions)), versions.index(Version(0, 9)), versions.count(Version(1, 2)))
for operation in (lambda: Version(1) <= Version(2), lambda: Version(1) < 5, lambda: 5 > Version(1), lambda: sorted([Version(1), "a"])):
    try:
        print(operation())
    except TypeError as error:
        print(error)


class EqOnly:
    def __eq__(self, other):
        return True


class EqHash(EqOnly):
    __hash__ = object.__hash__


class Unhashable:
    __hash__ = None


print(EqOnly.__hash__, EqOnly() == 5, EqOnly() != 5, [5] == [EqOnly()], (EqOnly(),) == (None,), EqHash.__hash__ is object.__hash__, len({EqHash(), EqHash()}) in (1, 2), Unhashable() == Unhashable())
for value in (EqOnly(), Unhashable()):
    try:
        hash(value)
    except TypeError as error:
        print(error)
