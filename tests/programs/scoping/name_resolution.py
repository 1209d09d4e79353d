# LEGB, global, del, unbound names, builtins shadowing.
x = "global x"


def reads():
    return x


def assigns():
    x = "local x"
    return x


def declares():
    global x, fresh
    x = "changed"
    fresh = "made in function"


def conditional(flag):
    if flag:
        x = 1
    return x


print(reads(), assigns(), x, declares(), x, fresh, conditional(True))


def attempt(f, *args):
    try:
        print(f(*args))
    except NameError as error:
        print(type(error).__name__, error, error.name)


attempt(conditional, False)
attempt(lambda: undefined_name)


def deleted():
    y = 1
    del y
    return y


def deletes_unbound():
    del y
    y = 1


def deletes_global():
    global fresh
    del fresh
    return fresh


def augmented():
    x += "never"


def loop_leftover(n):
    for i in range(n):
        pass
    return i


def except_name():
    error = "before"
    try:
        raise KeyError
    except KeyError as error:
        pass
    return error


def import_local():
    import math
    return math.floor(2.5)


for f in (deleted, deletes_unbound, deletes_global, augmented, except_name, import_local):
    attempt(f)
attempt(loop_leftover, 3)
attempt(loop_leftover, 0)
attempt(deletes_global)
len = lambda v: "shadowed"
print(len("abc"))
del len
print(len("abc"))
try:
    del len
except NameError as error:
    print(error)
if True:
    block = "visible"
print(block, [i for i in range(3)][-1], "i" in globals())
print(sorted(k for k in locals() if k in ("x", "block", "reads")), locals() is globals(), globals()["x"], __name__)
globals()["injected"] = 5
print(injected)


def local_view(a, b=2):
    c = [a for a in range(2)]
    before = sorted(locals())
    d = 1
    return before, locals()["d"], sorted(locals())


print(local_view(1))


class Scope:
    x = "class x"
    y = x + "!"
    names = sorted(k for k in locals() if not k.startswith("_"))

    def method(self):
        return x, self.x

    global from_class
    from_class = "global set in class"
    x += " changed"
    for x2 in range(2):
        pass


print(Scope.x, Scope.y, Scope.names, Scope().method(), from_class, Scope.x2)


def shadow_builtin():
    print = lambda *a: "fake"
    return print("x")


def outer():
    x = "outer"

    def middle():
        global x
        x = "global via middle"

        def inner():
            return x

        return inner()

    return middle(), x


print(shadow_builtin(), outer(), x)
