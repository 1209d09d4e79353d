# slice objects: attributes, indices(), comparison, hashing, repr.
print(slice(5), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", [], {}), repr(slice(None, None, -1)))
s = slice(1, 10, 2)
print(s.start, s.stop, s.step, s.indices(5), s.indices(100), s.indices(0), list(range(*s.indices(8))))
for bounds in ((None,), (3,), (-3,), (None, None, -1), (2, None), (-2, None), (None, -2), (5, 2, -1), (-100, 100), (100, -100, -3), (0, 0), (None, None, 100), (2, 8, 3), (8, 2, -3)):
    x = slice(*bounds)
    print(x, [x.indices(n) for n in (0, 1, 5, 10)], list(range(10))[x], "abcdefghij"[x], tuple(range(10))[x] == tuple(list(range(10))[x]))
print(slice(2**70).indices(10), slice(-(2**70), 2**70, 2**65).indices(10), slice(None, None, -(2**70)).indices(10), slice(1).indices(2**80))
print(slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 2, None), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1) == 5, hash(slice(1, 2)) == hash(slice(1, 2, None)), {slice(1): "k"}[slice(None, 1)])
for action in (
    lambda: slice(),
    lambda: slice(1, 2, 3, 4),
    lambda: slice(1).indices(-1),
    lambda: slice(1).indices("a"),
    lambda: slice("a").indices(5),
    lambda: slice(1.0).indices(5),
    lambda: slice(0, 5, 0).indices(5),
    lambda: slice(1).indices(),
    lambda: setattr(slice(1), "start", 5),
    lambda: slice(1).foo,
    lambda: hash(slice([])),
    lambda: slice(1, 2) < slice("a"),
    lambda: slice(stop=1),
    lambda: [1, 2, 3][slice("a", "b")],
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Recorder:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


r = Recorder()
print(r[1], r[1:2], r[:], r[::], r[1:2:3], r[1, 2], r[1:2, 3], r[...], r[:, ::2], r[()], r[(1, 2)], r["k"], r[None], r[-1:], r[:-1])
print(r[1:2, ..., None], r[lambda: 0] is not None, r[x := 5], x, r[*[1, 2]], r[*(), 1], r[1, *range(3)])
r[1:2] = "v"
r[::3] = [1]
r[1, 2:3] = None
r[...] = 0
del r[1:2]
del r[:, 1]
del r[5], r[6:]
r[0] += 1
i = 3
print(r[i : i + 2], r[i:], r[: i * 2 : -i])
try:

    class Sub(slice):
        pass

except TypeError as error:
    print(error)
