# The recipes from the documentation, built on the module's functions.
import operator
from itertools import accumulate, batched, chain, combinations, compress, count, cycle, filterfalse, groupby, islice, pairwise, repeat, starmap, takewhile, tee, zip_longest


def take(n, iterable):
    return list(islice(iterable, n))


def tabulate(function, start=0):
    return map(function, count(start))


def consume(iterator, n=None):
    next(islice(iterator, n, n), None) if n is not None else [None for _ in iterator]


def tail(n, iterable):
    held = []
    for x in iterable:
        held.append(x)
        del held[:-n]
    return held


def all_equal(iterable):
    g = groupby(iterable)
    return next(g, True) and not next(g, False)


def quantify(iterable, predicate=bool):
    return sum(map(predicate, iterable))


def ncycles(iterable, n):
    return chain.from_iterable(repeat(tuple(iterable), n))


def dotproduct(a, b):
    return sum(starmap(operator.mul, zip(a, b)))


def flatten(lists):
    return chain.from_iterable(lists)


def roundrobin(*iterables):
    pending, nexts = len(iterables), cycle(iter(it).__next__ for it in iterables)
    while pending:
        try:
            for following in nexts:
                yield following()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))


def partition(predicate, iterable):
    t1, t2 = tee(iterable)
    return filterfalse(predicate, t1), filter(predicate, t2)


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def unique(iterable, key=None):
    seen = set()
    for element in iterable:
        k = element if key is None else key(element)
        if k not in seen:
            seen.add(k)
            yield element


def sliding_window(iterable, n):
    its = tee(iterable, n)
    for i, it in enumerate(its):
        consume(it, i)
    return zip(*its)


def grouper(iterable, n, fillvalue=None):
    return zip_longest(*[iter(iterable)] * n, fillvalue=fillvalue)


def sieve(n):
    data = [0, 0] + [1] * (n - 2)
    for p in range(2, int(n**0.5) + 1):
        if data[p]:
            data[p * p :: p] = [0] * len(range(p * p, n, p))
    return compress(range(n), data)


def polynomial_from_roots(roots):
    factors = [(1, -r) for r in roots]
    result = [1]
    for f in factors:
        result = [sum(x) for x in zip_longest(result + [0], [0] + [c * f[1] for c in result], fillvalue=0)]
    return result


def iter_index(iterable, value):
    return [i for i, x in enumerate(iterable) if x == value]


def convolve(signal, kernel):
    kernel = tuple(kernel)[::-1]
    padded = chain(repeat(0, len(kernel) - 1), signal, repeat(0, len(kernel) - 1))
    return [sum(starmap(operator.mul, zip(kernel, w))) for w in sliding_window(padded, len(kernel))]


it = iter(range(10))
consume(it, 3)
print(take(3, count(5)), take(4, tabulate(lambda n: n**3, 2)), next(it), tail(3, "abcdefg"), all_equal("aaa"), all_equal("aab"), all_equal([]), quantify([0, 1, 2, ""]), list(ncycles("ab", 3)), dotproduct([1, 2, 3], [4, 5, 6]))
print(list(flatten([[1], [2, 3], []])), list(roundrobin("ABC", "D", "EF")), [list(p) for p in partition(lambda x: x % 2, range(7))], list(powerset([1, 2, 3])), list(unique("AAAABBBCCDAABBB")), list(unique("ABBCcAD", str.lower)), ["".join(w) for w in sliding_window("ABCDE", 3)], list(grouper("ABCDEFG", 3, "x")))
print(list(sieve(40)), polynomial_from_roots([5, -4, 3]), iter_index("AABCADEAF", "A"), convolve([1, 2, 3], [1, 0.5]), list(takewhile(lambda n: n < 50, accumulate(count(1)))), [sum(b) for b in batched(range(10), 4)], [b - a for a, b in pairwise(sieve(30))])
triangle = take(6, accumulate(repeat(None), lambda row, _: [sum(p) for p in pairwise([0] + row + [0])], initial=[1]))
print(triangle, list(map(sum, triangle)))
