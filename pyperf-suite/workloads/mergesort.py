"""n records sorted stably by merging; the answer is a checksum of the order and the
number of inversions in the input.

Von Neumann's merge sort (1945), from the top down, on tuples of a key and a serial
number: slices, appends and comparison through a key function.
"""

from lcg import integers


def merge(left, right, key):
    """One sorted list of both, and how many pairs of one from each were out of order."""
    merged = []
    inversions = 0
    i = j = 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            merged.append(right[j])
            inversions += len(left) - i
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged, inversions


def mergesort(items, key):
    if len(items) < 2:
        return items, 0
    middle = len(items) // 2
    left, left_inversions = mergesort(items[:middle], key)
    right, right_inversions = mergesort(items[middle:], key)
    merged, inversions = merge(left, right, key)
    return merged, inversions + left_inversions + right_inversions


def run(n):
    records = list(zip(integers(41, n, 1000), range(n)))
    ordered, inversions = mergesort(records, lambda record: record[0])
    checksum = 0
    for key, serial in ordered:
        checksum = (checksum * 31 + key + serial) % 1000000007
    return checksum, inversions


if __name__ == "__main__":
    import harness

    harness.main(run)
