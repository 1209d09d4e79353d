# exit: 1
# Repeated frames are folded: [Previous line repeated N more times].
import sys

sys.setrecursionlimit(120)


def descend(n):
    if n % 2:
        return descend(n + 1)
    return descend(n + 1)


def forever(n):
    return forever(n + 1)


def few(n):
    if n == 0:
        raise ValueError("bottom")
    few(n - 1)


for depth in (0, 1, 2, 3, 4, 10):
    try:
        few(depth)
    except ValueError as error:
        tb, frames = error.__traceback__, 0
        while tb:
            frames, tb = frames + 1, tb.tb_next
        print(depth, frames)
try:
    descend(0)
except RecursionError as error:
    print(error)
    try:
        few(9)
    except ValueError:
        forever(0)
