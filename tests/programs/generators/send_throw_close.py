# send, throw and close on generators in every state.
def echo():
    received = []
    try:
        while True:
            try:
                value = yield received[-1] if received else "start"
                received.append(value)
            except ValueError as e:
                received.append(f"caught {e}")
            except GeneratorExit:
                print("closing", received)
                raise
    finally:
        print("finally")


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except BaseException as e:
        print(type(e).__name__, e, e.args)


g = echo()
attempt(g.send, "too early")
print(next(g), g.send(1), g.send(None), g.throw(ValueError("v")), g.throw(ValueError), next(g))
attempt(g.throw, KeyError("escapes"))
attempt(next, g)
attempt(g.send, 1)
attempt(g.throw, RuntimeError("after the end"))
attempt(g.close)

g = echo()
attempt(g.close)
attempt(next, g)
g = echo()
attempt(g.throw, TypeError("before start"))
attempt(next, g)
g = echo()
next(g)
attempt(g.close)
attempt(g.close)


def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield "still here"


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "value from close"


def raises_on_close():
    try:
        yield 1
    finally:
        raise KeyError("while closing")


g = ignores_exit()
next(g)
attempt(g.close)
g = returns_on_close()
next(g)
attempt(g.close)
g = raises_on_close()
next(g)
attempt(g.close)


def swallow():
    try:
        yield 1
    except ValueError:
        return "done"


g = swallow()
next(g)
attempt(g.throw, ValueError)
g = swallow()
next(g)
for bad in (5, "text", int, None):
    attempt(g.throw, bad)
attempt(g.throw)
attempt(next, g)


def self_referential():
    yield 1
    yield next(running)


running = self_referential()
next(running)
attempt(next, running)


def leaks_stop():
    yield 1
    raise StopIteration("inner")


def leaks_through_next():
    yield next(iter([]))


for make in (leaks_stop, leaks_through_next):
    try:
        print(list(make()))
    except RuntimeError as e:
        print(e, repr(e.__cause__), repr(e.__context__))
g = (x for x in [1, 2])
attempt(g.send, None)
attempt(g.send, 5)
attempt(g.throw, ValueError("into genexpr"))
print(g.gi_frame, g.gi_running, g.gi_code.co_name, g.gi_yieldfrom, g.__name__, g.__qualname__, type(g).__name__, iter(g) is g)
