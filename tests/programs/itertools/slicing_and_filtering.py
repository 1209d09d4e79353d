# islice, takewhile, dropwhile, filterfalse, compress.
from itertools import compress, count, dropwhile, filterfalse, islice, takewhile


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def trace(n):
    for i in range(n):
        print(f"<{i}>", end="")
        yield i


for arguments in ((3,), (0,), (None,), (1, 4), (1, None), (0, 8, 3), (2, None, 2), (5, 2), (None, None, 2), (None, 3), (10, 20), (0, 0, 5), (3, 4, 100)):
    print(arguments, list(islice(trace(8), *arguments)))
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), list(it))
it = iter(range(10))
s = islice(it, 2, 8, 3)
print(next(s), next(it), next(s), list(s), list(it))
for f in (
    lambda: islice([1], -1),
    lambda: islice([1], 1, -1),
    lambda: islice([1], 1, 2, 0),
    lambda: islice([1], 1, 2, -1),
    lambda: islice([1], "a"),
    lambda: islice([1], 1.5),
    lambda: islice([1], 0, "b"),
    lambda: islice([1], 0, 1, "c"),
    lambda: islice(5, 1),
    lambda: islice([1]),
    lambda: islice(),
    lambda: islice([1], 1, 2, 3, 4),
    lambda: islice([1], stop=1),
    lambda: islice([1], 2**70),
    lambda: takewhile(),
    lambda: takewhile(None, [1]) and list(takewhile(None, [1])),
    lambda: takewhile(bool, 5),
    lambda: list(takewhile(lambda x: 1 / x, [1, 0])),
    lambda: dropwhile(bool),
    lambda: list(dropwhile(5, [1])),
    lambda: list(filterfalse(lambda x: x.missing, [1])),
    lambda: filterfalse(None),
    lambda: filterfalse(bool, 5),
    lambda: compress([1]),
    lambda: compress(5, [1]),
    lambda: compress([1], 5),
    lambda: list(compress(data="ab", selectors=[0, 1])),
    lambda: compress(data=[1]),
):
    attempt(f)
print(list(takewhile(lambda x: x < 3, trace(6))), list(takewhile(bool, [1, 2, 0, 3])), list(takewhile(lambda x: True, [])))
t = takewhile(lambda x: x < 2, [1, 5, 1])
print(next(t), next(t, "stopped"), next(t, "still stopped"))
it = iter([1, 2, 9, 3])
print(list(takewhile(lambda x: x < 5, it)), list(it))
print(list(dropwhile(lambda x: x < 3, trace(6))), list(dropwhile(bool, [1, 0, 1])), list(dropwhile(bool, [1, 1])), list(dropwhile(str.isspace, "  a b ")))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a", []])), list(filterfalse(bool, "")), list(filterfalse(str.isdigit, "a1b2")))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("abc", [True])), list(compress("a", [1, 1, 1])), list(compress(range(10), (n % 3 == 0 for n in range(10)))), list(compress([], [])), list(compress("abc", ["", "x", None])))


def chunks(iterable, n):
    it = iter(iterable)
    while chunk := list(islice(it, n)):
        yield chunk


def nth(iterable, n, default=None):
    return next(islice(iterable, n, None), default)


print(list(chunks(range(7), 3)), nth("abc", 1), nth("abc", 9, "none"), list(islice("abcdef", 1, None, 2)), list(islice(filter(None, count()), 3)), "".join(islice("hello world", 4, 7)), list(islice(map(lambda x: x * x, count(3)), 4)))
print(type(islice("", 0)).__name__, iter(s) is s, list(islice({"a": 1, "b": 2}, 1)), [list(islice(range(5), i, i + 2)) for i in range(4)])
