"""n generations of the R-pentomino in Conway's Game of Life on an unbounded board; the
answer is the number of cells alive and the corners of the box around them.

Gardner, Mathematical Games (Scientific American, October 1970). The board is a set of
tuples; neighbours are counted in a dict.
"""

R_PENTOMINO = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
AROUND = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]


def next_generation(alive):
    neighbours = {}
    for x, y in alive:
        for dx, dy in AROUND:
            cell = (x + dx, y + dy)
            neighbours[cell] = neighbours.get(cell, 0) + 1
    return {
        cell
        for cell, count in neighbours.items()
        if count == 3 or (count == 2 and cell in alive)
    }


def run(n):
    alive = R_PENTOMINO
    for _ in range(n):
        alive = next_generation(alive)
    columns = [x for x, _ in alive]
    rows = [y for _, y in alive]
    return len(alive), min(columns), min(rows), max(columns), max(rows)


if __name__ == "__main__":
    import harness

    harness.main(run)
