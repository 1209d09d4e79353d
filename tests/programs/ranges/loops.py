# for loops over ranges: every shape of bounds, changes of the variable, nesting.
def collect(*arguments):
    out = []
    for i in range(*arguments):
        out.append(i)
    return out


for arguments in ((4,), (2, 6), (6, 2), (6, 2, -1), (0, 10, 3), (0, -10, -4), (-3, 3), (5, 5), (0, 1, 100), (True,), (False, 3)):
    print(arguments, collect(*arguments))

for i in range(5):
    print(i, end=" ")
    i = i * 100
    print(i, end=" ")
print(i)
for i in range(0):
    print("never")
else:
    print("else of empty", i)
for i in range(10):
    if i == 3:
        continue
    if i == 6:
        break
    print(i, end=" ")
else:
    print("not reached")
print("after", i)
n = 3
for i in range(n):
    n = 10
    print(i, n, end=" ")
print()
total = 0
for i in range(10):
    for j in range(i, 10):
        if (i + j) % 3 == 0:
            total += i * j
        elif j > 8:
            break
print(total)

r = range(3)
a, b = iter(r), iter(r)
print(next(a), next(a), next(b), list(a), list(b), list(a), list(r), type(iter(r)).__name__, type(iter(range(2**70))).__name__)
it = iter(range(5))
print(it.__length_hint__(), next(it), it.__length_hint__(), [x for x in it if x % 2], it.__length_hint__(), next(it, "done"))
it = reversed(range(4))
print(list(it), list(reversed(range(0, 10, 4))), list(reversed(range(2**70, 2**70 + 2))))

out = []
for i in range(2**47 - 3, 2**47 + 3):
    out.append(i - 2**47)
for i in range(2**63 - 2, 2**63 + 2):
    out.append(i - 2**63)
for i in range(-(2**47) + 2, -(2**47) - 3, -1):
    out.append(i + 2**47)
print(out)
count = 0
for i in range(2**100):
    count += 1
    if count == 5:
        break
print(i, count)
for i in range(2**100, 2**100 - 10, -3):
    print(i - 2**100, end=" ")
print()
squares = {i: i * i for i in range(-3, 4)}
print(squares, [(i, j) for i in range(3) for j in range(i)], sum(i for i in range(1000)), [range(i) for i in range(3)])


class Index:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


print(list(range(Index(3))), range(Index(1), Index(9), Index(4)), range(10)[Index(2)], Index(3) in range(10), range(10).index(5))


def generator(n):
    for i in range(n):
        sent = yield i
        if sent is not None:
            i = sent
            print("sent", i)


g = generator(3)
print(next(g), g.send("x"), list(g))
