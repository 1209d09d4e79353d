import math

CONSTANT = 42
public = "public"
_underscore = "private"
__dunder__ = "also private"
count = 0
main_guard = "not main"
if __name__ == "__main__":
    main_guard = "main"


class Klass:
    def __eq__(self, other):
        return isinstance(other, Klass)


def function():
    return "function", math.floor(1.5)


def read_public():
    return public


def increment():
    global count
    count += 1
