# Conway's game of life on sets of cells and on rows of bits, Langton's ant, elementary automata.
def step(cells):
    counts = {}
    for r, c in cells:
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc:
                    counts[r + dr, c + dc] = counts.get((r + dr, c + dc), 0) + 1
    return {p for p, n in counts.items() if n == 3 or (n == 2 and p in cells)}


def parse(text):
    return {(r, c) for r, line in enumerate(text.strip().splitlines()) for c, x in enumerate(line) if x == "#"}


def show(cells, top, left, height, width):
    return "\n".join("".join("#" if (r, c) in cells else "." for c in range(left, left + width)) for r in range(top, top + height))


def neighbour_count(rows, width, r, c):
    return sum(rows[(r + dr) % len(rows)] >> (c + dc) % width & 1 for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc)


def bits_step(rows, width):
    return [sum(1 << c for c in range(width) if (n := neighbour_count(rows, width, r, c)) == 3 or n == 2 and rows[r] >> c & 1) for r in range(len(rows))]


glider, blinker, block = parse(".#.\n..#\n###"), parse("###"), parse("##\n##")
state = glider
for generation in range(8):
    state = step(state)
    if generation % 4 == 3:
        print(show(state, 0, 0, 6, 6), sorted(state), sep="\n")
print(state == {(r + 2, c + 2) for r, c in glider}, step(step(blinker)) == blinker, step(block) == block, step({(0, 0)}))
pentomino, history = parse(".##\n##.\n.#."), []
for generation in range(60):
    history.append(len(pentomino))
    pentomino = step(pentomino)
print(history)
rows = [0b0000000000, 0b0000100000, 0b0000010000, 0b0001110000, 0, 0, 0, 0]
for _ in range(12):
    rows = bits_step(rows, 10)
print([f"{row:010b}" for row in rows], sum(row.bit_count() for row in rows))


def automaton(rule, width, generations):
    row = 1 << width // 2
    for _ in range(generations):
        yield row
        row = sum(1 << c for c in range(width) if rule >> (row >> c - 1 & 7 if c else (row << 1) & 7) & 1)


for rule in (90, 30, 110):
    print("\n".join(f"{row:031b}".replace("0", " ").replace("1", "*").rstrip() for row in automaton(rule, 31, 12)))


def ant(steps):
    black, position, heading = set(), (0, 0), (-1, 0)
    for _ in range(steps):
        r, c = heading
        if position in black:
            black.remove(position)
            heading = -c, r
        else:
            black.add(position)
            heading = c, -r
        position = position[0] + heading[0], position[1] + heading[1]
    return len(black), position


print([ant(n) for n in (10, 100, 1000, 5000)])
seed, soup = 99, set()
for _ in range(150):
    seed = (seed * 1103515245 + 12345) % 2**31
    soup.add((seed >> 8 & 15, seed >> 16 & 15))
sizes = []
for _ in range(30):
    sizes.append(len(soup))
    soup = step(soup)
print(sizes)
