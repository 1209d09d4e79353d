# Lists that change under their iterators.
items = [1, 2, 3, 4, 5, 6]
seen = []
for x in items:
    seen.append(x)
    if x % 2 == 0:
        items.remove(x)
print(seen, items)

items = [1, 2, 3]
for x in items:
    if len(items) < 8:
        items.append(x * 10)
print(items)

items = list(range(6))
out = []
for x in reversed(items):
    out.append(x)
    if x == 4:
        items.clear()
print(out, items)

iterator = iter([1, 2])
print(next(iterator), next(iterator), next(iterator, "end"), next(iterator, "still"))
items = [1]
iterator = iter(items)
print(list(iterator))
items.append(2)
print(list(iterator))
items = [1, 2, 3]
iterator = iter(items)
next(iterator)
print(iterator.__length_hint__())
items.extend([4, 5])
print(iterator.__length_hint__(), list(iterator))
print(iterator.__length_hint__())
backward = reversed([1, 2, 3])
print(next(backward), backward.__length_hint__(), list(backward), list(backward))

items = [1, 2, 3, 4]
items[:] = [x for x in items if x != 2]
print(items)
items = [[1], [2]]
for inner in items:
    inner *= 2
    inner += [0]
print(items)
for i, x in enumerate(items):
    items[i] = i
print(items)
for x in items[:]:
    items.insert(0, x)
print(items)
for items[0] in (7, 8, 9):
    pass
print(items)
data = [5, 4, 3]
for data in data:
    print(data, end=" ")
print(data)


class Evil:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False

    def __repr__(self):
        return "evil"


victim = []
victim.extend([Evil(victim), 2, 3])
print(2 in victim, victim)
victim.extend([Evil(victim), 2, 3])
try:
    print(victim.index(3))
except ValueError as error:
    print(error)
victim.extend([Evil(victim), 1, 1])
print(victim.count(1), victim)
victim.extend([Evil(victim), 1])
try:
    victim.remove(1)
except ValueError as error:
    print(error)
victim.extend([Evil(victim), 1])
print(victim == [0, 1, 2], victim)
grown = []


def source():
    for n in range(3):
        grown.append("inner")
        yield n


grown.extend(source())
print(grown)
