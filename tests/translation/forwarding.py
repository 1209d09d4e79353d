# Locals and constants are named by the instructions that consume them, not copied first.
# forms: register, stack
def forward(a, b):
    c = a + b * 2
    d = c - 1.5
    return (c + d) * -a


forward(3, 4)
