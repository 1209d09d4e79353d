# exit: 1
# An uncaught exception in nested calls: stderr shows every frame with carets.
def first(x):
    return second(x, 1)


def second(x, y):
    total = x + y
    return third(total)


def third(n):
    values = [1, 2, 3]
    return values[n]


print("before")
print(first(0))
first(10)
print("never")
