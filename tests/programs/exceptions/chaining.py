# __cause__, __context__, __suppress_context__, raise from.
def describe(e, depth=0):
    while e is not None:
        print("  " * depth + repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__), "suppress", e.__suppress_context__)
        e, depth = e.__cause__ or e.__context__, depth + 1


def attempt(f):
    try:
        f()
    except BaseException as e:
        describe(e)


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("while handling")


def explicit():
    try:
        {}["k"]
    except KeyError as e:
        raise ValueError("explicit") from e


def from_none():
    try:
        [][0]
    except IndexError:
        raise ValueError("context hidden") from None


def from_class():
    raise ValueError("v") from KeyError


def from_instance():
    raise ValueError("v") from KeyError("made here")


def three():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("second")
    except KeyError:
        raise IndexError("third")


def in_finally():
    try:
        raise KeyError("a")
    finally:
        raise ValueError("b")


def same_again():
    try:
        raise KeyError("same")
    except KeyError as e:
        raise e


def bare():
    try:
        raise KeyError("bare")
    except KeyError:
        raise


def cycle_avoided():
    a, b = ValueError("a"), ValueError("b")
    try:
        raise a
    except ValueError:
        try:
            raise b
        except ValueError:
            raise a


def helper_context():
    def fail():
        raise RuntimeError("in helper")

    try:
        1 / 0
    except ZeroDivisionError:
        fail()


def after_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    raise ValueError("no context here")


def generator_context():
    def g():
        try:
            yield 1
        except ValueError:
            raise KeyError("in generator")

    it = g()
    next(it)
    it.throw(ValueError("thrown"))


for f in (implicit, explicit, from_none, from_class, from_instance, three, in_finally, same_again, bare, cycle_avoided, helper_context, after_handler, generator_context):
    print(f.__name__)
    attempt(f)
for bad in (5, "text", None, object(), int):
    try:
        raise bad
    except TypeError as error:
        print(error)
    try:
        raise ValueError from bad if bad is not None else 5
    except TypeError as error:
        print(error)
e = ValueError("x")
for action in (lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__context__", "x"), lambda: delattr(e, "__cause__"), lambda: setattr(e, "__traceback__", 5), lambda: e.with_traceback(5)):
    try:
        action()
    except TypeError as error:
        print(error)
e.__cause__ = KeyError("set by hand")
print(e.__suppress_context__, e.__cause__, e.with_traceback(None) is e)
try:
    raise
except RuntimeError as error:
    print(error)
