# Larger uses of closures: pipelines, memoisation, event handlers, private state.
def memoize(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


@memoize
def grid_paths(r, c):
    return 1 if r == 0 or c == 0 else grid_paths(r - 1, c) + grid_paths(r, c - 1)


print(grid_paths(16, 16), len(grid_paths.cache))


def account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"insufficient funds: {balance} < {amount}")
        balance -= amount
        history.append(("withdraw", amount))
        return balance

    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: history[:], "balance": lambda: balance}


mine, yours = account(100), account(5)
mine["deposit"](50)
mine["withdraw"](30)
try:
    yours["withdraw"](10)
except ValueError as error:
    print(error)
print(mine["balance"](), mine["history"](), yours["balance"](), yours["history"]())


def pipeline(*stages):
    def run(value):
        for stage in stages:
            value = stage(value)
        return value

    return run


add = lambda n: lambda x: x + n
multiply = lambda n: lambda x: x * n
print(pipeline(add(1), multiply(10), str, lambda s: s[::-1])(4), pipeline()("same"))


def emitter():
    handlers = {}

    def on(name, handler=None):
        if handler is None:
            return lambda h: on(name, h)
        handlers.setdefault(name, []).append(handler)
        return handler

    def emit(name, *args):
        return [h(*args) for h in handlers.get(name, ())]

    return on, emit


on, emit = emitter()
seen = []
on("click", seen.append)


@on("click")
def second(x):
    seen.append(f"second {x}")
    return "handled"


print(emit("click", 1), emit("nothing"), seen)


def curry(f):
    n = f.__code__.co_argcount

    def collect(*args):
        return f(*args) if len(args) >= n else lambda *more: collect(*args, *more)

    return collect


volume = curry(lambda a, b, c: (a, b, c))
print(volume(1)(2)(3), volume(1, 2)(3), volume(1)(2, 3))


def church(n):
    return lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))


plus = lambda a: lambda b: lambda f: lambda x: a(f)(b(f)(x))
times = lambda a: lambda b: lambda f: a(b(f))
print(plus(church(3))(times(church(4))(church(5)))(lambda n: n + 1)(0))


def cons(a, b):
    return lambda pick: pick(a, b)


pair = cons(1, cons(2, None))
print(pair(lambda a, b: a), pair(lambda a, b: b)(lambda a, b: a))
