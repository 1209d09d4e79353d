# Generators as coroutines: schedulers, producers and consumers, state machines.
def task(name, n):
    for i in range(n):
        yield f"{name}{i}"
    return name.upper()


def round_robin(tasks):
    queue, results = list(tasks), []
    while queue:
        current = queue.pop(0)
        try:
            print(next(current), end=" ")
            queue.append(current)
        except StopIteration as stop:
            results.append(stop.value)
    print()
    return results


print(round_robin([task("a", 3), task("b", 1), task("c", 2)]))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return round(total / count, 3), count
        total += value
        count += 1
        average = total / count


avg = averager()
next(avg)
print([avg.send(x) for x in (10, 20, 60)])
try:
    avg.send(None)
except StopIteration as stop:
    print(stop.value)


def prime(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g

    return start


@prime
def sink(out):
    while True:
        out.append((yield))


@prime
def broadcast(*targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


@prime
def where(predicate, target):
    try:
        while True:
            item = yield
            if predicate(item):
                target.send(item)
    finally:
        target.close()


evens, all_items = [], []
network = broadcast(sink(all_items), where(lambda x: x % 2 == 0, sink(evens)))
for x in range(6):
    network.send(x)
network.close()
print(evens, all_items)


def parser():
    """Recognises numbers separated by commas, one character at a time."""
    numbers = []
    current = ""
    while True:
        c = yield numbers
        if c == ",":
            numbers.append(int(current))
            current = ""
        elif c == ".":
            numbers.append(int(current))
            return numbers
        else:
            current += c


p = parser()
next(p)
try:
    for c in "12,3,456.":
        p.send(c)
except StopIteration as stop:
    print(stop.value)


def scheduler():
    ready, clock, log = [], 0, []

    def spawn(g, at=0):
        ready.append((at, len(log), g))

    def run():
        nonlocal clock
        while ready:
            ready.sort(key=lambda e: e[0])
            at, _, g = ready.pop(0)
            clock = max(clock, at)
            try:
                delay = g.send(None)
                ready.append((clock + delay, 0, g))
            except StopIteration:
                log.append((clock, "finished", g.__name__))
        return log

    return spawn, run, lambda: clock


spawn, run, now = scheduler()


def ping(count):
    for _ in range(count):
        print("ping at", now(), end="; ")
        yield 3


def pong():
    yield 1
    print("pong at", now(), end="; ")
    spawn(ping(1), now() + 4)
    yield 5
    print("pong ends", now(), end="; ")


spawn(ping(3))
spawn(pong())
print(run())
