"""A machine with a stack that runs a program counting the primes up to n by trial
division; the answer is the count and the number of instructions executed.

An interpreter inside the interpreter: a dispatch loop of comparisons over a list of
tuples, a stack that is a list, variables in another.
"""

PUSH, LOAD, STORE, ADD, MODULO, MULTIPLY, LESS, JUMP, JUMP_IF_ZERO, HALT = range(10)

LIMIT, CANDIDATE, DIVISOR, COUNT = range(4)

# candidate = 2
# while candidate < limit + 1:
#     divisor = 2
#     while divisor * divisor < candidate + 1:
#         if candidate % divisor == 0: go on with the next candidate
#         divisor = divisor + 1
#     count = count + 1
PROGRAM = [
    (PUSH, 2),
    (STORE, CANDIDATE),
    (LOAD, CANDIDATE),  # 2: the next candidate
    (LOAD, LIMIT),
    (PUSH, 1),
    (ADD, None),
    (LESS, None),
    (JUMP_IF_ZERO, 32),
    (PUSH, 2),
    (STORE, DIVISOR),
    (LOAD, DIVISOR),  # 10: the next divisor
    (LOAD, DIVISOR),
    (MULTIPLY, None),
    (LOAD, CANDIDATE),
    (PUSH, 1),
    (ADD, None),
    (LESS, None),
    (JUMP_IF_ZERO, 34),
    (LOAD, CANDIDATE),
    (LOAD, DIVISOR),
    (MODULO, None),
    (JUMP_IF_ZERO, 27),
    (LOAD, DIVISOR),
    (PUSH, 1),
    (ADD, None),
    (STORE, DIVISOR),
    (JUMP, 10),
    (LOAD, CANDIDATE),  # 27: done with this candidate
    (PUSH, 1),
    (ADD, None),
    (STORE, CANDIDATE),
    (JUMP, 2),
    (LOAD, COUNT),  # 32: leave the count on the stack
    (HALT, None),
    (LOAD, COUNT),  # 34: a prime
    (PUSH, 1),
    (ADD, None),
    (STORE, COUNT),
    (JUMP, 27),
]


def execute(program, variables):
    """Run to HALT: what is then on top of the stack, and the instructions executed."""
    stack = []
    position = 0
    executed = 0
    while True:
        opcode, operand = program[position]
        position += 1
        executed += 1
        if opcode == LOAD:
            stack.append(variables[operand])
        elif opcode == PUSH:
            stack.append(operand)
        elif opcode == STORE:
            variables[operand] = stack.pop()
        elif opcode == JUMP:
            position = operand
        elif opcode == JUMP_IF_ZERO:
            if stack.pop() == 0:
                position = operand
        elif opcode == HALT:
            return stack[-1], executed
        else:
            right = stack.pop()
            left = stack.pop()
            if opcode == ADD:
                stack.append(left + right)
            elif opcode == MULTIPLY:
                stack.append(left * right)
            elif opcode == MODULO:
                stack.append(left % right)
            elif opcode == LESS:
                stack.append(1 if left < right else 0)
            else:
                raise ValueError("no such instruction: " + str(opcode))


def run(n):
    return execute(PROGRAM, [n, 0, 0, 0])


if __name__ == "__main__":
    import harness

    harness.main(run)
