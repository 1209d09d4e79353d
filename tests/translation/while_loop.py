# A loop is closed by its condition: one dispatch an iteration, a safe point.
# forms: register, stack
def collatz(n):
    steps = 0
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        steps += 1
    return steps


collatz(7)
