# try ... except*: which parts go where, what is raised afterwards, what handlers see.
import sys


def show(e, depth=0):
    pad = "  " * depth
    if isinstance(e, BaseExceptionGroup):
        print(f"{pad}{type(e).__name__} {e.message!r} context={e.__context__!r} cause={e.__cause__!r}")
        for nested in e.exceptions:
            show(nested, depth + 1)
    else:
        print(f"{pad}{e!r} context={e.__context__!r} cause={e.__cause__!r}")


def group():
    return ExceptionGroup("outer", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), OSError(4)])])


def run(raised, *, again=None):
    try:
        try:
            raise raised
        except* ValueError as e:
            print("values:")
            show(e, 1)
            print("  handled:", repr(sys.exception()))
            if again == "reraise":
                raise
            if again == "value":
                raise KeyError("from values")
            if again == "from":
                raise KeyError("from values") from e
            if again == "same":
                raise e
        except* (TypeError, OSError) as e:
            print("types:")
            show(e, 1)
            if again == "both":
                raise RuntimeError("from types")
            if again == "value":
                raise IndexError("from types")
        else:
            print("else")
        finally:
            print("finally", repr(sys.exception()))
    except BaseException as e:
        print("left:")
        show(e, 1)
    print("after", sys.exception())


for raised in (
    group(),
    ValueError("naked"),
    TypeError("naked"),
    KeyError("not handled"),
    ExceptionGroup("values", [ValueError(1)]),
    ExceptionGroup("others", [KeyError(1), LookupError(2)]),
    BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(5)]),
    ExceptionGroup("mixed", [ExceptionGroup("a", [ExceptionGroup("b", [ValueError(1), KeyError(2)])]), KeyError(3)]),
):
    print("---", repr(raised))
    run(raised)
for again in "reraise", "value", "from", "same", "both":
    print("=== again:", again)
    run(group(), again=again)
run(ValueError("naked"), again="reraise")
run(ValueError("naked"), again="value")
run(TypeError("naked"), again="both")


def nothing_raised():
    try:
        pass
    except* ValueError:
        print("never")
    else:
        print("else")
    finally:
        print("finally")


nothing_raised()


def nested():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
        except* ValueError:
            print("inner")
    except* TypeError as e:
        print("outer", repr(e))


nested()


def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e)
        if isinstance(e, BaseExceptionGroup):
            show(e, 1)


def catches_groups():
    try:
        raise ValueError
    except* ExceptionGroup:
        print("never")


def catches_groups_in_tuple():
    try:
        raise ValueError
    except* (TypeError, BaseExceptionGroup):
        print("never")


def catches_no_class():
    try:
        raise group()
    except* 5:
        print("never")


def catches_no_class_in_tuple():
    try:
        raise group()
    except* (ValueError, "x"):
        print("never")


class OddGroup(ExceptionGroup):
    def split(self, condition):
        return self.answer

    def derive(self, excs):
        return OddGroup(self.message, excs)


def odd(answer):
    def f():
        g = OddGroup("odd", [TypeError(1)])
        g.answer = answer
        try:
            raise g
        except* ValueError as e:
            print("handled", repr(e))

    return f


class Derived(ExceptionGroup):
    def derive(self, excs):
        print("derive", excs)
        return Derived(self.message + "+", excs)


def derived():
    try:
        raise Derived("d", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        print(type(e).__name__, e.message)
    except* KeyError as e:
        print(type(e).__name__, e.message)


for f in catches_groups, catches_groups_in_tuple, catches_no_class, catches_no_class_in_tuple, odd((None, None)), odd((None, None, None)), derived:
    attempt(f)


def in_loop():
    for n in range(4):
        try:
            if n:
                raise ExceptionGroup(f"g{n}", [ValueError(n)])
        except* ValueError as e:
            yield e.message, [x.args for x in e.exceptions]
        else:
            yield "nothing"


print(list(in_loop()))


def with_notes():
    e = ExceptionGroup("noted", [ValueError(1), TypeError(2)])
    e.add_note("a note")
    try:
        raise e
    except* ValueError as v:
        print(v.__notes__, v.__notes__ is e.__notes__)


attempt(with_notes)
