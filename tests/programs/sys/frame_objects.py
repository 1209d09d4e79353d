# Frame objects: identity, variables, places, clear(), of running, suspended and finished frames.
import sys


def name(frame):
    return frame and frame.f_code.co_name


def plain(frame):
    return {k: v for k, v in frame.f_locals.items() if not k.startswith("_") and type(v) in (int, str, list)}


# Identity, and what callers see.
def inner():
    return sys._getframe(1)


def outer():
    a, b = 1, [2]
    frame = inner()
    same = frame is sys._getframe() is inner()
    a = 5
    print(same, frame.f_back is sys._getframe(1), plain(frame), frame.f_lineno - frame.f_code.co_firstlineno)
    del b
    print(plain(frame), frame.f_globals is globals(), frame.f_builtins is sys.modules["builtins"].__dict__, name(frame))
    return frame


frame = outer()
print(plain(frame), name(frame.f_back), frame.f_back is sys._getframe(), frame.f_lineno - frame.f_code.co_firstlineno)
frame.clear()
print(frame.f_locals, frame.f_locals is frame.f_locals)


def chain(n):
    if n:
        return chain(n - 1)
    frame = sys._getframe()
    found = []
    while frame:
        found.append((name(frame), frame.f_locals["n"] if name(frame) == "chain" else None))
        frame = frame.f_back
    return found


print(chain(3))
for depth in (1, 5, 100):
    try:
        sys._getframe(depth)
    except ValueError as e:
        print(e)


# locals(), vars() and dir() are of one dict.
def same_dict(x):
    first = locals()
    y = 1
    print(sorted(first), locals() is first, vars() is first, sys._getframe().f_locals is first, sorted(first))
    del x
    first["y"] = "changed"
    print(dir(), sorted(locals()), y)


same_dict(0)


def closures(x):
    y = 2

    def within():
        z = x + y
        return sorted(locals().items())

    print(within(), sorted(k for k in locals()))


closures(1)


class Body:
    z = [sorted(locals()) for q in range(2)]
    print(locals() is vars(), dir(), sys._getframe().f_locals is locals(), z)

    def method(self):
        return __class__, sorted(locals())


print(Body().method()[1])
print(locals() is globals() is sys._getframe().f_locals, [locals() is globals() for _ in "a"])


# A frame that is kept keeps the variables, the returned one too.
def keeps_returned():
    value = ["returned"]
    global kept
    kept = sys._getframe()
    return value


def keeps_argument(value):
    global kept
    kept = sys._getframe()
    return value


for f in keeps_returned, lambda: keeps_argument([1]):
    result = f()
    print(kept.f_locals, kept.f_locals["value"] is result)


# Tracebacks: the frames they name, and where those stand.
def raises(n):
    if n:
        return raises(n - 1)
    local = "innermost"
    1 / 0


def entries(tb):
    while tb:
        f = tb.tb_frame
        first = f.f_code.co_firstlineno
        print("  ", name(f), tb.tb_lineno - first, f.f_lineno - first, name(f.f_back), plain(f) if f is not sys._getframe(1) else "")
        if name(f) != "<module>":
            print("     ", tb.tb_lasti, f.f_lasti)
        tb = tb.tb_next


try:
    raises(2)
except ZeroDivisionError as e:
    print(e.__traceback__.tb_frame is sys._getframe(), e.__traceback__.tb_frame.f_lineno == e.__traceback__.tb_lineno)
    entries(e.__traceback__.tb_next)


def cleanup():
    try:
        with Manager() as m:
            try:
                raises(0)
            finally:
                after = 1
    except ZeroDivisionError as e:
        tb = e.__traceback__
        print(tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, tb.tb_lasti)
        raise


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.last = kind.__name__
        return False


try:
    cleanup()
except ZeroDivisionError as e:
    entries(e.__traceback__.tb_next)


# What a traceback's frames hold lives as long as it does.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def holds():
    a, b = Noisy("a"), Noisy("b")
    raise LookupError


def catches():
    c = Noisy("c")
    try:
        holds()
    except LookupError as e:
        print("caught")
        e.__traceback__.tb_next.tb_frame.clear()
        print("cleared")
    print("after")


catches()
try:
    holds()
except LookupError:
    print("handling")
print("handled")


# Frames of generators.
def gen(x):
    y = 1
    received = yield sys._getframe()
    y = 2
    yield received
    return y


g = gen([0])
f = g.gi_frame
print(f is g.gi_frame, plain(f), f.f_back, f.f_lineno - gen.__code__.co_firstlineno, f.f_lasti, g.gi_suspended, g.gi_running)
print(next(g) is f, plain(f), f.f_back, f.f_lineno - gen.__code__.co_firstlineno, g.gi_suspended, g.gi_running)
print(g.send("sent"), plain(f), g.gi_frame is f)
print(next(g, "end"), plain(f), g.gi_frame, f.f_lineno - gen.__code__.co_firstlineno, name(f.f_back))
f.clear()
print(plain(f))

g = gen(1)
f = g.gi_frame
f.clear()
print(g.gi_frame, next(g, "finished"), plain(f))
g = gen(1)
next(g)
f = g.gi_frame
f.clear()
print(g.gi_frame, next(g, "finished"), plain(f))
g = gen(1)
next(g)
f = g.gi_frame
g.close()
print(g.gi_frame, plain(f), f.f_lasti)
g = gen(1)
next(g)
f = g.gi_frame
del g
print(plain(f), f.f_lasti, name(f.f_back))
g = gen(1)
f = g.gi_frame
del g
print(plain(f), f.f_back)


def delegating():
    yield from gen("inner")


g = delegating()
inner_frame = next(g)
print(name(inner_frame), inner_frame.f_back, name(g.gi_frame), g.gi_yieldfrom.gi_frame is inner_frame)


def looks_back():
    yield name(sys._getframe().f_back), sys._getframe(1) is sys._getframe().f_back


def runs():
    for found in looks_back():
        print(found)
    print(next(looks_back()), list(looks_back()), *looks_back())


runs()


def clears_itself():
    try:
        sys._getframe().clear()
    except RuntimeError as e:
        yield e


print(*clears_itself())
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)

# Attributes that can be set, and those that can't.
frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
for attribute in "f_trace_lines", "f_trace_opcodes", "f_lineno", "f_lasti", "f_locals", "f_back", "f_code", "missing":
    for value in (True, 5, "x"):
        try:
            setattr(frame, attribute, value)
            print(attribute, getattr(frame, attribute))
        except Exception as e:
            print(attribute, type(e).__name__, e)
    try:
        # Deleting this one makes python3.12 crash.
        if attribute != "f_trace_opcodes":
            delattr(frame, attribute)
    except Exception as e:
        print(attribute, type(e).__name__, e)
try:
    type(frame)()
except TypeError as e:
    print(e)
