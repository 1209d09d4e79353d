# Algorithms written as comprehensions.
primes = [n for n in range(2, 60) if all(n % d for d in range(2, int(n**0.5) + 1))]
triples = [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
identity = [[int(i == j) for j in range(4)] for i in range(4)]
a = [[1, 2], [3, 4], [5, 6]]
b = [[7, 8, 9], [10, 11, 12]]
product = [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
transposed = [[row[i] for row in product] for i in range(len(product[0]))]
print(primes, triples, identity, product, transposed, sep="\n")
text = "the quick brown fox jumps over the lazy dog the end"
words = text.split()
frequencies = {w: words.count(w) for w in dict.fromkeys(words)}
by_length = {n: sorted({w for w in words if len(w) == n}) for n in sorted({len(w) for w in words})}
initials = {c: [w for w in words if w[0] == c] for c in sorted({w[0] for w in words})}
print(frequencies, by_length, initials, sep="\n")
print({c: text.count(c) for c in sorted(set(text)) if c.strip() and text.count(c) > 2}, "".join([c for c in text if c in "aeiou"]), [w[::-1] if len(w) > 4 else w.upper() for w in words])
flat = [x for row in product for x in row]
print(flat, [row for row in product if sum(row) > 100], [max(row) for row in product], max(x for row in product for x in row), any(x > 100 for x in flat), [i for i, x in enumerate(flat) if x % 2 == 0])
pascal = [[1]]
[pascal.append([1] + [x + y for x, y in zip(pascal[-1], pascal[-1][1:])] + [1]) for _ in range(6)]
print(pascal)
fizz = ["Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or n for n in range(1, 16)]
print(fizz)
board = [["X", "O", "X"], ["O", "X", "O"], ["O", "O", "X"]]
lines = board + [list(c) for c in zip(*board)] + [[board[i][i] for i in range(3)], [board[i][2 - i] for i in range(3)]]
print([line[0] for line in lines if len(set(line)) == 1], ["".join(line) for line in lines])
grid = {(r, c): (r * 3 + c) % 5 for r in range(4) for c in range(4)}
neighbours = {p: sum(grid.get((p[0] + dr, p[1] + dc), 0) for dr in (-1, 0, 1) for dc in (-1, 0, 1) if (dr, dc) != (0, 0)) for p in grid}
print(neighbours, [p for p in grid if all(grid[p] >= grid.get((p[0] + d, p[1] + e), -1) for d, e in ((0, 1), (1, 0), (0, -1), (-1, 0)))])
records = [{"name": n, "age": g, "city": c} for n, g, c in (("ann", 30, "x"), ("bob", 25, "y"), ("cid", 35, "x"))]
print([r["name"] for r in sorted(records, key=lambda r: r["age"])], {c: [r["name"] for r in records if r["city"] == c] for c in sorted({r["city"] for r in records})}, sum(r["age"] for r in records) / len(records), {**{r["name"]: r["age"] for r in records}}, [{k: v for k, v in r.items() if k != "city"} for r in records][:1])
binary = [f"{n:04b}" for n in range(16) if bin(n).count("1") == 2]
print(binary, [int(b, 2) for b in binary], [(n, bin(n).count("1")) for n in (0, 7, 255)], {n: [d for d in range(1, n + 1) if n % d == 0] for n in (6, 28, 12)}, [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
chunks = [flat[i : i + 4] for i in range(0, len(flat), 4)]
print(chunks, [sum(c) for c in chunks], [x for pair in zip(flat[::2], flat[1::2]) for x in pair[::-1]], [y - x for x, y in zip(flat, flat[1:])], [sum(flat[: i + 1]) for i in range(len(flat))])
codes = {chr(97 + i): chr(97 + (i + 13) % 26) for i in range(26)}
print("".join(codes.get(c, c) for c in "hello, world"), "".join(codes.get(c, c) for c in "uryyb, jbeyq"))
