# exit: 9
# sys.displayhook, sys.excepthook, names put into builtins, and an exit code.
import sys

sys.displayhook("shown by displayhook")
sys.displayhook(None)
sys.displayhook([1, 2])
import builtins

print(builtins._, builtins is sys.modules["builtins"], builtins.print is print)
builtins.shout = lambda text: text.upper() + "!"
print(shout("added to builtins"))
del builtins.shout
try:
    shout("gone")
except NameError as e:
    print(e)
builtins.len, original = (lambda x: "patched"), builtins.len
print(len([1, 2]))
builtins.len = original
print(len([1, 2]))


def hook(kind, value, tb):
    frames = 0
    while tb:
        frames, tb = frames + 1, tb.tb_next
    print("hook:", kind.__name__, value, frames)


sys.excepthook = hook
try:
    raise ValueError("does not reach the hook")
except ValueError as e:
    sys.excepthook(type(e), e, e.__traceback__)
sys.__excepthook__(KeyError, KeyError("printed by the default hook"), None)


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalised", self.name)


local = Last("deleted first")
del local
tracer_calls = []


def profiled(n):
    return n * 2


print(sys.gettrace(), sys.getprofile(), profiled(4))
sys.stdout.flush()
sys.exit(9)
