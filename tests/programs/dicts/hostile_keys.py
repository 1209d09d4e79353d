# Keys whose comparison or hash changes the dict that is being searched, or raises.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Few:
    """Keys with few hashes."""

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number % 2

    def __eq__(self, other):
        return self.number == other.number


d = {}
for number in range(50):
    d[Few(number)] = number
for number in range(0, 50, 3):
    del d[Few(number)]
print([d.get(Few(number)) for number in range(50)], len(d))


class Clears:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        d.clear()
        return False


class Grows:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        for number in range(20):
            d[number + 10] = number
        return False


class Replaces:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        d[self] = "replaced" if self in d else "put in"
        return isinstance(other, int)


class Raises:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("eq")


for kind in (Clears, Grows, Raises):
    for question in (
        lambda: d.get(1),
        lambda: 1 in d,
        lambda: d[1],
        lambda: d.setdefault(1, 2),
        lambda: d.pop(1, "none"),
        lambda: d.update({1: 3}),
        lambda: d == {1: 1},
        lambda: {1: 1} == d,
        lambda: (1, 2) in d.items(),
        lambda: d.keys() & {1},
        lambda: {1} | d.keys() == {1},
    ):
        d = {}
        d[kind()] = 1
        show(question)
        print(kind.__name__, len(d))


class BadHash:
    def __init__(self, result):
        self.result = result

    def __hash__(self):
        return self.result


show(lambda: {BadHash("a"): 1})
show(lambda: {BadHash(None): 1})
show(lambda: (hash(BadHash(-1)), hash(BadHash(2**61 - 1)), hash(BadHash(2**70))))
key = BadHash(-1)
show(lambda: {key: 5}[key])


class Adds:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        source[len(source) + 100] = 1
        return False


source = {}
source[Adds()] = 1
target = {Adds(): 1}
show(lambda: target.update(source))
show(lambda: target | source)
print({True: "x", 1: "y", 1.0: "z"}, {0: "a", False: "b", -0.0: "c"})
big = {2**70: "big", 2**70 + 1: "b2", -1: "m", -2: "m2", (1, (2, 3)): "t", "k" * 40: "s"}
print(big[2**70], big[-1], big[-2], 2**70 + 2 in big, big.get(float(2**70)), big[1.0, (2.0, True + 2)])
