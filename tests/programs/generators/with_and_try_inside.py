# Generators that hold with blocks, try blocks and loops open across yields.
class Guard:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("+" + self.name, end=" ")
        return self.name

    def __exit__(self, kind, value, tb):
        print(f"-{self.name}({kind.__name__ if kind else None})", end=" ")
        return kind is KeyError


def guarded():
    with Guard("outer") as a:
        yield a
        with Guard("inner") as b:
            yield b
        yield "between"
    yield "outside"


print(list(guarded()))
g = guarded()
print(next(g), next(g), end=" ")
g.close()
print()
g = guarded()
next(g)
next(g)
print(g.throw(KeyError("swallowed by inner")))
print(g.throw(KeyError("swallowed by outer")))
try:
    g.throw(KeyError("nobody"))
except KeyError as e:
    print("KeyError", e)


def finally_yields():
    try:
        yield 1
        1 / 0
    except ZeroDivisionError as e:
        yield f"handling {e}"
        try:
            yield "nested"
        finally:
            yield "in nested finally"
    else:
        yield "else"
    finally:
        yield "in finally"
    yield "end"


print(list(finally_yields()))
g = finally_yields()
next(g)
print(g.throw(ValueError("v")))
try:
    next(g)
except ValueError as e:
    print("ValueError after finally", e)


def returns_in_finally():
    try:
        yield 1
    finally:
        return "overrides"


g = returns_in_finally()
next(g)
try:
    g.throw(ValueError)
except StopIteration as e:
    print(e.value)


def loop_state():
    for i in range(3):
        for j in "ab":
            try:
                yield i, j
            except ValueError:
                yield "restart"
                break
            except TypeError:
                continue
        else:
            yield "row done"


print(list(loop_state()))
g = loop_state()
out = [next(g), g.throw(ValueError), next(g), g.throw(TypeError), next(g), next(g)]
print(out, list(g))


def expression_yields():
    x = [(yield 1), (yield 2)]
    y = {"k": (yield 3)}
    z = (yield 4) + (yield 5)
    f = f"{(yield 6)}!"
    call = max((yield 7), (yield 8))
    return x, y, z, f, call, (yield), lambda: (yield)


g = expression_yields()
value = next(g)
received = []
try:
    while True:
        received.append(value)
        value = g.send(value * 10 if value else "last")
except StopIteration as stop:
    print(received, stop.value[:6])


def many_locals(n):
    a, b, c, d, e = n, n + 1, n + 2, n + 3, n + 4
    while True:
        yield a, b, c, d, e
        a, b, c, d, e = b, c, d, e, a + e


gens = [many_locals(i) for i in range(3)]
print([next(g) for _ in range(3) for g in gens])


def early_return(flag):
    if flag:
        return
    yield "reached"


def empty():
    return
    yield


def never():
    if False:
        yield


print(list(early_return(True)), list(early_return(False)), list(empty()), list(never()), [x for g in (empty, never) for x in g()])
