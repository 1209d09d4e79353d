# assert, exceptions in conditions, in default expressions, loops driven by exceptions.
def attempt(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e, e.args)


def check(x):
    assert x
    assert x > 1, f"too small: {x}"
    assert (x, "tuple is truthy") or False
    return "passed"


for x in (0, 1, 2):
    attempt(check, x)


def assert_message_object():
    assert False, {"a": 1}


def assert_message_raises():
    assert False, 1 / 0


def assert_lazy():
    assert True, 1 / 0
    return "message not evaluated"


for f in (assert_message_object, assert_message_raises, assert_lazy):
    attempt(f)
print(__debug__)


def parse(items):
    good, bad = [], []
    for item in items:
        try:
            value = int(item)
        except ValueError as error:
            bad.append(str(error))
        except TypeError:
            bad.append(f"type {type(item).__name__}")
        else:
            good.append(value)
    return good, bad


print(parse(["1", "x", None, 3.7, "2_0", [], " 5 "]))


def exhaust(iterator):
    out = []
    while True:
        try:
            out.append(next(iterator))
        except StopIteration as stop:
            return out, stop.value


def gen():
    yield 1
    yield 2
    return "returned"


print(exhaust(gen()), exhaust(iter("ab")))
order = []


def note(label, result=True):
    order.append(label)
    return result


try:
    x = note("a") and note("b", False) or note("c") and 1 / (note("d", 0))
except ZeroDivisionError:
    order.append("caught")
print(order)
table = {}
try:
    table[note("key")] = [note("value"), 1 / 0]
except ZeroDivisionError:
    print(table, order[-2:])
items = [1, 2, 3]
try:
    items[0], items[10], items[1] = "a", "b", "c"
except IndexError as e:
    print(e, items)
try:
    a = b = items[5]
except IndexError:
    print("a" in globals(), "b" in globals())


def deep_handlers(n):
    try:
        if n == 0:
            raise KeyError("bottom")
        return deep_handlers(n - 1)
    except ValueError:
        return "wrong handler"
    finally:
        counts.append(n)


counts = []
attempt(deep_handlers, 60)
print(len(counts), counts[:3], counts[-1])
total = 0
for i in range(300):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        elif i % 3 == 1:
            raise KeyError(i)
        total += 1
    except ValueError as e:
        total += e.args[0]
    except KeyError as e:
        total -= e.args[0]
print(total)
try:
    e = "kept"
    raise ValueError
except ValueError as e:
    pass
print("e" in globals())
try:
    raise ValueError("x")
except ValueError as e:
    del e
print("deleted by hand is fine")
try:
    raise ValueError("x")
except ValueError as e:
    e = 5
print("rebound too")
