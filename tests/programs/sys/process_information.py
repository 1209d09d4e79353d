# sys attributes that programs rely on.
import sys

print(sys.argv, len(sys.argv), type(sys.argv), sys.maxsize, sys.maxunicode, sys.byteorder, sys.version_info[:2], sys.version_info >= (3, 12), sys.version_info.major, sys.version_info.minor, sys.version_info < (4,), sys.hexversion >> 16 == 0x030C, sys.version[:4])
print(sys.getrecursionlimit(), sys.float_info.max, sys.float_info.dig, sys.int_info.sizeof_digit, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.width, sys.platform, sys.flags.optimize, sys.api_version, sys.float_repr_style, sys.dont_write_bytecode, sys.getdefaultencoding(), sys.getfilesystemencoding())
print(type(sys.implementation.name), sys.implementation.version[:2], isinstance(sys.implementation.cache_tag, str), isinstance(sys.executable, str), isinstance(sys.prefix, str), isinstance(sys.path, list), all(isinstance(p, str) for p in sys.path), sys.path[0].endswith("sys"), isinstance(sys.modules, dict), sys.modules["sys"] is sys, sys.modules["__main__"].__name__, "builtins" in sys.modules, "sys" in sys.builtin_module_names, "math" in sys.stdlib_module_names)
print(sys.intern("abc") == "abc", sys.intern("a" + "b") is sys.intern("ab"), sys.getrefcount([]) >= 1, sys.getsizeof(0) > 0, sys.getsizeof([]) < sys.getsizeof([1, 2, 3]), isinstance(sys.getsizeof("x"), int), sys.is_finalizing(), callable(sys.exit), sys.getswitchinterval())
for f in (lambda: sys.intern(5), lambda: sys.intern(), lambda: sys.setrecursionlimit("x"), lambda: sys.getsizeof(), lambda: sys.exit.missing, lambda: sys.missing, lambda: sys.getrecursionlimit(1), lambda: sys.getrefcount(), lambda: sys._getframe(1000), lambda: sys._getframe("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def caller():
    frame = sys._getframe()
    back = sys._getframe(1)
    return frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, back.f_code.co_name, back is frame.f_back, frame.f_globals is globals(), sorted(frame.f_locals)


def outer():
    return caller()


print(outer(), sys._getframe().f_code.co_name, sys._getframe().f_back, sys._getframe().f_builtins["len"] is len)


def depth():
    frame, n = sys._getframe(), 0
    while frame:
        frame, n = frame.f_back, n + 1
    return n


def recurse(n):
    return depth() if n == 0 else recurse(n - 1)


print(depth(), recurse(10), (lambda: depth())(), [depth() for _ in range(1)], next(depth() for _ in range(1)))
print(__name__, __doc__, __file__.rpartition("/")[2], __spec__, sys.modules[__name__].__dict__ is globals(), __builtins__.len is len, __package__, __cached__ if "__cached__" in globals() else "no __cached__")
print(sorted(n for n in globals() if n.startswith("__")))
old = sys.displayhook
print(callable(sys.displayhook), callable(sys.excepthook), sys.excepthook is sys.__excepthook__)
