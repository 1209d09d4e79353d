# User-defined exceptions: hierarchy, __init__, __str__, class and instance matching.
class AppError(Exception):
    """Base of all."""

    code = 1


class NotFound(AppError):
    code = 404

    def __init__(self, what, *, where="nowhere"):
        super().__init__(f"{what} not found in {where}")
        self.what, self.where = what, where


class Silent(AppError):
    def __init__(self, *args):
        self.kept = args


class Texty(AppError):
    def __str__(self):
        return f"<{'/'.join(map(str, self.args))}>"


class Both(NotFound, KeyError):
    pass


class Weird(BaseException):
    pass


def attempt(make):
    try:
        raise make()
    except NotFound as e:
        return "NotFound", e.code, str(e), e.args, e.what, e.where
    except AppError as e:
        return "AppError", type(e).__name__, e.code, str(e), repr(e), e.args
    except Exception as e:
        return "Exception", type(e).__name__, str(e)
    except BaseException as e:
        return "BaseException", type(e).__name__, str(e)


for make in (lambda: NotFound("key"), lambda: NotFound("a", where="b"), lambda: AppError, lambda: AppError("m"), lambda: Silent(1, 2), lambda: Texty("a", 2), lambda: Both("x"), lambda: Weird("w"), lambda: NotFound, lambda: int, lambda: ValueError):
    print(attempt(make))
print(Both.__mro__[1:4], str(Both("k")), Silent("s").kept, isinstance(Both("x"), KeyError), issubclass(Both, LookupError))


def match_class(expected, raised):
    try:
        raise raised
    except expected:
        return True
    except BaseException as other:
        return type(other).__name__, str(other)


for expected in (ValueError, (ValueError, TypeError), (), ((), (ValueError,)), Exception, BaseException, int, "x", (ValueError, int), [ValueError], None, ValueError("i")):
    for raised in (ValueError("v"), KeyError):
        try:
            print(match_class(expected, raised))
        except TypeError as error:
            print(error, repr(error.__context__))


class Dynamic:
    @property
    def kind(self):
        print("evaluated")
        return KeyError


try:
    raise KeyError("dynamic")
except Dynamic().kind as e:
    print("caught", e)
try:
    pass
except Dynamic().kind:
    pass


class NewRaises(Exception):
    def __new__(cls, *args):
        if args == ("swap",):
            return ValueError("swapped")
        if args == ("bad",):
            return 5
        return super().__new__(cls, *args)


for argument in ("swap", "fine", "bad"):
    try:
        raise NewRaises(argument)
    except BaseException as e:
        print(type(e).__name__, e)


class InitFails(Exception):
    def __init__(self):
        raise RuntimeError("in __init__")


for raised in (InitFails, lambda: None):
    try:
        raise raised
    except BaseException as e:
        print(type(e).__name__, e)


class NotInstance(Exception):
    def __new__(cls):
        return 5


try:
    raise NotInstance
except TypeError as e:
    print(e)


class Slotted(Exception):
    __slots__ = ("a",)


s = Slotted("x")
s.a, s.b = 1, 2
print(s.a, s.__dict__, s)


class Retry(Exception):
    def __init__(self, attempt):
        self.attempt = attempt


def flaky(state=[]):
    state.append(1)
    if len(state) < 4:
        raise Retry(len(state))
    return f"succeeded after {len(state)}"


while True:
    try:
        print(flaky())
        break
    except Retry as r:
        print("retry", r.attempt, r.args)
