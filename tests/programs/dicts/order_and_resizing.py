# Insertion order survives growth, deletion and reinsertion.
d = {}
for n in range(200):
    d[n * 7919 % 1009] = n
print(len(d), list(d)[:10], list(d.values())[:5], list(d)[-3:])
for n in range(0, 200, 3):
    del d[n * 7919 % 1009]
print(len(d), list(d.items())[:8])
for n in range(0, 200, 6):
    d[n * 7919 % 1009] = -n
print(len(d), list(d.items())[-5:])
while len(d) > 5:
    d.popitem()
print(d)
for n in range(3000):
    d[f"key{n}"] = n
    if n >= 10:
        del d[f"key{n - 10}"]
print(len(d), list(d)[:7], d["key2995"], "key0" in d)
d.clear()
for n in range(9):
    d[n] = n
print(d)

# Colliding hashes.
class Collide:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 42

    def __eq__(self, other):
        return isinstance(other, Collide) and self.name == other.name

    def __repr__(self):
        return f"C{self.name}"


table = {Collide(n % 5): n for n in range(12)}
print(table, table[Collide(3)], Collide(9) in table)
for n in (1, 3):
    del table[Collide(n)]
table[Collide(7)] = 7
print(table, [Collide(n) in table for n in range(8)])
for n in range(30):
    table[Collide(n)] = n
for n in range(0, 30, 2):
    table.pop(Collide(n))
print(table, len(table))

# Keys that differ by multiples of powers of two.
spread = {n << 40: n for n in range(50)}
spread.update({-n: n for n in range(1, 50)})
spread.update({2**61 - 1 + n: "m" for n in range(5)})
print(len(spread), spread[3 << 40], spread[-7], spread[2**61], spread.get(1 << 39), sum(v for v in spread.values() if v != "m"))

fibonacci = {0: 0, 1: 1}


def fib(n):
    if n not in fibonacci:
        fibonacci[n] = fib(n - 1) + fib(n - 2)
    return fibonacci[n]


print(fib(90), len(fibonacci), list(fibonacci)[:5])
lru = {}
for key in "abcabdaecb":
    if key in lru:
        del lru[key]
    elif len(lru) == 3:
        del lru[next(iter(lru))]
    lru[key] = True
    print("".join(lru), end=" ")
print()
