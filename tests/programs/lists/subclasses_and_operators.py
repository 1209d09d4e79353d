# Subclasses of list and the special methods of lists.
class History(list):
    def __init__(self, *items):
        super().__init__(items)
        self.log = []

    def append(self, item):
        self.log.append(("append", item))
        super().append(item)

    def __setitem__(self, index, value):
        self.log.append(("set", index, value))
        super().__setitem__(index, value)

    def __getitem__(self, index):
        self.log.append(("get", index))
        return super().__getitem__(index)

    def __delitem__(self, index):
        self.log.append(("del", index))
        super().__delitem__(index)

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return super().__iadd__(other)

    def __contains__(self, item):
        self.log.append(("in", item))
        return super().__contains__(item)


h = History(1, 2, 3)
h.append(4)
h[0] = 10
h[1:2] = [7, 8]
print(h[0], h[-1], h[1:3])
del h[0]
h += [5]
print(5 in h, h, h.log, len(h), h == [7, 8, 3, 4, 5], isinstance(h, list), [*h], sum(h))
print(type(h + [1]), type(h * 2), type(h.copy()), type(h[:]), sorted(h), list(reversed(h)), h.index(3), repr(h), max(h))


class Custom(list):
    def __iter__(self):
        return iter("custom")

    def __len__(self):
        return 2

    def __eq__(self, other):
        return True

    def __repr__(self):
        return "Custom"

    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "radded"

    def __mul__(self, n):
        return f"times {n}"


c = Custom([1, 2, 3])
print(list(c), len(c), c == 5, [c], c + 1, [1] + c, c * 3, [*c], tuple(c), c[0], c.pop(), list.__len__(c), bool(c), ",".join(c), sorted(c))
x = [1, 2]
y = x
x += (3,)
print(x, y is x)
x = x + [4]
print(x, y)
y += "ab"
y *= 2
print(y)
for operation in (lambda: [1] + (2,), lambda: [1] + 1, lambda: [1] * [2], lambda: [1] - [1], lambda: [1] < (1,), lambda: [1] < 1, lambda: -[1], lambda: [1] @ [1], lambda: [1].__iadd__(5)):
    try:
        print(operation())
    except TypeError as error:
        print(error)
try:
    x += 5
except TypeError as error:
    print(error)
print([1].__add__([2]), [1].__mul__(2), [1].__contains__(1), [1, 2].__getitem__(0), [1].__eq__((1,)), [1].__lt__([2]), [1].__len__(), [3, 1].__reversed__().__next__(), [1].__hash__)
l = [1, 2]
print(l.__init__([5]), l, l.__setitem__(0, 9), l, l.__delitem__(0), l, list.__doc__.splitlines()[0])
