# Context managers in use: transactions, timers, stacks, reusable and reentrant ones.
class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.saved = dict(self.store)
        return self.store

    def __exit__(self, kind, value, tb):
        if kind is not None:
            self.store.clear()
            self.store.update(self.saved)
            print("rolled back because of", repr(value))
        return kind is ValueError


store = {"a": 1}
with Transaction(store) as s:
    s["b"] = 2
with Transaction(store) as s:
    s["c"] = 3
    del s["a"]
    raise ValueError("bad value")
try:
    with Transaction(store):
        store["d"] = 4
        raise KeyError("passes through")
except KeyError as e:
    print("caught", e)
print(store)


class Stack:
    def __init__(self):
        self.callbacks = []

    def push(self, f, *args):
        self.callbacks.append((f, args))
        return f

    def enter(self, manager):
        result = type(manager).__enter__(manager)
        self.callbacks.append((lambda *exc: type(manager).__exit__(manager, *exc), None))
        return result

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        swallowed = False
        while self.callbacks:
            f, args = self.callbacks.pop()
            if args is None:
                if f(*exc):
                    exc, swallowed = (None, None, None), True
            else:
                f(*args)
        return swallowed


class Named:
    def __init__(self, n, swallow=False):
        self.n, self.swallow = n, swallow

    def __enter__(self):
        print("in", self.n, end=" ")
        return self

    def __exit__(self, kind, value, tb):
        print("out", self.n, kind and kind.__name__, end=" ")
        return self.swallow


with Stack() as stack:
    stack.push(print, "first pushed, last called")
    for n in range(3):
        stack.enter(Named(n, n == 1))
    stack.push(print, "called early")
    raise RuntimeError("swallowed by number 1")
print("continued")


def contextmanager(f):
    class Manager:
        def __init__(self, *args):
            self.generator = f(*args)

        def __enter__(self):
            return next(self.generator)

        def __exit__(self, kind, value, tb):
            if kind is None:
                next(self.generator, None)
                return False
            try:
                self.generator.throw(value)
            except StopIteration:
                return True
            except BaseException as e:
                if e is value:
                    return False
                raise
            raise RuntimeError("generator did not stop")

    return Manager


@contextmanager
def tag(name):
    print(f"<{name}>", end="")
    try:
        yield name
    except LookupError as e:
        print(f"[{e}]", end="")
    finally:
        print(f"</{name}>", end=" ")


with tag("p"), tag("b") as b:
    print("text in", b, end="")
with tag("i"):
    raise KeyError("lost")
try:
    with tag("u"):
        raise TypeError("kept")
except TypeError as e:
    print("outside", e)


class Reentrant:
    depth = 0

    def __enter__(self):
        self.depth += 1
        return self.depth

    def __exit__(self, *exc):
        self.depth -= 1


r = Reentrant()
with r as one, r as two:
    with r as three:
        print(one, two, three, r.depth)
print(r.depth)


