# Cells created inside loops, comprehensions, conditionals and class bodies.
def per_iteration():
    result = []
    for i in range(3):
        def make(n):
            return lambda: (i, n)
        result.append(make(i))
    return result


print([f() for f in per_iteration()])


def in_comprehension(base):
    adders = [lambda x: x + base + k for k in range(3)]
    table = {k: (lambda: base * k) for k in range(3)}
    base += 100
    return [f(1) for f in adders], [f() for f in table.values()], [[lambda: (p, q, base) for q in range(2)] for p in range(2)]


a, b, c = in_comprehension(10)
print(a, b, [[f() for f in row] for row in c])


def conditional(flag):
    if flag:
        x = "bound"
    return lambda: x


print(conditional(True)())
try:
    conditional(False)()
except NameError as error:
    print(error)


def class_body():
    x = "enclosing"

    class Inner:
        y = x
        x = "class"
        z = [x for _ in range(1)]

        def method(self):
            return x

        w = (lambda: x)()

    return Inner.y if hasattr(Inner, "y") else None, Inner.x, Inner.z, Inner().method(), Inner.w


try:
    print(class_body())
except NameError as error:
    print(error)


def class_reads():
    x = "enclosing"

    class Inner:
        y = x
        z = [x + str(n) for n in range(2)]

        def method(self):
            return x, __class__.__name__

    return Inner.y, Inner.z, Inner().method()


print(class_reads())


def generator_closure():
    total = 0

    def add():
        nonlocal total
        while True:
            x = yield total
            if x is None:
                return
            total += x

    g = add()
    next(g)
    for n in (1, 2, 3):
        g.send(n)
    return total


print(generator_closure())


def loop_variable_is_cell():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
        i *= 10
        print(fs[0](), end=" ")
    return [f() for f in fs]


print(loop_variable_is_cell())


def exception_name():
    try:
        raise ValueError("kept?")
    except ValueError as e:
        f = lambda: e
        print(f())
    try:
        f()
    except NameError as error:
        print(error)


exception_name()


def with_import():
    import math

    return lambda x: math.floor(x)


print(with_import()(2.7))


def walrus():
    values = [y := n * 2 for n in range(4)]
    return values, y, (lambda: y)()


print(walrus())
