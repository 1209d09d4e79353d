# Global variables and built-in functions, read, written and deleted.
def globals_(x):
    global total
    total = abs(x)
    total += len("ab")
    result = total
    del total
    return result


globals_(-2)
globals_(-3)
