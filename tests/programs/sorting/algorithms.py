# Classic sorting algorithms checked against sorted().
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        done = True
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                done = False
        if done:
            break
    return a


def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x
    return a


def selection(a):
    a = a[:]
    for i in range(len(a)):
        least = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[least] = a[least], a[i]
    return a


def merge(a):
    if len(a) < 2:
        return a[:]
    left, right = merge(a[: len(a) // 2]), merge(a[len(a) // 2 :])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def quick(a, low=0, high=None, top=True):
    if top:
        a, high = a[:], len(a) - 1
    if low < high:
        pivot, i = a[high], low
        for j in range(low, high):
            if a[j] < pivot:
                a[i], a[j] = a[j], a[i]
                i += 1
        a[i], a[high] = a[high], a[i]
        quick(a, low, i - 1, False)
        quick(a, i + 1, high, False)
    return a


def heap(a):
    a = a[:]

    def sift(i, n):
        while (child := 2 * i + 1) < n:
            if child + 1 < n and a[child + 1] > a[child]:
                child += 1
            if a[i] >= a[child]:
                return
            a[i], a[child] = a[child], a[i]
            i = child

    for i in range(len(a) // 2 - 1, -1, -1):
        sift(i, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def counting(a):
    if not a:
        return []
    low = min(a)
    counts = [0] * (max(a) - low + 1)
    for x in a:
        counts[x - low] += 1
    return [low + i for i, n in enumerate(counts) for _ in range(n)]


def shell(a):
    a, gap = a[:], len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and a[j - gap] > x:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap //= 2
    return a


def radix(a):
    shift, a = min(a, default=0), a[:]
    a = [x - shift for x in a]
    for bit in range(0, 12, 4):
        buckets = [[] for _ in range(16)]
        for x in a:
            buckets[x >> bit & 15].append(x)
        a = [x for bucket in buckets for x in bucket]
    return [x + shift for x in a]


seed, data = 1, []
for _ in range(120):
    seed = (seed * 48271) % 2147483647
    data.append(seed % 1000 - 500)
samples = [[], [1], [2, 1], [1, 2, 3], [3, 2, 1], [5, 5, 5], [-1, 0, -1], data, data[:33], sorted(data), sorted(data)[::-1]]
for algorithm in (bubble, insertion, selection, merge, quick, heap, counting, shell, radix):
    results = [algorithm(s) == sorted(s) for s in samples]
    print(algorithm.__name__, all(results), algorithm(data)[:5], algorithm(data)[-3:], data[:2])
for algorithm in (bubble, insertion, merge, quick, heap, shell):
    print(algorithm.__name__, algorithm([2.5, -1, 0.0, 1e10]), algorithm(["pear", "fig", "apple"]), algorithm([(2, "b"), (1, "z"), (2, "a")]))
