# Addition, subtraction and negation around every width at which an
# implementation may change its representation.
WIDTHS = (30, 31, 32, 47, 48, 60, 61, 62, 63, 64, 127, 128, 200)


def edges(width):
    base = 1 << width
    return [base - 2, base - 1, base, base + 1, -base - 1, -base, -base + 1]


for width in WIDTHS:
    values = edges(width)
    print("width", width)
    for x in values:
        print(" ", x, -x, +x, abs(x), x + 1, x - 1, 1 - x)
    for x in values:
        print(" ", [x + y for y in values])
        print(" ", [x - y for y in values])

small = [0, 1, -1, 2, -2, 100, -100]
for x in small:
    for width in (47, 63, 127):
        y = 1 << width
        print(x + y, x - y, y - x, -y - x, -y + x)

# Growing and shrinking back must end in the same value as never having grown.
x = 5
for width in WIDTHS:
    x += 1 << width
for width in reversed(WIDTHS):
    x -= 1 << width
print(x, x == 5, hash(x) == hash(5), type(x).__name__)

total = 0
for step in (2**46, 2**47 - 1, 2**62, 2**63 - 1, 2**126):
    for _ in range(5):
        total += step
        print(total, end=" ")
    for _ in range(10):
        total -= step
        print(total, end=" ")
    print()
