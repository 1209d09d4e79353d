# SystemExit and KeyboardInterrupt pass by "except Exception"; finally and with still run.
import sys


class Guard:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


def attempt(f):
    try:
        try:
            f()
        except Exception as e:
            print("Exception", type(e).__name__, e)
        finally:
            print("finally")
    except BaseException as e:
        print("BaseException", type(e).__name__, e, e.args, getattr(e, "code", "no code"))


def raise_(e):
    raise e


for f in (sys.exit, lambda: sys.exit(3), lambda: sys.exit("message"), lambda: sys.exit(None), lambda: sys.exit((1, 2)), lambda: raise_(SystemExit), lambda: raise_(SystemExit(5)), lambda: raise_(KeyboardInterrupt), lambda: raise_(GeneratorExit("g")), lambda: raise_(ValueError("v")), lambda: sys.exit(1, 2)):
    attempt(f)
with Guard("outer", True):
    with Guard("inner"):
        sys.exit("inside with")
print("continued")


def generator():
    try:
        yield 1
    except GeneratorExit:
        print("generator closed")
        raise
    finally:
        print("generator finally")


g = generator()
next(g)
g.close()
try:
    for x in generator():
        sys.exit(7)
except SystemExit as e:
    print("loop left with", e.code)
print("exception state", sys.exc_info())
try:
    1 / 0
except ZeroDivisionError as error:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error, sys.exception() is error)
    try:
        raise KeyError("inner")
    except KeyError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)

    def peek():
        return sys.exception()

    print(peek() is error)
print(sys.exc_info(), sys.exception())


def gen_state():
    yield sys.exception()
    try:
        raise KeyError("own")
    except KeyError:
        yield sys.exception()
    yield sys.exception()


g = gen_state()
try:
    raise ValueError("outside")
except ValueError:
    print(repr(next(g)))
    print(repr(next(g)))
    print(repr(sys.exception()))
print(repr(next(g)))
