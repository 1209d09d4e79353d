# add_note, __notes__, __traceback__ chains and frames.
def lines(tb):
    out = []
    while tb is not None:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


def inner(n):
    if n == 0:
        raise ValueError("deep")
    inner(n - 1)


def outer():
    try:
        inner(2)
    except ValueError as e:
        e.add_note("noted in outer")
        raise


try:
    outer()
except ValueError as e:
    print(e.__notes__, lines(e.__traceback__))
    e.add_note("second")
    saved = e
print(saved.__notes__, lines(saved.__traceback__))
try:
    raise saved
except ValueError as e:
    print(lines(e.__traceback__))
try:
    raise saved.with_traceback(None)
except ValueError as e:
    print(lines(e.__traceback__), e.__traceback__.tb_next, e.__traceback__.tb_lasti >= 0)
for bad in (5, None, b"x"):
    try:
        saved.add_note(bad)
    except TypeError as error:
        print(error)
print(hasattr(ValueError(), "__notes__"), ValueError("x").__traceback__)
e = KeyError("k")
e.__notes__ = ["by hand"]
e.add_note("and more")
print(e.__notes__)
e.__notes__ = "not a list"
try:
    e.add_note("x")
except TypeError as error:
    print(error)


def relay():
    try:
        inner(0)
    except ValueError as first:
        try:
            inner(1)
        except ValueError as second:
            return first, second


first, second = relay()
print(lines(first.__traceback__), lines(second.__traceback__), second.__context__ is first, first.__context__)


def generator():
    try:
        yield 1
    except ValueError as e:
        print("generator saw", lines(e.__traceback__))
        raise


g = generator()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as e:
    print(lines(e.__traceback__))


class Context:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit sees", kind.__name__, value, lines(tb))
        return True


with Context():
    inner(1)


def local_values():
    secret = 42
    try:
        1 / 0
    except ZeroDivisionError as e:
        frame = e.__traceback__.tb_frame
        return frame.f_locals["secret"], frame.f_code.co_name, frame.f_back is not None, frame.f_lineno - e.__traceback__.tb_lineno


print(local_values())
tb = saved.__traceback__
try:
    tb.tb_next = 5
except TypeError as error:
    print(error)
tb.tb_next = None
print(lines(tb), type(tb).__name__)
result = [lambda: inner(0), lambda: [inner(0) for _ in range(1)], lambda: sorted([1, 2], key=lambda v: inner(0)), lambda: next(inner(0) for _ in range(1))]
for f in result:
    try:
        f()
    except ValueError as e:
        print(lines(e.__traceback__))
