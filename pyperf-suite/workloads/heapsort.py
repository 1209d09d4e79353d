"""n integers sorted in place by heapsort; the answer is a checksum of the order.

Williams and Floyd's algorithm (Algorithm 232 and 245, Communications of the ACM 7,
1964). Indexing by computed positions and comparisons of integers.
"""

from lcg import integers


def sift_down(heap, root, end):
    """Let the item at `root` sink to its place among the first `end` items."""
    item = heap[root]
    child = 2 * root + 1
    while child < end:
        if child + 1 < end and heap[child] < heap[child + 1]:
            child += 1
        if item >= heap[child]:
            break
        heap[root] = heap[child]
        root = child
        child = 2 * root + 1
    heap[root] = item


def heapsort(items):
    n = len(items)
    for root in reversed(range(n // 2)):
        sift_down(items, root, n)
    for end in range(n - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift_down(items, 0, end)


def run(n):
    items = list(integers(37, n, 1000000))
    heapsort(items)
    checksum = 0
    for position, item in enumerate(items):
        checksum = (checksum * 31 + item + position) % 1000000007
    return checksum


if __name__ == "__main__":
    import harness

    harness.main(run)
