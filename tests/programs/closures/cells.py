# Closures: late binding, nonlocal, shared cells, cell contents.
def counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return increment, reset, lambda: count


inc, reset, peek = counter(10)
print(inc(), inc(5), peek(), reset(), peek(), inc(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)
other, _, _ = counter()
print(other(), inc(), other())

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])
functions = []
for j in range(3):
    def show():
        return j
    functions.append(show)
print([f() for f in functions])
j = "changed"
print([f() for f in functions])


def level1():
    x = 1

    def level2():
        y = 2

        def level3():
            nonlocal x, y
            x += y
            y *= 10
            return x, y

        return level3, lambda: (x, y)

    return level2


level2 = level1()
f, g = level2()
print(f(), f(), g(), level2()[1]())


def unbound():
    def use():
        return value

    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    value = 5
    print(use())
    del value
    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    try:
        print(value)
    except UnboundLocalError as error:
        print(type(error).__name__, error)
    try:
        print(use.__closure__[0].cell_contents)
    except ValueError as error:
        print(error)
    value = 6
    return use


print(unbound()())


def argument_cell(a, *args, k=1, **kw):
    def inner():
        nonlocal a
        a = (a, args, k, kw)
        return a

    return inner


print(argument_cell(1, 2, k=3, z=4)())


def set_cell():
    v = "old"

    def read():
        return v

    read.__closure__[0].cell_contents = "new"
    return v, read()


print(set_cell())
cell = (lambda x: lambda: x)(5).__closure__[0]
print(type(cell).__name__, cell.cell_contents, cell == (lambda x: lambda: x)(5).__closure__[0], cell < (lambda x: lambda: x)(6).__closure__[0])
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as error:
    print(error)
