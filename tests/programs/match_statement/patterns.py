# Every kind of pattern, what they bind, and guards.
def describe(subject):
    match subject:
        case None:
            return "none"
        case True | False as truth:
            return f"bool {truth}"
        case 0 | 1 | 2:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case int(n):
            return f"int {n}"
        case 1.5 | -2.5:
            return "literal float"
        case 3j | 1 + 2j:
            return "literal complex"
        case float():
            return "float"
        case "":
            return "empty"
        case "a" "b":
            return "ab"
        case str(s):
            return f"str {s}"
        case b"x":
            return "bytes x"
        case bytes(b):
            return f"bytes {b}"
        case []:
            return "no items"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [1, *rest]:
            return f"one and {rest}"
        case [first, *_, 9]:
            return f"{first} to nine"
        case (first, (second, *inner), *rest):
            return f"nested {first} {second} {inner} {rest}"
        case [*all_of_it]:
            return f"items {all_of_it}"
        case {"kind": "point", "x": x, "y": y}:
            return f"point {x} {y}"
        case {"kind": kind, **others}:
            return f"{kind} with {others}"
        case {1: _, 2: two}:
            return f"keys {two}"
        case {}:
            return "mapping"
        case set() as s:
            return f"set {s}"
        case _:
            return f"other {type(subject).__name__}"


for subject in (
    None, True, False, 0, 1, 2, 3, -7, 2**70, 1.5, -2.5, 2.5, 3j, 1 + 2j, 4j, "", "ab", "abc", b"x", b"yz",
    [], (), [5], (6,), [1, 2], (3, 4), [1, 2, 3], [4, 5, 9], [4, [5, 6, 7], 8, 10], [4, 5, 6], range(3), range(0), range(1),
    {"kind": "point", "x": 1, "y": 2}, {"kind": "point", "x": 1}, {1: "a", 2: "b", 3: "c"}, {1: 2}, {}, {7}, frozenset({1}),
    object, iter([1, 2]), (x for x in ()), {}.keys(), type("T", (), {}).__dict__,
):
    print(describe(subject))


# Names stay bound after a failed match; captures bind late.
def partial(subject):
    a = b = None
    match subject:
        case [a, b, 3]:
            return "matched", a, b
        case (a, *b) if a == 10:
            return "guarded", a, b
    return "nothing", a, b


for subject in [1, 2, 3], [1, 2, 4], (10, 11), (1,), 5:
    print(partial(subject))


# Values by dotted names.
class Color:
    RED = "red"
    GREEN = 2


def color(c):
    match c:
        case Color.RED:
            return "RED"
        case Color.GREEN | (Color.RED, Color.GREEN):
            return "GREEN"
        case {Color.RED: v}:
            return f"by RED {v}"
        case x:
            return f"capture {x}"


print(color("red"), color(2), color(2.0), color(("red", 2)), color({"red": 1}), color({"green": 1}))


# Sequences and mappings: what counts as one.
class MyList(list):
    pass


class MyDict(dict):
    def __missing__(self, key):
        return "made"


class Lookalike:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


for subject in MyList([1, 2]), MyDict(a=1), Lookalike(), "ab", b"ab", (1, 2), range(2):
    match subject:
        case [a, b]:
            print(type(subject).__name__, "sequence", a, b)
        case {"a": a}:
            print(type(subject).__name__, "mapping", a)
        case _:
            print(type(subject).__name__, "neither")
match MyDict(a=1):
    case {"b": b}:
        print("missing is called", b)
    case {"a": 1, **rest}:
        print("rest", rest, type(rest).__name__)

# The subject is evaluated once, in order; as a tuple.
calls = []


def noted(value):
    calls.append(value)
    return value


match noted(1), noted(2):
    case (1, 3):
        pass
    case (noted_first, 2):
        print(noted_first, calls)
match noted([1, 2, 3]), {"k": [4, {"deep": (5, 6)}]}:
    case [_, *_], {"k": [four, {"deep": (five, six as also)}]}:
        print(four, five, six if False else also, calls)
match [[1, 2], [3, [4, 5]]]:
    case [[a, b] as first, [c, [d, e] as inner] as second] as whole:
        print(a, b, c, d, e, first, inner, second, whole)


def in_loop():
    for item in (1, "two", [3], {"four": 4}, None):
        match item:
            case int():
                continue
            case str():
                yield item
            case [x] | {"four": x}:
                yield x
            case _:
                break
    yield "end"


print(list(in_loop()))
match 5:
    case x if (y := x * 2) > 9:
        print(x, y)
match {"a": {"b": {"c": [1, {"d": 2}]}}}:
    case {"a": {"b": {"c": [_, {"d": found}]}}}:
        print(found)
match -0.0, 0, 1:
    case 0, False, True:
        print("equal numbers, but not by is")
    case 0, 0, 1:
        print("by ==")
