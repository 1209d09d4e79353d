# exit: 1
# Caret lines: operators, subscripts, calls, attributes, chained at once.
def attempt(f, *args):
    try:
        f(*args)
    except Exception as e:
        failures.append(e)


failures = []
data = {"a": [1, 2, {"b": None}]}


def binary():
    left, right = 1, "x"
    return (left * 2) + right


def subscript():
    return data["a"][2]["b"]["missing"]


def attribute():
    return data["a"].append.nothing.more


def call():
    return data["a"][0](1, 2)


def division():
    a = 5
    return 1 + (a  //  0) * 2


def comparison():
    return [1] < 5 and 3


def unary():
    return 2 - -"text"


def argument():
    return len(sorted(int("not a number") for _ in range(1)))


def augmented():
    x = [1]
    x[0]   +=   "s"


def multiline():
    return (
        1
        + 2
        / 0
        + 3
    )


def whole_statement():
    raise ValueError("no carets when the whole line is the error")


def unicode_before():
    ä, 日本 = 1, "x"
    return ä + 日本


def assignment_target():
    [1][5] = 2


def deletion():
    del data["zzz"]


def for_header():
    for x in 5:
        pass


def unpack():
    a, b = 1, 2, 3


def in_f_string():
    return f"value: {1 / 0:.2f}"


def keyword():
    return int(base=2, x="q") + binary(k=5)


for f in (binary, subscript, attribute, call, division, comparison, unary, argument, augmented, multiline, whole_statement, unicode_before, assignment_target, deletion, for_header, unpack, in_f_string, keyword):
    attempt(f)
chain = None
for failure in failures:
    failure.__cause__ = chain
    chain = failure
raise chain
