"""Pancake flips over all permutations of n numbers; the answer is a hundred times the
checksum, plus the largest number of flips.

The fannkuch benchmark (Anderson and Rettig, Performing Lisp Analysis of the FANNKUCH
Benchmark, 1994), with the order of permutations and the checksum of the Computer
Language Benchmarks Game. Reversals of slices of short lists, and integer counters.
"""


def flips_of(permutation):
    """How many reversals of a prefix bring 0 to the front."""
    deck = permutation[:]
    flips = 0
    first = deck[0]
    while first:
        deck[: first + 1] = deck[first::-1]
        flips += 1
        first = deck[0]
    return flips


def permutations(n):
    """All permutations, each made from the one before by rotating a prefix left.

    The same list is yielded each time.
    """
    permutation = list(range(n))
    turns_left = list(range(1, n + 1))
    while True:
        yield permutation
        size = 1
        while True:
            if size == n:
                return
            permutation.insert(size, permutation.pop(0))
            turns_left[size] -= 1
            if turns_left[size] > 0:
                break
            turns_left[size] = size + 1
            size += 1


def run(n):
    checksum = 0
    most = 0
    sign = 1
    for permutation in permutations(n):
        flips = flips_of(permutation)
        checksum += sign * flips
        sign = -sign
        if flips > most:
            most = flips
    return 100 * checksum + most


if __name__ == "__main__":
    import harness

    harness.main(run)
