# A binary heap with decrease-key, used for Dijkstra, event merging and a median stream.
class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.key, self.items, self.where = key, list(items), {}
        for i, item in enumerate(self.items):
            self.where[item] = i
        for i in reversed(range(len(self.items) // 2)):
            self._down(i)

    def _swap(self, i, j):
        self.items[i], self.items[j] = self.items[j], self.items[i]
        self.where[self.items[i]], self.where[self.items[j]] = i, j

    def _less(self, i, j):
        return self.key(self.items[i]) < self.key(self.items[j])

    def _up(self, i):
        while i and self._less(i, (i - 1) // 2):
            self._swap(i, (i - 1) // 2)
            i = (i - 1) // 2

    def _down(self, i):
        n = len(self.items)
        while True:
            best = i
            for child in (2 * i + 1, 2 * i + 2):
                if child < n and self._less(child, best):
                    best = child
            if best == i:
                return
            self._swap(i, best)
            i = best

    def push(self, item):
        self.items.append(item)
        self.where[item] = len(self.items) - 1
        self._up(len(self.items) - 1)

    def pop(self):
        if not self.items:
            raise IndexError("pop from an empty heap")
        self._swap(0, len(self.items) - 1)
        item = self.items.pop()
        del self.where[item]
        if self.items:
            self._down(0)
        return item

    def update(self, item):
        self._up(self.where[item])
        self._down(self.where[item])

    def __len__(self):
        return len(self.items)

    def __contains__(self, item):
        return item in self.where


def dijkstra(graph, start):
    distance = {node: float("inf") for node in graph}
    previous = {}
    distance[start] = 0
    heap = Heap(graph, key=distance.__getitem__)
    while heap:
        node = heap.pop()
        for neighbour, weight in graph[node].items():
            if distance[node] + weight < distance[neighbour]:
                distance[neighbour] = distance[node] + weight
                previous[neighbour] = node
                heap.update(neighbour)
    return distance, previous


def path(previous, node):
    out = [node]
    while node in previous:
        node = previous[node]
        out.append(node)
    return out[::-1]


numbers = [(x * 7919) % 211 for x in range(50)]
heap = Heap(numbers)
drained = [heap.pop() for _ in range(len(heap))]
print(drained == sorted(numbers), drained[:8], drained[-3:])
heap = Heap(key=len)
for word in "priority queues keep their least element first in a list".split():
    heap.push(word)
print([heap.pop() for _ in range(4)], len(heap), "queues" in heap, "list" in heap)
try:
    while True:
        heap.pop()
except IndexError as error:
    print(error)
graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"a": 7, "c": 10, "d": 15}, "c": {"a": 9, "b": 10, "d": 11, "f": 2}, "d": {"b": 15, "c": 11, "e": 6}, "e": {"d": 6, "f": 9}, "f": {"a": 14, "c": 2, "e": 9}, "island": {}}
distance, previous = dijkstra(graph, "a")
print(distance, path(previous, "e"), path(previous, "d"))
size = 12
grid = {(r, c): {(r + dr, c + dc): 1 + (r * 5 + c * 3 + dr) % 7 for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)) if 0 <= r + dr < size and 0 <= c + dc < size} for r in range(size) for c in range(size)}
distance, previous = dijkstra(grid, (0, 0))
print(distance[size - 1, size - 1], len(path(previous, (size - 1, size - 1))), sum(distance.values()))


class Median:
    def __init__(self):
        self.n = 0
        self.low, self.high = Heap(key=lambda p: -p[0]), Heap(key=lambda p: p[0])

    def add(self, value):
        self.n += 1
        item = (value, self.n)
        self.low.push(item)
        self.high.push(self.low.pop())
        if len(self.high) > len(self.low):
            self.low.push(self.high.pop())

    @property
    def value(self):
        low = self.low.items[0][0]
        return low if self.n % 2 else (low + self.high.items[0][0]) / 2


median = Median()
trail = []
for value in numbers[:20]:
    median.add(value)
    trail.append(median.value)
print(trail, sorted(numbers[:20])[9:11])
streams = [iter(range(k, 30, k)) for k in (2, 3, 5)]
merge = Heap([(next(s), i) for i, s in enumerate(streams)])
merged = []
while merge:
    value, i = merge.pop()
    merged.append(value)
    following = next(streams[i], None)
    if following is not None:
        merge.push((following, i))
print(merged, merged == sorted(merged))
