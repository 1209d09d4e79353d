# product, permutations, combinations, combinations_with_replacement.
from itertools import combinations, combinations_with_replacement, islice, permutations, product


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def words(tuples):
    return ["".join(map(str, t)) for t in tuples]


print(words(product("ab", "xyz")), words(product("ab", repeat=3)), list(product()), list(product([], "a")), list(product("a", repeat=0)), words(product("ab", [1], "pq")), words(product(range(2), repeat=2)), words(product("ab", "cd", repeat=2))[:6])
print(words(permutations("abc")), words(permutations("abcd", 2)), list(permutations([])), list(permutations("ab", 0)), list(permutations("ab", 3)), words(permutations("aab")), list(permutations([1])), words(permutations("ab", None)))
print(words(combinations("abcd", 2)), list(combinations("abc", 0)), list(combinations("abc", 3)), list(combinations("abc", 4)), list(combinations([], 1)), words(combinations(range(5), 3)), words(combinations("aab", 2)))
print(words(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)), words(combinations_with_replacement("ab", 4)), words(combinations_with_replacement("abc", 1)))
print(len(list(product(range(6), repeat=4))), len(list(permutations(range(7)))), len(list(combinations(range(16), 8))), len(list(combinations_with_replacement(range(6), 4))), list(islice(permutations(range(12)), 3))[-1], list(permutations(range(5)))[77], list(combinations(range(10), 4))[100], list(product("abcd", repeat=3))[37])
for f in (
    lambda: product(5),
    lambda: product("a", repeat=-1),
    lambda: product("a", repeat="x"),
    lambda: product("a", again=2),
    lambda: product("a", repeat=1.5),
    lambda: permutations(),
    lambda: permutations(5),
    lambda: permutations("a", -1),
    lambda: permutations("a", "b"),
    lambda: permutations("a", 1.5),
    lambda: combinations("a"),
    lambda: combinations("a", -1),
    lambda: combinations(5, 1),
    lambda: combinations("a", "b"),
    lambda: combinations_with_replacement("a", -1),
    lambda: combinations_with_replacement(5, 1),
    lambda: combinations_with_replacement("a"),
    lambda: list(combinations(iterable="ab", r=1)),
    lambda: list(permutations(iterable="ab", r=1)),
    lambda: list(combinations_with_replacement(iterable="a", r=2)),
):
    attempt(f)
p = permutations("abc")
print(next(p), next(p), len(list(p)), next(p, "done"), type(p).__name__, iter(p) is p)
same = [t for t in combinations("abc", 2)]
print(same[0] is not same[1], same, [tuple(sorted(t)) for t in permutations((3, 1), 2)])


def solve(puzzle):
    a, b, total = puzzle.replace("+", "=").split("=")
    letters = "".join(dict.fromkeys(a + b + total))
    for digits in permutations(range(10), len(letters)):
        table = dict(zip(letters, digits))
        if 0 in (table[a[0]], table[b[0]], table[total[0]]):
            continue
        value = lambda word: int("".join(str(table[c]) for c in word))
        if value(a) + value(b) == value(total):
            return f"{value(a)}+{value(b)}={value(total)}"


print(solve("AS+A=MOM"), solve("I+BB=ILL"), solve("TO+GO=OUT"))
hands = list(combinations([(r, s) for r in range(2, 8) for s in "CD"], 3))
print(len(hands), sum(1 for h in hands if len({r for r, _ in h}) == 2), sum(1 for h in hands if len({s for _, s in h}) == 1))
distances = {frozenset(p): d for p, d in ((("a", "b"), 4), (("a", "c"), 9), (("a", "d"), 5), (("b", "c"), 3), (("b", "d"), 7), (("c", "d"), 2))}
tours = sorted((sum(distances[frozenset(leg)] for leg in zip(t, t[1:] + t[:1])), "".join(t)) for t in permutations("abcd"))
print(tours[:3], tours[-1], sum(1 for s in product("HT", repeat=8) if s.count("H") == 3), [s for n in range(4) for s in combinations([3, 5, 8], n) if sum(s) > 7])
