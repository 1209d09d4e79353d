# aiter(), anext(), sys.set_asyncgen_hooks(), breakpoint().
import sys


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except BaseException as e:
        print(type(e).__name__, e)


def run(awaitable, *sent):
    sent = iter(sent)
    iterator = awaitable.__await__()
    paused = []
    try:
        paused.append(next(iterator))
        while True:
            paused.append(iterator.send(next(sent, None)))
    except StopIteration as e:
        return paused, e.value
    except BaseException as e:
        return paused, type(e).__name__, str(e)


class Pause:
    def __await__(self):
        return (yield "pause")


async def numbers(n):
    for i in range(n):
        received = await Pause()
        yield i, received


class Plain:
    def __init__(self, made):
        self.made = made

    def __aiter__(self):
        return self.made

    def __anext__(self):
        return self.made


g = numbers(2)
print(aiter(g) is g, type(anext(g)).__name__, type(anext(g, 5)).__name__)
print(run(anext(g), "a"), run(anext(g, "default"), "b"), run(anext(g, "default")), run(anext(g)))
for x in 5, [1], Plain(5), None:
    attempt(aiter, x)
    attempt(anext, x)
    attempt(lambda: run(anext(x, "default")))
attempt(aiter)
attempt(anext)
attempt(anext, g, 1, 2)


async def coroutine(x):
    if x is None:
        raise StopAsyncIteration
    await Pause()
    return x


made = []


def awaitable(x):
    made.append(coroutine(x))
    return Plain(made[-1])


print(run(anext(awaitable(5), "default")), run(anext(awaitable(None), "default")), run(anext(awaitable(None))))
a = anext(awaitable(6), "default")
print(iter(a) is a, a.__await__() is a, next(a))
attempt(a.throw, ValueError("thrown"))
a = anext(awaitable(7), "default")
print(a.send(None), a.close())
attempt(a.send, None)
a = anext(awaitable(8), "default")
next(a)
attempt(a.throw, StopAsyncIteration)


async def uses():
    g = numbers(3)
    return [await anext(g), await anext(g, None), [x async for x in aiter(g)], await anext(g, "end")]


print(run(uses(), *"abc"))

# Hooks of asynchronous generators.
print(sys.get_asyncgen_hooks(), type(sys.get_asyncgen_hooks()) is type(sys.get_asyncgen_hooks()))
attempt(sys.set_asyncgen_hooks, 5)
attempt(sys.set_asyncgen_hooks, finalizer=5)
attempt(sys.set_asyncgen_hooks, firstiter=5, finalizer="x")
kept = []
sys.set_asyncgen_hooks(firstiter=lambda g: print("first", g.__name__), finalizer=lambda g: (print("finalize", g.__name__), kept.append(g)))
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is hooks[0], hooks.finalizer is hooks[1], len(hooks))
g = numbers(2)
print("made")
print(run(anext(g), 1))
print(run(anext(g), 2))
del g
print(run(kept.pop().aclose()))
g = numbers(2)
del g
print("never begun")
g = numbers(1)
run(anext(g))
run(anext(g))
del g
print("finished")
g = numbers(2)
run(g.aclose())
del g
print("closed")


def broken(g):
    raise ValueError("in the hook")


sys.set_asyncgen_hooks(firstiter=broken)
attempt(lambda: anext(numbers(1)))
sys.set_asyncgen_hooks(None, broken)
sys.unraisablehook = lambda args: print("unraisable", args.exc_value, type(args.object).__name__)
g = numbers(2)
run(anext(g))
del g
sys.unraisablehook = sys.__unraisablehook__
sys.set_asyncgen_hooks(finalizer=None)
print(sys.get_asyncgen_hooks())

# breakpoint() calls its hook.
sys.breakpointhook = lambda *args, **kwargs: ("hook", args, kwargs)
print(breakpoint(), breakpoint(1, x=2))
del sys.breakpointhook
attempt(breakpoint)
sys.breakpointhook = sys.__breakpointhook__
print(sys.breakpointhook.__name__)
