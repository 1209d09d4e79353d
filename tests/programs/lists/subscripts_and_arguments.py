# Subscripts of lists and tuples with every kind of slice; arguments of methods that don't fit.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


slices = [
    slice(None), slice(2, 5), slice(None, None, 2), slice(None, None, -1), slice(8, 2, -3),
    slice(-3, None), slice(20, 30), slice(None, -20), slice(5, 2), slice(0, 10, 3),
    slice(-1, -11, -2), slice(None, None, 10**20), slice(-10**20, 10**20), slice(True, 4),
]
numbers = list(range(10))


def deleted(s):
    copy = numbers[:]
    del copy[s]
    return copy


def assigned(s, values):
    copy = numbers[:]
    copy[s] = values
    return copy


for s in slices:
    show(lambda: (numbers[s], tuple(numbers)[s]))
    show(lambda: deleted(s))
    for values in ([], ["a"], "abc", (1, 2, 3, 4, 5), range(10), 5, iter([1])):
        show(lambda: assigned(s, values))

copy = numbers[:]
copy[2:5] = copy
print(copy)
copy = numbers[:]
copy[::-1] = copy
print(copy)


def set_item(key):
    numbers[key] = 1


def del_item(key):
    del numbers[key]


class Index:
    def __index__(self):
        return 3


for key in ("a", 1.5, None, 10, -11, 10**30, (), slice(1, 2, 0), slice("a", 2)):
    show(lambda: numbers[key])
    show(lambda: tuple(numbers)[key])
    show(lambda: set_item(key))
    show(lambda: del_item(key))
print(numbers[Index()], numbers[Index():], numbers[True], numbers[-10])

show(lambda: [1] + (2,))
show(lambda: (1,) + [2])
show(lambda: [1, 2] * 3)
show(lambda: 3 * (1, 2))
show(lambda: [1] * -1)
show(lambda: () * 5)
show(lambda: [1] * "a")
show(lambda: [1] * 1.0)
show(lambda: [1] * 10**30)
show(lambda: [1, 2].index(1, "a"))
show(lambda: [1, 2].index(1, None))
show(lambda: [1, 2].index())
show(lambda: [1, 2, 3].index(2, -1))
show(lambda: [1, 2, 3, 2].index(2, 2, 10**30))
show(lambda: (1, 2).index("z"))
show(lambda: (1, True, 1.0, 2).count(1))
show(lambda: [].pop())
show(lambda: [1].pop(5))
show(lambda: [1].pop("a"))
show(lambda: [1].pop(10**30))
show(lambda: [1].pop(1, 2))
show(lambda: [1].append())
show(lambda: [1].append(x=1))
show(lambda: list.append())
show(lambda: list.append(5, 1))
show(lambda: [1].insert("a", 1))
show(lambda: [1].insert(1))
show(lambda: [1].remove("nope"))
show(lambda: [1].extend(5))
show(lambda: [1].sort(5))
show(lambda: [1].sort(foo=1))
show(lambda: [1, "a"].sort())
show(lambda: list(1, 2))
show(lambda: list(a=1))
show(lambda: tuple(1, 2))
show(lambda: tuple(a=1))
show(lambda: list(5))
show(lambda: hash(([],)))
show(lambda: list(range(2**70)))
show(lambda: list(range(2**63 - 3, 2**63 + 3, 2)))
show(lambda: list(range(-(2**63), 2**63 - 1, 2**62)))
show(lambda: list(range(10**15)))
