# while, for, break, continue, else in combination.
def find(items, target):
    for i, x in enumerate(items):
        if x == target:
            print("found at", i, end=" ")
            break
    else:
        print("not found", end=" ")
        i = None
    return i


print(find("abc", "b"), find("abc", "z"), find("", "a"))
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print(n, end=" ")
else:
    print("no break", end=" ")
print("end", n)
while n:
    n -= 1
else:
    print("else with", n)
while False:
    print("never")
else:
    print("else of an untaken while")
for _ in ():
    pass
else:
    print("else of an empty for")

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print((i, j), end=" ")
    else:
        print("inner else never")
        continue
    if i == 2:
        break
else:
    print("outer else never")
print(i, j)


def nested_returns(limit):
    count = 0
    while True:
        for x in range(10):
            while x > 0:
                x -= 3
                count += 1
                if count > limit:
                    return count, x
            else:
                if x == -2:
                    continue
            count += 10


print(nested_returns(5), nested_returns(50), nested_returns(123))
outcome = []
for x in range(12):
    if x % 2 == 0:
        if x % 3 == 0:
            outcome.append("six")
        else:
            outcome.append("even")
    elif x % 3 == 0:
        outcome.append("three")
    elif x == 11:
        break
    else:
        outcome.append(x)
print(outcome)
a, b = 48, 180
while b:
    a, b = b, a % b
print(a)
total, x = 0, 1
while (x := x * 3) < 1000:
    total += x
print(total, x)
items = [3, 1, 2]
swapped = True
passes = 0
while swapped:
    swapped = False
    passes += 1
    for i in range(len(items) - 1):
        if items[i] > items[i + 1]:
            items[i], items[i + 1] = items[i + 1], items[i]
            swapped = True
print(items, passes)
for x in [1, 2, 3]:
    x = x * 10
    print(x, end=" ")
for x, (y, *z) in [(1, (2, 3, 4)), (5, "ab")]:
    print(x, y, z, end=" ")
for d["key"] in [d := {}] and range(2):
    print(d, end=" ")


class Box:
    pass


box = Box()
for box.value in "ab":
    print(box.value, end=" ")
lst = [0, 0]
for lst[0], lst[1] in zip("pq", "rs"):
    print(lst, end=" ")
print()
for i in range(3):
    try:
        if i == 1:
            continue
        print("body", i, end=" ")
    finally:
        print("finally", i, end=" ")
print()
i = 0
while True:
    i += 1
    if i > 1000:
        break
print(i)
count = 0
for a in range(10):
    for b in range(10):
        for c in range(10):
            if a + b + c == 15 and a < b < c:
                count += 1
                if count == 3:
                    break
        else:
            continue
        break
    else:
        continue
    break
print(a, b, c, count)
