# A pending local is copied out before it is overwritten.
# forms: register, stack
def overwritten(a):
    return (a, (a := a + 1), a)


def deleted(a):
    b = a
    del a
    return b


overwritten(1)
deleted(2)
