# Comparisons fused with jumps; and, or, not; tests for None; conditional expressions.
# forms: register, stack
def conditions(a, b):
    if b and a < b and not a == 3:
        return 1
    if a is None or b is not None and b > 2.5:
        return 2
    return a if a else b


conditions(1, 2)
conditions(4, 3)
conditions(None, None)
conditions(4, 2.75)
