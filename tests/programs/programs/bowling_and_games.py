# Scoring games: bowling, tennis, poker hands, tic-tac-toe by minimax, mastermind.
def bowling(rolls):
    frames, i, total = [], 0, 0
    for frame in range(10):
        if rolls[i] == 10:
            total += 10 + rolls[i + 1] + rolls[i + 2]
            i += 1
        elif rolls[i] + rolls[i + 1] == 10:
            total += 10 + rolls[i + 2]
            i += 2
        else:
            total += rolls[i] + rolls[i + 1]
            i += 2
        frames.append(total)
    return frames


def parse_bowling(text):
    rolls = []
    for c in text:
        rolls.append(10 if c == "X" else 10 - rolls[-1] if c == "/" else 0 if c == "-" else int(c))
    return rolls


def tennis(points):
    a = b = 0
    for p in points:
        a, b = a + (p == "A"), b + (p == "B")
        if max(a, b) >= 4 and abs(a - b) >= 2:
            return f"game {'A' if a > b else 'B'}"
    if min(a, b) >= 3:
        return "deuce" if a == b else f"advantage {'A' if a > b else 'B'}"
    return "-".join(("love", "fifteen", "thirty", "forty")[n] for n in (a, b))


RANKS = "23456789TJQKA"


def poker(hand):
    cards = hand.split()
    values = sorted((RANKS.index(c[0]) for c in cards), reverse=True)
    groups = sorted(((values.count(v), v) for v in set(values)), reverse=True)
    shape, tie = tuple(n for n, _ in groups), [v for _, v in groups]
    flush = len({c[1] for c in cards}) == 1
    if values == [12, 3, 2, 1, 0]:
        values = tie = [3, 2, 1, 0, -1]
    straight = len(groups) == 5 and values[0] - values[4] == 4
    ranking = [(straight and flush, "straight flush"), (shape == (4, 1), "four of a kind"), (shape == (3, 2), "full house"), (flush, "flush"), (straight, "straight"), (shape == (3, 1, 1), "three of a kind"), (shape == (2, 2, 1), "two pairs"), (shape == (2, 1, 1, 1), "pair"), (True, "high card")]
    for strength, (holds, name) in enumerate(ranking):
        if holds:
            return (8 - strength, tie), name


LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    return next((board[a] for a, b, c in LINES if board[a] == board[b] == board[c] != "."), None)


def minimax(board, player, memo):
    key = board, player
    if key in memo:
        return memo[key]
    if w := winner(board):
        result = ((1 if w == "X" else -1), None)
    elif "." not in board:
        result = (0, None)
    else:
        options = [(minimax(board[:i] + player + board[i + 1 :], "XO"[player == "X"], memo)[0], i) for i, c in enumerate(board) if c == "."]
        result = max(options, key=lambda o: (o[0], -o[1])) if player == "X" else min(options)
    memo[key] = result
    return result


def feedback(secret, guess):
    exact = sum(a == b for a, b in zip(secret, guess))
    return exact, sum(min(secret.count(c), guess.count(c)) for c in set(guess)) - exact


for game in ("XXXXXXXXXXXX", "9-9-9-9-9-9-9-9-9-9-", "5/5/5/5/5/5/5/5/5/5/5", "X7/9-X-88/-6XXX81", "--------------------", "XXXXXXXXX9/5"):
    print(game, bowling(parse_bowling(game)))
print([tennis(p) for p in ("", "A", "ABB", "AAABBB", "AAABBBA", "AAABBBAA", "BBBB", "AAABBBABB")])
hands = ["2H 3D 5S 9C KD", "2C 3H 4S 8C AH", "2H 4S 4C 2D 4H", "2S 8S AS QS 3S", "TS JS QS KS AS", "AS 2D 3H 4C 5S", "9H 9S 9D 9C 2C", "3H 3S KD KC 2C", "7H 7S 7D KC 2C", "AH AD 3S 4C 5D"]
print(*[f"{h}: {poker(h)[1]}" for h in sorted(hands, key=lambda h: poker(h)[0])], sep="\n")
memo = {}
board, player, moves = ".........", "X", []
while winner(board) is None and "." in board:
    score, move = minimax(board, player, memo)
    board = board[:move] + player + board[move + 1 :]
    moves.append(move)
    player = "XO"[player == "X"]
print(moves, board, winner(board), len(memo), minimax("X.O.X....", "O", memo), minimax("XX.OO....", "X", memo))
codes = [a + b + c for a in "RGBY" for b in "RGBY" for c in "RGBY"]
secret, tries = "GYB", []
while codes:
    guess = min(codes, key=lambda g: (max([feedback(s, g) for s in codes].count(f) for f in {feedback(s, g) for s in codes}), g))
    answer = feedback(secret, guess)
    tries.append((guess, answer, len(codes)))
    if answer[0] == 3:
        break
    codes = [c for c in codes if feedback(c, guess) == answer and c != guess]
print(tries)
