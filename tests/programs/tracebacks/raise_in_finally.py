# exit: 1
# An exception in finally, in __exit__ and in a generator's cleanup chains to what it replaces.
class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("close", self.name, kind.__name__)
        raise OSError(f"cannot close {self.name}")


def worker():
    try:
        with Resource("a"), Resource("b"):
            raise ValueError("work failed")
    finally:
        try:
            {}["cleanup"]
        finally:
            print("innermost finally")


def steps():
    try:
        yield 1
    finally:
        worker()


g = steps()
next(g)
g.throw(TypeError("thrown in"))
