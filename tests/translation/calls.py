# Calls build their window in place: arguments go where the callee's registers begin.
# forms: register, stack
def add(a, b=2, *, c=3):
    return a + b + c


def calls(x):
    add(x, x)
    add(x, c=x)
    args = (x, x)
    add(*args, **{})
    return add(add(x, x), len(args))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


calls(1)
fib(3)
