# __del__ runs as soon as the last reference goes, in a definite order.
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end="; ")


a = Loud("a")
b = a
del a
print("one left")
del b
print("gone")
x = Loud("first")
x = Loud("second")
print("rebound")
x = None
print("cleared")


def scope():
    local = Loud("local")
    other = Loud("other")
    print("in scope", end=" ")
    return 5


print(scope(), "after call")
Loud("temporary")
print("statement ended")
items = [Loud(n) for n in "abc"]
items.pop(1)
print("popped")
items[0] = None
print("replaced")
items.clear()
print("cleared")
d = {"k": Loud("value")}
d["k"] = 1
print("overwritten")
d = {Loud("key"): 1}
d.clear()
print("dict cleared")
holder = Loud("outer")
holder.child = Loud("inner")
holder = None
print("nested")
t = (Loud("t1"), Loud("t2"))
del t
print("tuple")
for n in [Loud("i1"), Loud("i2")]:
    print(n.name, end=" ")
print("loop done")
del n
print("loop variable deleted")


def generator():
    g = Loud("gen local")
    try:
        yield 1
        yield 2
    finally:
        print("gen finally", end=" ")


g = generator()
next(g)
del g
print("generator dropped")
f = (lambda c: lambda: c)(Loud("cell"))
del f
print("closure dropped")


def raising():
    held = Loud("held by traceback")
    raise ValueError


try:
    raising()
except ValueError as e:
    print("handling", end=" ")
print("handled")
Resurrected = []


class Phoenix:
    def __init__(self):
        self.lives = 2

    def __del__(self):
        self.lives -= 1
        print("phoenix", self.lives, end="; ")
        Resurrected.append(self)


p = Phoenix()
del p
print(len(Resurrected), Resurrected[0].lives)
Resurrected.clear()
print("second death is silent")


class Swap:
    def __init__(self, n):
        self.payload = Loud(n)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.payload = None
        print("exited", end=" ")


with Swap("with payload") as s:
    pass
print("end")


def argument(x):
    x = None
    print("argument dropped?", end=" ")


argument(Loud("arg"))
print("end of argument")
[Loud("c") for _ in range(2)]
print("comprehension discarded")
a, b = Loud("p"), Loud("q")
a, b = b, a
del a
print("swapped and deleted a")
Loud("chain").__class__
print("end of program")
