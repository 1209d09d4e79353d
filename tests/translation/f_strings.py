# f-strings: conversions, specifications, nesting.
def f_strings(x, width):
    return f"{x} is {x!r:>{width}} and {x:.2f}%"


f_strings(1.5, 8)
