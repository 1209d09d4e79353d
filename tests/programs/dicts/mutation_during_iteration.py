# Changing a dict's size under an iterator is an error; changing values is not.
def attempt(label, action):
    try:
        print(label, action())
    except (RuntimeError, StopIteration) as error:
        print(label, type(error).__name__, error)


def adding():
    d = {1: 1, 2: 2}
    for k in d:
        d[k + 10] = 0


def deleting():
    d = {1: 1, 2: 2, 3: 3}
    for k in d:
        del d[k]


def adding_items():
    d = {1: 1}
    for k, v in d.items():
        d[k, v] = 0


def adding_values():
    d = {1: 1}
    for v in d.values():
        d["x"] = 0


def swapping():
    d = {n: n for n in range(4)}
    seen = []
    for k in d:
        seen.append(k)
        if len(seen) > 10:
            break
        del d[k]
        d[k + 100] = 0
    return seen


def replacing():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] = "new"
    return d


def clearing():
    d = {1: 1, 2: 2}
    for k in d:
        d.clear()
    return d


def breaking():
    d = {1: 1, 2: 2}
    for k in d:
        d[5] = 5
        break
    return d


def reverse():
    d = {1: 1, 2: 2}
    for k in reversed(d):
        d[9] = 1


def comprehension():
    d = {1: 1, 2: 2}
    return [d.pop(k) for k in d]


def last_key_added():
    d = {1: 1}
    for k in d:
        d[2] = 2


def over_copy():
    d = {1: 1, 2: 2, 3: 3}
    for k in list(d):
        if k != 2:
            del d[k]
    return d


for function in (adding, deleting, adding_items, adding_values, swapping, replacing, clearing, breaking, reverse, comprehension, last_key_added, over_copy):
    attempt(function.__name__, function)

d = {1: 1, 2: 2}
iterator = iter(d)
next(iterator)
d[3] = 3
attempt("next", lambda: next(iterator))
attempt("again", lambda: next(iterator))
del d[3]
attempt("restored", lambda: next(iterator))
iterator = iter({1: 1, 2: 2}.items())
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator), list(iterator), type(iterator).__name__)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
try:
    for x in s:
        s.discard(x)
except RuntimeError as error:
    print(error)


class Key:
    def __init__(self, n, target):
        self.n, self.target = n, target

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.target.clear()
        return self.n == other.n


target = {}
target[Key(1, target)] = "one"
target[Key(2, target)] = "two"
print(len(target))
