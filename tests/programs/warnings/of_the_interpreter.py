# What the interpreter itself warns of, as long as the module warnings isn't imported.
import sys
import operator


class I(int):
    pass


class F(float):
    pass


class C(complex):
    pass


class Converts:
    def __int__(self):
        return I(3)

    def __float__(self):
        return F(3.5)

    def __complex__(self):
        return C(3)


class Index:
    def __index__(self):
        return I(2)


class Truth:
    def __index__(self):
        return True


class Trunc:
    def __trunc__(self):
        return 3


def show(f, *args):
    result = f(*args)
    print(type(result).__name__, result)
    sys.stdout.flush()


show(int, Converts())
show(float, Converts())
show(complex, Converts())
show(int, Index())
show(operator.index, Truth())
show(int, Trunc())
print([1, 2, 3][Index()], float(Index()))
print("%d" % Index() if False else "", hex(Index()))
yes, no = True, False
print(~yes, ~no)
for i in range(3):
    # Once for each line.
    print(~yes)
if NotImplemented:
    print("true")
print(not NotImplemented, bool(NotImplemented))
print(yes.__invert__(), (5).__invert__(), ~True)


def generator():
    while True:
        try:
            yield 1
        except ValueError as e:
            yield repr(e)


g = generator()
next(g)
print(g.throw(ValueError, "two", None))
next(g)
print(g.throw(ValueError("one")))
print([key if key == "version" else (key[0][:20], key[1].__name__, key[2]) for key in __warningregistry__])


class Stderr:
    def write(self, text):
        print("written:", text.rstrip("\n"))

    def flush(self):
        pass


# Elsewhere than in __main__ it is silent.
space = {"__name__": "other"}
elsewhere = type(show)((lambda x: ~x).__code__, space)
print(elsewhere(True), sorted(space["__warningregistry__"]) if "__warningregistry__" in space else "no registry")
stderr, sys.stderr = sys.stderr, None
print(~no, "to nowhere")
del sys.stderr
sys.stderr = stderr
