# How large dicts, lists and sets say they are as they grow: the growth is CPython's.
for count in [*range(50), 85, 86, 170, 171, 342, 343, 683, 10923, 43691]:
    d = {number: number for number in range(count)}
    print(count, d.__sizeof__(), dict.fromkeys(range(count)).__sizeof__(), dict(d).__sizeof__())
    print(set(range(count)).__sizeof__(), frozenset(range(count)).__sizeof__())
print({"a": 1}.__sizeof__(), dict(a=1, b=2, c=3, d=4, e=5, f=6).__sizeof__(), {}.__sizeof__())
items = []
for number in range(60):
    print(items.__sizeof__(), end=" ")
    items.append(number)
print([].__sizeof__(), [1, 2, 3].__sizeof__(), [None] * 10 == [], ([0] * 10).__sizeof__())


def steps(change):
    seen = []
    try:
        for key in d:
            seen.append(key)
            change(key)
            if len(seen) > 60:
                break
    except RuntimeError as e:
        return seen, e
    return seen


def move(key):
    del d[key]
    d[key + 1000] = 0


def touch(key):
    d[key] = d.pop(key)


# What a loop sees while keys are moved to the end depends on when the dict is compacted.
for count in range(1, 30):
    for change in (move, touch):
        d = {number: number for number in range(count)}
        print(count, change.__name__, steps(change))
d = {number: number for number in range(30)}
for number in range(25):
    del d[number]
print(steps(move))
