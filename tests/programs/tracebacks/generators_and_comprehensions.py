# exit: 1
# Frames of generators, generator expressions, lambdas, classes and decorators.
def numbers(limit):
    for n in range(limit):
        yield 10 // (3 - n)


def delegate(limit):
    yield "start"
    yield from numbers(limit)


def check(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


class Collector:
    @check
    def collect(self, items):
        return [item for item in items]

    @property
    def bad(self):
        return max(self.values, key=lambda v: v["score"])

    values = [1]


failures = []
for action in (
    lambda: Collector().collect(delegate(5)),
    lambda: Collector().bad,
    lambda: sum(1 / x for x in (1, 0)),
    lambda: {k: v for k, v in [(1, 2), (3,)]},
    lambda: [[y / 0 for y in range(2)] for x in range(2)],
    lambda: sorted(["b", 1]),
    lambda: list(map(lambda s: s.upper(), ["a", 5])),
    lambda: (lambda f: f())(lambda: undefined),
):
    try:
        action()
    except Exception as error:
        failures.append(error)
for earlier, later in zip(failures, failures[1:]):
    later.__context__ = earlier


class Body:
    attribute = 1
    raise failures[-1]
