# Cells and free variables, nonlocal, default arguments.
def counter(start, step=1):
    def count(by):
        nonlocal start
        start += by * step
        return start

    return count


counter(5)(2)
