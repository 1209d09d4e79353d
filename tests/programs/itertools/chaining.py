# chain, chain.from_iterable, starmap, tee, pairwise, batched.
from itertools import batched, chain, count, islice, pairwise, starmap, tee


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def trace(label, n):
    for i in range(n):
        print(f"<{label}{i}>", end="")
        yield i


print(list(chain()), list(chain("ab")), list(chain("ab", [1], (), {"k": 2}, range(2))), list(chain.from_iterable(["ab", [1, 2]])), list(chain.from_iterable([])), list(chain.from_iterable(x for x in ("p", "q"))))
c = chain(trace("a", 2), trace("b", 1))
print(next(c), next(c), next(c), next(c, "end"), list(chain.from_iterable([[1], [[2]]])), list(islice(chain([1], count(5)), 4)), list(islice(chain.from_iterable([n] * n for n in count()), 7)))
it = chain([1, 2], [3])
print(next(it), list(it), list(it))
for f in (
    lambda: list(chain(5)),
    lambda: list(chain([1], 5)),
    lambda: chain.from_iterable(5),
    lambda: list(chain.from_iterable([5])),
    lambda: chain(x=1),
    lambda: chain.from_iterable(),
    lambda: list(starmap(pow, [(2,), 5])),
    lambda: list(starmap(pow, [5])),
    lambda: starmap(pow),
    lambda: starmap(pow, 5),
    lambda: list(starmap(5, [(1,)])),
    lambda: list(starmap(lambda a, b: a / b, [(1, 2), (1, 0)])),
    lambda: tee(),
    lambda: tee(5),
    lambda: tee([1], -1),
    lambda: tee([1], "a"),
    lambda: tee([], 0),
    lambda: pairwise(),
    lambda: pairwise(5),
    lambda: list(pairwise([])),
    lambda: batched([1]),
    lambda: batched([1], 0),
    lambda: batched([1], -1),
    lambda: batched([1], "a"),
    lambda: batched(5, 2),
    lambda: batched([1], 1.5),
    lambda: list(batched(iterable="abc", n=2)),
):
    attempt(f)
print(list(starmap(pow, [(2, 5), (3, 2)])), list(starmap(lambda *a: a, ["ab", (), [1]])), list(starmap(max, [(1, 5, 3), "az"])), list(starmap(divmod, zip(range(5, 8), [2, 3, 4]))), list(starmap(print, [])))
a, b = tee(trace("t", 3))
print(next(a), next(a), next(b), list(a), list(b), next(a, "end"))
x, y, z = tee("abc", 3)
print(next(x), list(y), list(x), list(z), len(tee([1], 4)), tee([], 0))
x, y = tee(iter([1, 2, 3, 4]))
next(x)
copy = x.__copy__()
print(next(copy), next(x), list(copy), list(x), list(y), tee(x)[0] is x, type(x).__name__)
x, = tee([1, 2], 1)
print(list(x))
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise(trace("p", 3))), [b - a for a, b in pairwise([1, 4, 9, 16])], all(a <= b for a, b in pairwise([1, 2, 2])))
print(list(batched("abcdefg", 3)), list(batched([], 2)), list(batched(range(4), 2)), list(batched(range(3), 10)), next(batched(count(), 4)), list(batched(trace("b", 3), 2)))


def failing():
    yield 1
    yield 2
    raise ValueError("mid-way")


for make in (lambda: batched(failing(), 2), lambda: pairwise(failing()), lambda: chain(failing(), [5]), lambda: tee(failing())[0], lambda: starmap(lambda v: v, ((v,) for v in failing()))):
    it = make()
    seen = []
    try:
        for v in it:
            seen.append(v)
    except ValueError as e:
        print(seen, e, next(it, "nothing after"))
big = list(range(1000))
left, right = tee(big)
print(sum(left), sum(right), [list(g) for g in batched(big[:5], 2)], list(zip(*batched("123456", 2))))
left, right = tee(x * x for x in range(200))
print(max(islice(left, 150)), next(right), sum(right), len(list(left)))
