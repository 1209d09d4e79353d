# args, str, repr and attributes of built-in exceptions.
def show(e):
    print(type(e).__name__, "|", str(e), "|", repr(e), "|", e.args)


for cls in (Exception, BaseException, ValueError, TypeError, KeyError, IndexError, LookupError, ArithmeticError, RuntimeError, AttributeError, NameError, ImportError, OSError, StopIteration, SystemExit, KeyboardInterrupt, GeneratorExit, AssertionError, NotImplementedError, OverflowError, ZeroDivisionError, RecursionError, MemoryError, EOFError, BufferError, UnboundLocalError, ModuleNotFoundError, FloatingPointError, StopAsyncIteration, Warning, DeprecationWarning, UserWarning):
    for arguments in ((), ("m",), ("m", 2), (None,), ((1, 2),), ("it's",), (KeyError("inner"),)):
        show(cls(*arguments))
    print([c.__name__ for c in cls.__mro__])

s = StopIteration(5)
print(s.value, StopIteration().value, StopIteration(1, 2).value, StopIteration(1, 2).args)
x = SystemExit(3)
print(x.code, SystemExit().code, SystemExit("a", "b").code)
i = ImportError("msg", name="n", path="p")
print(i.name, i.path, i.msg, i, repr(i), ImportError().msg, ModuleNotFoundError("m", name="q").name)
for arguments in ((), (2,), (2, "No such"), (2, "No such", "file"), (2, "No such", "a", None, "b"), (1, 2, 3, 4, 5, 6), ("x", "y"), (13, "denied", b"f")):
    o = OSError(*arguments)
    print(type(o).__name__, o, repr(o), o.args, o.errno, o.strerror, o.filename, o.filename2)
print([type(OSError(n, "m")).__name__ for n in (1, 2, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 9999)])
u = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad")
print(u, u.args, u.encoding, u.object, u.start, u.end, u.reason)
u.start, u.end, u.reason = 0, 2, "changed"
print(u, UnicodeEncodeError("ascii", "\u00e9", 0, 1, "ord"), UnicodeTranslateError("\u00e9x", 0, 2, "why"))
sy = SyntaxError("bad", ("file.py", 3, 5, "text here", 3, 7))
print(sy, sy.msg, sy.filename, sy.lineno, sy.offset, sy.text, sy.end_lineno, sy.end_offset, repr(sy))
for action in (lambda: UnicodeDecodeError("a"), lambda: ImportError(foo=1), lambda: ValueError(x=1), lambda: SyntaxError("a", 5), lambda: BaseException.__new__(int), lambda: StopIteration(k=1), lambda: OSError(k=1), lambda: KeyError().missing):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
e = ValueError("a", 1)
e.args = ["replaced", 2]
print(e.args, e, repr(e))
e.custom = 5
print(e.__dict__, e.custom)
e.args = ()
print(str(e), repr(e))
try:
    e.args = 5
except TypeError as error:
    print(error)
print(ValueError("a") == ValueError("a"), hash(e) == hash(e), isinstance(e, Exception), issubclass(KeyError, LookupError), ValueError.__doc__, EnvironmentError is OSError, IOError is OSError)
print(Exception("a").__reduce__(), e.__reduce__(), Exception.__module__, str(KeyError("k")), str(KeyError("a", "b")), str(KeyError()), f"{KeyError('x')}")
