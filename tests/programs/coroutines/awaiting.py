# Coroutines driven by hand: await, send, throw, close, attributes, and what is wrong with them.
import sys


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return ("received", received)


async def leaf(x):
    first = await Pause(x)
    second = await Pause(x + 1)
    return first, second


async def branch(x):
    try:
        return await leaf(x), await leaf(x + 10)
    finally:
        print("branch done")


def drive(coroutine, *sent):
    sent = iter(sent)
    try:
        print("  yields", coroutine.send(None))
        while True:
            print("  yields", coroutine.send(next(sent, "default")))
    except StopIteration as e:
        print("  returns", e.value)
    except BaseException as e:
        print("  raises", type(e).__name__, e)


drive(leaf(1), "a", "b")
drive(branch(1), "a", "b", "c")


async def no_await():
    return 5


drive(no_await())
c = no_await()
print(type(c).__name__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_code is no_await.__code__, c.__name__, c.__qualname__, c.cr_origin, c.cr_frame.f_locals)
c.__name__ = "renamed"
print(c.__name__, repr(c).split(" at ")[0], hasattr(c, "__iter__"), hasattr(c, "__next__"), hasattr(c, "__await__"), callable(c))
c.close()
print(c.cr_frame, c.cr_running, c.close())
for f in (lambda: c.send(None), lambda: c.throw(ValueError("x")), lambda: iter(c), lambda: next(c), lambda: [*c], lambda: setattr(c, "cr_frame", 1), lambda: setattr(c, "__name__", 5), lambda: type(c)()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

c = leaf(1)
try:
    c.send(5)
except TypeError as e:
    print(e)
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__, c.cr_frame.f_lineno - leaf.__code__.co_firstlineno)
try:
    c.throw(KeyError("thrown"))
except KeyError as e:
    print("out", e, c.cr_frame)


async def catches():
    while True:
        try:
            await Pause("waiting")
        except ValueError as e:
            print("caught", e)
        except GeneratorExit:
            print("exit")
            raise


c = catches()
print(c.send(None), c.throw(ValueError("one")), c.throw(ValueError))
c.close()


async def ignores():
    while True:
        try:
            await Pause("waiting")
        except GeneratorExit:
            print("ignored")


c = ignores()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)
sys.unraisablehook = lambda args: print("unraisable", args.exc_value, type(args.object).__name__)
del c
sys.unraisablehook = sys.__unraisablehook__


# The iterator of __await__.
w = leaf(3).__await__()
print(type(w).__name__, iter(w) is w, next(w), w.send("x"))
try:
    w.send("y")
except StopIteration as e:
    print(e.value)
w = catches().__await__()
next(w)
print(w.throw(ValueError("through the wrapper")), w.close())


# What can't be awaited.
class Wrong:
    def __init__(self, made):
        self.made = made

    def __await__(self):
        return self.made


async def awaits(x):
    return await x


shared = leaf(7)
for make in (lambda: 5, lambda: None, lambda: Wrong(5), lambda: Wrong([1]), lambda: Wrong(iter([1, 2])), lambda: (x for x in ())):
    drive(awaits(make()))
inner = no_await()
drive(awaits(Wrong(inner)))
inner.close()
outer1, outer2 = awaits(shared), awaits(shared)
print(outer1.send(None))
drive(outer2)
outer1.close()


async def itself():
    global own
    await Pause(own)
    own.send(None)


own = itself()
own.send(None)
drive(own)


async def stops(kind):
    raise kind("from inside")


for kind in StopIteration, StopAsyncIteration, GeneratorExit, ValueError:
    c = stops(kind)
    try:
        c.send(None)
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__))


# Generators that may be awaited, and `yield from` a coroutine.
def plain():
    yield from not_awaited


not_awaited = no_await()
try:
    list(plain())
except TypeError as e:
    print(e)


not_awaited.close()


def old_style():
    received = yield "old"
    return received


old_style = type(old_style)(old_style.__code__.replace(co_flags=old_style.__code__.co_flags | 0x100), globals())
drive(awaits(old_style()), "new")


def delegates():
    return (yield from leaf(20))


delegates = type(delegates)(delegates.__code__.replace(co_flags=delegates.__code__.co_flags | 0x100), globals())
drive(awaits(delegates()), 1, 2)


# async with.
class Manager:
    def __init__(self, suppress=False, **missing):
        self.suppress = suppress

    async def __aenter__(self):
        print("  entering", await Pause("enter"))
        return self

    async def __aexit__(self, kind, value, tb):
        print("  leaving", kind and kind.__name__, value, await Pause("exit"))
        return self.suppress


async def managed(manager, error=None):
    async with manager as m, Manager():
        print("  inside", m is manager)
        if error:
            raise error
    return "after"


drive(managed(Manager()), 1, 2, 3, 4)
drive(managed(Manager(True), ValueError("suppressed")), 1, 2, 3, 4)
drive(managed(Manager(), ValueError("not suppressed")), 1, 2, 3, 4)


class NoExit:
    async def __aenter__(self):
        pass


class NotAwaitable:
    def __aenter__(self):
        return 5

    def __aexit__(self, *args):
        return 6


class ExitNotAwaitable(NotAwaitable):
    async def __aenter__(self):
        return "entered"


for manager in 5, NoExit(), NotAwaitable(), ExitNotAwaitable():
    drive(managed(manager))


# Tracebacks go through the coroutines that await.
async def fails():
    await Pause(0)
    1 / 0


async def waits_for_failure():
    await fails()


c = waits_for_failure()
c.send(None)
try:
    c.send(None)
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next


class Methods:
    async def method(self, x):
        return self.other(x) + await self.awaited(x)

    def other(self, x):
        return x * 2

    async def awaited(self, x):
        (_, received) = await Pause(x)
        return received

    @staticmethod
    async def static():
        return [await leaf(i) for i in range(2)], {i: await no_await() for i in range(2)}


drive(Methods().method(4), 100)
drive(Methods.static(), *"abcd")
