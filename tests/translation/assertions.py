# Assertions, raise from, unbound variables.
def assertions(x):
    assert x > 0, "positive"
    if x > 5:
        y = x
    try:
        raise TypeError(x) from None
    except TypeError:
        pass
    del x
    return y


assertions(6)
