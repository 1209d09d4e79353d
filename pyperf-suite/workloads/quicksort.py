"""n integers sorted in place by quicksort; the answer is a checksum of the order and
the number of partitions.

Hoare's partition (Computer Journal 5, 1962) with the median of three as the pivot,
recursion into the smaller part, and insertion sort for short stretches.
"""

from lcg import integers

SHORT = 12


def insertion_sort(items, low, high):
    for i in range(low + 1, high + 1):
        item = items[i]
        j = i
        while j > low and items[j - 1] > item:
            items[j] = items[j - 1]
            j -= 1
        items[j] = item


def partition(items, low, high):
    """Reorder so that items up to the index returned are not above those after it."""
    pivot = sorted((items[low], items[(low + high) // 2], items[high]))[1]
    i = low
    j = high
    while True:
        while items[i] < pivot:
            i += 1
        while items[j] > pivot:
            j -= 1
        if i >= j:
            return j
        items[i], items[j] = items[j], items[i]
        i += 1
        j -= 1


def quicksort(items, low, high):
    """Sort items[low] to items[high]; returns the number of partitions made."""
    partitions = 0
    while high - low >= SHORT:
        middle = partition(items, low, high)
        partitions += 1
        if middle - low < high - middle:
            partitions += quicksort(items, low, middle)
            low = middle + 1
        else:
            partitions += quicksort(items, middle + 1, high)
            high = middle
    insertion_sort(items, low, high)
    return partitions


def run(n):
    items = list(integers(31, n, 1000000))
    partitions = quicksort(items, 0, n - 1)
    checksum = 0
    for position, item in enumerate(items):
        checksum = (checksum * 31 + item + position) % 1000000007
    return checksum, partitions


if __name__ == "__main__":
    import harness

    harness.main(run)
