# Asynchronous generators and iteration: async for, comprehensions, asend, athrow, aclose.
import sys


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return received


def run(coroutine, *sent):
    """Drives it to its end, with what it pauses for."""
    sent = iter(sent)
    paused = []
    try:
        paused.append(coroutine.send(None))
        while True:
            paused.append(coroutine.send(next(sent, None)))
    except StopIteration as e:
        return paused, e.value
    except BaseException as e:
        return paused, type(e).__name__, str(e)


async def numbers(n, trace=True):
    try:
        for i in range(n):
            await Pause(f"before {i}")
            received = yield i
            if received is not None:
                print("received", received)
    finally:
        if trace:
            print("finally")


async def consume(iterable):
    found = []
    async for x in iterable:
        found.append(x)
    else:
        found.append("else")
    return found


print(run(consume(numbers(3))))
print(run(consume(numbers(0))))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Pause(self.n)
        return self.n


print(run(consume(Countdown(3))))


async def comprehensions():
    return (
        [x async for x in Countdown(3)],
        {x: y async for x in Countdown(2) for y in "ab"},
        sorted({x async for x in Countdown(2) if await Pause("condition")}),
        [y async for y in (x * 2 async for x in Countdown(2))],
        [x + await Pause("term") for x in (1, 2)],
    )


print(run(comprehensions(), None, None, None, None, None, None, True, None, True, None, None, 10, 20))


async def nested():
    async for x in Countdown(2):
        async for y in Countdown(2):
            if y == 0:
                continue
            if x == 0:
                break
            print(x, y)
        else:
            print("inner else", x)
    return "done"


print(run(nested()))


async def breaks():
    generator = numbers(5)
    async for x in generator:
        if x == 2:
            break
    print("after the loop", generator.ag_running, generator.ag_suspended)
    await generator.aclose()
    return [x async for x in generator]


print(run(breaks()))

# What each step gives.
g = numbers(3)
print(type(g).__name__, g.__name__, g.__qualname__, g.ag_running, g.ag_await, g.ag_code is numbers.__code__, g.ag_frame.f_locals, g.__aiter__() is g, repr(g).split(" at ")[0])
step = g.__anext__()
print(type(step).__name__, iter(step) is step, step.__await__() is step)
print(step.send(None), g.ag_running, type(g.ag_await).__name__)
try:
    step.send("resumed")
except StopIteration as e:
    print("value", e.value, g.ag_running)
try:
    step.send(None)
except RuntimeError as e:
    print(e)
print(run(g.asend("hello")), run(g.asend(None)), run(g.asend(1)), g.ag_frame)
print(run(g.__anext__()), run(g.asend(5)), run(g.aclose()), run(g.athrow(ValueError("late"))))


async def catches():
    while True:
        try:
            yield "value"
        except ValueError as e:
            print("caught", e)
            yield "from handler"


g = catches()
print(run(g.__anext__()), run(g.athrow(ValueError("x"))), run(g.__anext__()), run(g.athrow(KeyError("y"))), run(g.__anext__()))
g = catches()
print(run(g.athrow(ValueError("before it began"))), run(g.__anext__()))
g = catches()
print(run(g.aclose()), run(g.__anext__()))


async def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


g = ignores()
print(run(g.__anext__()), run(g.aclose()))
sys.unraisablehook = lambda args: print("unraisable", args.exc_value, type(args.object).__name__)
del g
sys.unraisablehook = sys.__unraisablehook__


async def awaits_while_closing():
    try:
        yield 1
    finally:
        print("closing", await Pause("closing"))


g = awaits_while_closing()
print(run(g.__anext__()), run(g.aclose(), "sent"), run(g.aclose()))

# Two at once.
g = numbers(3, trace=False)
first, second = g.__anext__(), g.__anext__()
first.send(None)
for f in (lambda: second.send(None), lambda: g.aclose().send(None), lambda: g.athrow(ValueError).send(None), lambda: first.close(), lambda: first.send(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
throw = g.athrow(ValueError("z"))
closing = g.aclose()
closing.close()
for f in (lambda: closing.send(None), lambda: closing.throw(ValueError)):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


async def stops(kind):
    yield 1
    raise kind("from inside")


for kind in StopIteration, StopAsyncIteration, GeneratorExit, ValueError:
    g = stops(kind)
    print(run(g.__anext__()), run(g.__anext__()), run(g.__anext__()))


# What is no asynchronous iterable.
class NoNext:
    def __aiter__(self):
        return 5


class WrongNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


for iterable in 5, [1], NoNext(), WrongNext():
    print(run(consume(iterable)))
try:
    run(consume(WrongNext()))
    c = consume(WrongNext())
    c.send(None)
except TypeError as e:
    print(e, "/", repr(e.__cause__), e.__suppress_context__)
for f in (lambda: iter(numbers(1)), lambda: next(numbers(1)), lambda: [*numbers(1)], lambda: numbers(1).send(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


# Dropped ones.
async def dropped():
    try:
        yield 1
    finally:
        print("dropped")


g = dropped()
run(g.__anext__())
del g
print("end")


async def delegating():
    async with Manager() as m:
        async for x in m:
            yield x
            yield (x, await Pause("between"))


class Manager:
    async def __aenter__(self):
        return numbers(2, trace=False)

    async def __aexit__(self, *args):
        print("left", args[0])


print(run(consume(delegating()), *"abcdef"))
