# Functions of sys: what they return and refuse.
import sys


def t(f, *a, **k):
    try:
        print(f.__name__, a, k, "->", repr(f(*a, **k)))
    except BaseException as e:
        print(f.__name__, a, k, "!!", type(e).__name__, e, e.args)


for limit in (0, -5, "x", 2**40):
    t(sys.setrecursionlimit, limit)
t(sys.getsizeof)
t(sys._getframe, 100)
t(sys.intern, 5)
t(sys.intern, None)
for a in ((1, 2), ((1, 2),), (), (None,), ("x",), (ValueError(1),), (SystemExit(5),)):
    t(sys.exit, *a)
t(sys.exc_info)
t(sys.exception)
for limit in (5, 0, 640, 4300, -1):
    t(sys.set_int_max_str_digits, limit)
    t(sys.get_int_max_str_digits)
t(sys.set_int_max_str_digits, 4300)
t(sys.settrace, None)
t(sys.setprofile, None)
t(sys.setswitchinterval, 0.1)
t(sys.getswitchinterval)
t(sys.setswitchinterval, 0)
t(sys.audit, "x")
t(sys.audit)
t(sys._getframemodulename)
t(sys.is_finalizing)
t(sys.displayhook)
t(type(sys.version_info))
t(type(sys.flags))
print(sys.version_info, sys.version_info[1:3], sys.version_info.n_fields, sys.version_info.n_sequence_fields)
print(sys.float_info, sys.int_info)
print(type(sys.version_info).__name__, type(sys.version_info).__module__, type(sys.version_info).__match_args__)
print(sys.version_info == (3, 12, 1, "final", 0), hash(sys.version_info) == hash(tuple(sys.version_info)), isinstance(sys.version_info, tuple))
try:
    sys.version_info.major = 4
except AttributeError as e:
    print(e)
for values in (sys.getsizeof([]), sys.getsizeof({}), sys.getsizeof("abc")):
    print(values)


def inside():
    try:
        1 / 0
    except ZeroDivisionError as e:
        print(sys.exception() is e, sys.exc_info()[1] is e, sys.exc_info()[0], sys.exc_info()[2] is e.__traceback__)
        try:
            [][0]
        except IndexError as inner:
            print(sys.exception() is inner, sys.exception().__context__ is e)
        print(sys.exception() is e)
    print(sys.exception())


inside()
