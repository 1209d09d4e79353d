"""The edit distance between two strings of n letters of the alphabet ACGT, and the
length of their longest common subsequence.

Wagner and Fischer's algorithm (Journal of the ACM 21, 1974) with two rows of the
table. Comparison of characters, minima of integers.
"""

from lcg import integers


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            if x == y:
                current.append(previous[j - 1])
            else:
                current.append(1 + min(previous[j - 1], previous[j], current[j - 1]))
        previous = current
    return previous[-1]


def longest_common_subsequence(a, b):
    previous = [0] * (len(b) + 1)
    for x in a:
        current = [0]
        for j, y in enumerate(b):
            if x == y:
                current.append(previous[j] + 1)
            elif previous[j + 1] >= current[j]:
                current.append(previous[j + 1])
            else:
                current.append(current[j])
        previous = current
    return previous[-1]


def strand(seed, n):
    return "".join("ACGT"[i] for i in integers(seed, n, 4))


def run(n):
    a = strand(1, n)
    b = strand(2, n)
    return edit_distance(a, b), longest_common_subsequence(a, b)


if __name__ == "__main__":
    import harness

    harness.main(run)
