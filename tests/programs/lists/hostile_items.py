# Items whose comparison, length or text changes the list they are in, or raises.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Clears:
    def __eq__(self, other):
        victim.clear()
        return False

    def __repr__(self):
        victim.clear()
        return "Clears"


for question in (
    lambda: 1 in victim,
    lambda: victim.index(1),
    lambda: victim.count(1),
    lambda: victim.remove(1),
    lambda: victim == [1, 2, 3],
    lambda: victim < [1, 2, 3],
    lambda: [1, 2, 3] >= victim,
    lambda: repr(victim),
):
    victim = [Clears(), 1, 2]
    show(question)
    print(len(victim))


class Raises:
    def __eq__(self, other):
        raise ValueError("eq")

    def __lt__(self, other):
        raise ValueError("lt")


victim = [Raises(), Raises(), 3]
for question in (
    lambda: 3 in victim,
    lambda: victim.index(3),
    lambda: victim.count(3),
    lambda: victim == [1, 2, 3],
    lambda: victim[0] in victim,
    lambda: victim.sort(),
):
    show(question)
print(len(victim))


class WrongLength:
    def __init__(self, length, hint=None):
        self.length, self.hint = length, hint

    def __len__(self):
        if isinstance(self.length, Exception):
            raise self.length
        return self.length

    def __iter__(self):
        return iter([1])


class WrongHint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint

    def __iter__(self):
        return iter([1])


for iterable in (
    WrongLength(ValueError("len")), WrongLength(TypeError("len")), WrongLength(-1),
    WrongLength("a"), WrongLength(10), WrongHint(-1), WrongHint("a"), WrongHint(NotImplemented),
    WrongHint(ValueError("hint")), WrongHint(TypeError("hint")), WrongHint(0),
):
    show(lambda: list(iterable))
    show(lambda: tuple(iterable))


def fails():
    yield 1
    raise KeyError("generator")


items = []
show(lambda: items.extend(fails()))
print(items)
show(lambda: list(fails()))

items = [1, 2, 3]


def key(x):
    items.append(9)
    return -x


show(lambda: items.sort(key=key))
print(items)
show(lambda: items.sort(key=lambda x: 1 / 0))
print(items)
items.sort(key=lambda x: len(items))
print(items)
items.sort(key=lambda x: items.clear() or -x)
print(items)
