# The exit of a with statement, with and without an exception.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is KeyError


def managed(fail):
    with Manager() as manager:
        if fail:
            raise KeyError(manager)
    return fail


managed(False)
managed(True)
