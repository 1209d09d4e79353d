# A sudoku solver: constraint propagation over bit masks, then depth-first search.
PUZZLES = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "." * 81,
]
PEERS, UNITS = [], []
for cell in range(81):
    r, c = divmod(cell, 9)
    row = {r * 9 + i for i in range(9)}
    column = {i * 9 + c for i in range(9)}
    block = {(r // 3 * 3 + i) * 9 + c // 3 * 3 + j for i in range(3) for j in range(3)}
    PEERS.append(sorted((row | column | block) - {cell}))
    UNITS.append([sorted(row), sorted(column), sorted(block)])


class Contradiction(Exception):
    pass


class Board:
    def __init__(self, masks=None):
        self.masks = masks or [0x1FF] * 81
        self.guesses = 0

    @classmethod
    def parse(cls, text):
        board = cls()
        for cell, c in enumerate(text):
            if c in "123456789":
                board.assign(cell, 1 << int(c) - 1)
        return board

    def assign(self, cell, bit):
        rest = self.masks[cell] & ~bit
        if not self.masks[cell] & bit:
            raise Contradiction(f"cell {cell}")
        while rest:
            low = rest & -rest
            self.eliminate(cell, low)
            rest ^= low

    def eliminate(self, cell, bit):
        if not self.masks[cell] & bit:
            return
        self.masks[cell] &= ~bit
        mask = self.masks[cell]
        if mask == 0:
            raise Contradiction(f"cell {cell}")
        if mask & (mask - 1) == 0:
            for peer in PEERS[cell]:
                self.eliminate(peer, mask)
        for unit in UNITS[cell]:
            places = [c for c in unit if self.masks[c] & bit]
            if not places:
                raise Contradiction("unit")
            if len(places) == 1 and self.masks[places[0]] != bit:
                self.assign(places[0], bit)

    def solved(self):
        return all(m & (m - 1) == 0 for m in self.masks)

    def __str__(self):
        text = ["." if m & (m - 1) else str(m.bit_length()) for m in self.masks]
        lines = [" ".join(text[r * 9 : r * 9 + 3] + ["|"] + text[r * 9 + 3 : r * 9 + 6] + ["|"] + text[r * 9 + 6 : r * 9 + 9]) for r in range(9)]
        return "\n".join(lines[:3] + ["------+-------+------"] + lines[3:6] + ["------+-------+------"] + lines[6:])


def search(board, stats, limit=300):
    if board.solved():
        return board
    cell = min((c for c in range(81) if board.masks[c].bit_count() > 1), key=lambda c: (board.masks[c].bit_count(), c))
    mask = board.masks[cell]
    while mask:
        bit = mask & -mask
        mask ^= bit
        stats["guesses"] += 1
        if stats["guesses"] > limit:
            return None
        trial = Board(board.masks[:])
        try:
            trial.assign(cell, bit)
        except Contradiction:
            stats["dead ends"] += 1
            continue
        if found := search(trial, stats, limit):
            return found
    return None


for puzzle in PUZZLES[:2]:
    board = Board.parse(puzzle)
    left = sum(1 for m in board.masks if m & (m - 1))
    stats = {"guesses": 0, "dead ends": 0}
    solution = search(board, stats)
    print(f"{left} cells open after propagation, {stats}")
    print(solution)
    if solution:
        digits = [m.bit_length() for m in solution.masks]
        print(all(sorted(digits[c] for c in unit) == list(range(1, 10)) for units in UNITS[::10] for unit in units), all(p in (".", str(d)) for p, d in zip(puzzle, digits)))
try:
    Board.parse("55" + "." * 79)
except Contradiction as error:
    print("contradiction", error)
print(Board.parse(PUZZLES[2]).masks.count(0x1FF), len(PEERS[40]), PEERS[0][:6], UNITS[80][2])
