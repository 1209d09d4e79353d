# sys.unraisablehook: what it is called with, hooks of a program's own, and what the default one prints.
import sys


class Shown:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass

    def show(self):
        for line in "".join(self.parts).splitlines():
            # Addresses differ, and so does where this file lies.
            print("err:", line.split(" at 0x")[0] if " at 0x" in line else line.replace(__file__, "FILE"))
        self.parts.clear()


class Broken:
    def __del__(self):
        1 / 0


def with_hook(hook):
    sys.unraisablehook = hook
    try:
        Broken()
    finally:
        sys.unraisablehook = sys.__unraisablehook__


classes = []


def describe(args):
    cls = type(args)
    classes.append(cls)
    print(cls, cls.__module__, cls.__qualname__, len(args))
    print(args.exc_type, args.exc_value, args.err_msg, args.object.__qualname__)
    print(args.exc_traceback.tb_frame.f_code.co_name, args.exc_value.__traceback__ is args.exc_traceback)
    print(cls.__doc__)
    print(cls.__match_args__, cls.n_fields, cls.n_sequence_fields, cls.n_unnamed_fields)
    print(args[0] is args.exc_type, args[4] is args.object, isinstance(args, tuple))


with_hook(describe)
HookArgs = classes[0]


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


attempt(HookArgs)
attempt(HookArgs, 5)
attempt(HookArgs, [1, 2])
attempt(HookArgs, range(6))
attempt(HookArgs, range(5), 3)
attempt(HookArgs, "abcde", {})
attempt(sys.__unraisablehook__, 3)
attempt(sys.__unraisablehook__, None)
attempt(sys.__unraisablehook__, (1, 2, 3, 4, 5))
attempt(sys.__unraisablehook__)
try:
    classes[0].exc_type = 1
except TypeError as e:
    print(e)


# What the default hook prints.
class BadRepr:
    def __repr__(self):
        raise ValueError("no repr")


def default(*items):
    stderr, sys.stderr = sys.stderr, Shown()
    try:
        sys.__unraisablehook__(HookArgs(items))
    finally:
        sys.stderr.show()
        sys.stderr = stderr


error = ValueError("something")
default(ValueError, error, None, None, None)
default(ValueError, error, None, "only a message", None)
default(ValueError, error, None, "a message", 7)
default(ValueError, error, None, None, "object")
default(ValueError, error, None, None, BadRepr())
default(ValueError, None, None, None, [1, 2])
default(ValueError, error, None, 5, "message is no str")


# Generators that are dropped.
def generator():
    try:
        yield 1
    finally:
        raise KeyError("in a generator")


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


def brief(args):
    print(args.exc_type.__name__, args.exc_value, type(args.object).__name__, args.object.__name__)


sys.unraisablehook = brief
for make in generator, stubborn:
    it = make()
    next(it)
    del it
sys.unraisablehook = sys.__unraisablehook__


# Hooks that raise, that are None, that are missing.
def failing(args):
    raise RuntimeError("in the hook")


stderr, sys.stderr = sys.stderr, Shown()
with_hook(failing)
sys.stderr.show()
print("-- none")
with_hook(None)
sys.stderr.show()
print("-- deleted")
del sys.unraisablehook
Broken()
sys.unraisablehook = sys.__unraisablehook__
sys.stderr.show()
print("-- default")
Broken()
with_hook(sys.__unraisablehook__)
sys.stderr.show()
print("-- not callable")
with_hook(42)
sys.stderr.show()
sys.stderr = stderr

# The exception that is being handled stays what it is.
try:
    raise LookupError("handled")
except LookupError:
    with_hook(lambda args: print(args.exc_value, args.exc_value.__context__, sys.exception()))
    print(repr(sys.exception()))
