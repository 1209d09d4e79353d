# exit: 3
# sys.exit with an int: no traceback, finally clauses run, output is flushed.
import sys


class Loud:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, value, tb):
        print("exit", kind.__name__, value.code)


def generator():
    try:
        yield 1
    finally:
        print("generator closed")


try:
    with Loud():
        for x in generator():
            print("leaving", end=" ")
            sys.exit(3)
finally:
    print("finally")
print("never")
