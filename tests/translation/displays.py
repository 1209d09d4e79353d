# Tuples, lists, sets and dicts, constant and not, with unpacking.
def displays(a, b):
    c = (a, 1), [b, *a], {a, b}
    return {"x": a, "y": b, **{}}, [1, 2, 3], (1, 2), c


displays((1,), 2)
