# with: order of entering and leaving, suppression, exceptions in enter and exit.
class Ctx:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name, end="; ")
        if self.fail == "enter":
            raise ValueError(f"enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is not None, end="; ")
        if self.fail == "exit":
            raise KeyError(f"exit {self.name}")
        return self.swallow


def attempt(f):
    try:
        print("->", f())
    except Exception as e:
        print("!", type(e).__name__, e, repr(e.__context__))


def plain():
    with Ctx("a") as a, Ctx("b") as b:
        return a + b


def raises():
    with Ctx("a"), Ctx("b"):
        1 / 0
    return "not reached"


def suppressed():
    with Ctx("a"), Ctx("b", True):
        1 / 0
        print("not reached")
    return "after"


def outer_suppresses():
    with Ctx("a", True):
        with Ctx("b"):
            1 / 0
        print("not reached")
    return "after"


def enter_fails():
    with Ctx("a"), Ctx("b", fail="enter"), Ctx("c"):
        return "no"


def exit_fails():
    with Ctx("a"), Ctx("b", fail="exit"):
        return "lost"


def exit_fails_on_error():
    with Ctx("a", True), Ctx("b", fail="exit"):
        raise ValueError("body")
    return "KeyError swallowed by a"


def parenthesised():
    with (
        Ctx("a") as x,
        Ctx("b") as (y),
    ):
        return x, y


def unpacked():
    class Pair(Ctx):
        def __enter__(self):
            return 1, [2, 3]

    with Pair("p") as (first, (second, third)), Ctx("q") as holder.attribute, Ctx("r") as items[0]:
        return first, second, third, holder.attribute, items


def loop():
    out = []
    for i in range(4):
        with Ctx(str(i), True):
            if i == 1:
                continue
            if i == 2:
                raise ValueError
            if i == 3:
                break
            out.append(i)
        out.append(f"after {i}")
    return out


def generator():
    def g():
        with Ctx("gen"):
            yield 1
            yield 2

    it = g()
    first = next(it)
    it.close()
    return first


def truthy_return():
    with Ctx("t", "non-empty string"):
        raise ValueError
    return "swallowed by a truthy value"


class Holder:
    pass


holder, items = Holder(), [None]
for f in (plain, raises, suppressed, outer_suppresses, enter_fails, exit_fails, exit_fails_on_error, parenthesised, unpacked, loop, generator, truthy_return):
    print(f.__name__, end=": ")
    attempt(f)


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *a):
        pass


class WrongExit(NoExit):
    def __exit__(self):
        pass


def use(manager):
    with manager:
        return "body ran"


for manager in (NoExit(), NoEnter(), WrongExit(), 5, None):
    attempt(lambda: use(manager))
instance = Ctx("special lookup")
instance.__enter__ = lambda: print("instance attributes are ignored")
attempt(lambda: use(instance))
