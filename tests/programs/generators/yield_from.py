# yield from: delegation of values, send, throw, close and the result.
def inner(name):
    try:
        x = yield f"{name} 1"
        print(name, "got", x)
        y = yield f"{name} 2"
        print(name, "got", y)
    except ValueError as e:
        print(name, "caught", e)
        yield f"{name} recovered"
    finally:
        print(name, "finally")
    return f"{name} result"


def outer():
    a = yield from inner("a")
    print("outer has", a)
    b = yield from inner("b")
    return a, b


def drive(g, steps):
    for step in steps:
        try:
            if isinstance(step, BaseException):
                print("->", g.throw(step))
            else:
                print("->", g.send(step))
        except StopIteration as stop:
            print("stop", stop.value)
            return
        except BaseException as e:
            print("raised", type(e).__name__, e)
            return
    g.close()


drive(outer(), [None, 1, 2, 3, 4])
drive(outer(), [None, ValueError("x"), 5, None, None, None])
drive(outer(), [None, 1, KeyError("k")])
drive(outer(), [None, 1])
drive(outer(), [None, GeneratorExit("g")])


def chain(*iterables):
    for it in iterables:
        yield from it


print(list(chain("ab", [1, 2], (x for x in range(2)), {"k": 1}, range(2), {9})))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree((((None, 1, None), 2, (None, 3, None)), 4, (None, 5, None)))))


def over_plain():
    result = yield from [1, 2]
    return ("result", result)


def sends_to_plain():
    yield from iter([1, 2])


g = over_plain()
print(next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
g = sends_to_plain()
next(g)
try:
    g.send("x")
except AttributeError as e:
    print(e)


class Custom:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, v):
        return f"sent {v}"

    def throw(self, *args):
        return f"thrown {args[0]}"

    def close(self):
        print("custom closed")


def to_custom():
    yield from Custom()


g = to_custom()
print(next(g), g.send(5), g.send(None), g.throw(ValueError("t")), type(g.gi_yieldfrom).__name__)
g.close()
for bad in (5, None, print):
    try:
        list((lambda: (yield from bad))())
    except TypeError as e:
        print(e)


def countdown(n):
    if n:
        yield n
        yield from countdown(n - 1)


print(sum(countdown(100)), list(countdown(5)))


def accumulate():
    total = 0
    while (x := (yield)) is not None:
        total += x
    return total


def gather(results):
    while True:
        results.append((yield from accumulate()))


results = []
g = gather(results)
next(g)
for x in (1, 2, 3, None, 10, 20, None):
    g.send(x)
print(results)


def stop_value():
    return (yield from (lambda: (yield 1))())


print(list(stop_value()), [*over_plain()])
