# A sequence class that supports the whole slicing protocol.
class Ring:
    """A fixed ring of items where indices wrap around."""

    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Ring(self.items[i] for i in range(*key.indices(len(self))))
        if isinstance(key, tuple):
            return [self[k] for k in key]
        return self.items[key % len(self)]

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            positions = range(*key.indices(len(self)))
            values = list(value)
            if len(positions) != len(values):
                raise ValueError(f"need {len(positions)} values, got {len(values)}")
            for position, item in zip(positions, values):
                self.items[position] = item
        else:
            self.items[key % len(self)] = value

    def __delitem__(self, key):
        del self.items[key]

    def __repr__(self):
        return f"Ring({self.items})"


r = Ring("abcdef")
print(r, len(r), r[0], r[7], r[-1], r[-13], r[1:4], r[::-2], r[1, 2, -1], r[:2, 3:], r[4:])
r[8] = "C"
r[:2] = "XY"
r[::3] = [1, 2]
print(r)
try:
    r[0:3] = "toolong"
except ValueError as error:
    print(error)
del r[0], r[-1]
print(r, r[100])
del r[1:]
print(r)


class OldStyle:
    """Iterable and searchable through __getitem__ alone."""

    def __getitem__(self, index):
        print(f"[{index}]", end=" ")
        if index >= 4:
            raise IndexError("done")
        return index * 10


o = OldStyle()
print(list(o))
print(20 in o)
print(99 in o)
print([x for x in o], tuple(o), sum(o), max(o), sorted(o, reverse=True))
a, b, c, d = o
print(a, b, c, d)
print(list(zip(o, "ab")), list(enumerate(o))[-1], list(map(str, o)), dict.fromkeys(o), [*o], {*o} == {0, 10, 20, 30})
try:
    reversed(o)
except TypeError as error:
    print(error)


class WithLen(OldStyle):
    def __len__(self):
        return 4


print(list(reversed(WithLen())))


class Broken:
    def __getitem__(self, index):
        if index == 2:
            raise KeyError("not an IndexError")
        return index


try:
    print(list(Broken()))
except KeyError as error:
    print("KeyError", error)


class Stops:
    def __getitem__(self, index):
        if index == 2:
            raise StopIteration
        return index


print(list(Stops()), [x for x in Stops()])
