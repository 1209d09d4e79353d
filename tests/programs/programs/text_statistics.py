# Word counts, n-grams, justification and a Markov chain over a fixed text.
TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness, it was
the spring of hope, it was the winter of despair, we had everything before us,
we had nothing before us, we were all going direct to Heaven, we were all going
direct the other way.
"""


def words_of(text):
    word = ""
    for c in text + " ":
        if c.isalpha():
            word += c.lower()
        elif word:
            yield word
            word = ""


def count(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return dict(sorted(counts.items(), key=lambda p: (-p[1], p[0])))


def ngrams(items, n):
    items = list(items)
    return [tuple(items[i : i + n]) for i in range(len(items) - n + 1)]


def wrap(text, width):
    lines, line = [], []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            lines.append(line)
            line = []
        line.append(word)
    return lines + [line]


def justify(line, width, last):
    if last or len(line) == 1:
        return " ".join(line)
    gaps = len(line) - 1
    space, extra = divmod(width - sum(map(len, line)), gaps)
    return "".join(word + " " * (space + (i < extra)) * (i < gaps) for i, word in enumerate(line))


words = list(words_of(TEXT))
counts = count(words)
print(len(words), len(counts), list(counts.items())[:8], [w for w in counts if len(w) > 9])
print(list(count(ngrams(words, 2)).items())[:4], list(count(ngrams(words, 3)).items())[:3])
letters = count(c for c in TEXT.lower() if c.isalpha())
print(letters, sum(letters.values()))
print({n: sum(1 for w in words if len(w) == n) for n in range(1, 13)}, sum(map(len, words)) / len(words), max(words, key=len), sorted(set(words), key=lambda w: w[::-1])[:6])
for width in (30, 44):
    lines = wrap(TEXT, width)
    print("\n".join(f"|{justify(line, width, i == len(lines) - 1):<{width}}|" for i, line in enumerate(lines)))
chain = {}
for a, b in zip(words, words[1:]):
    chain.setdefault(a, []).append(b)
seed, word, out = 3, "it", []
for _ in range(25):
    out.append(word)
    seed = (seed * 1103515245 + 12345) % 2**31
    following = chain.get(word, ["it"])
    word = following[seed % len(following)]
print(" ".join(out))
sentences = [s.strip() for s in TEXT.replace("\n", " ").replace(".", ",").split(",") if s.strip()]
print(len(sentences), sentences[0], max(sentences, key=len), [s.split()[-1] for s in sentences])
index = {}
for number, line in enumerate(TEXT.strip().splitlines(), 1):
    for word in words_of(line):
        index.setdefault(word, set()).add(number)
print({w: sorted(index[w]) for w in ("it", "age", "we", "times", "direct")})
vowels = sum(letters.get(v, 0) for v in "aeiou")
print(f"{vowels / sum(letters.values()):.4f}", TEXT.count("was"), TEXT.title().split()[:4], TEXT.swapcase()[1:20], " ".join(w.capitalize() for w in words[:5]))
palindromes = {w for w in counts if len(w) > 1 and w == w[::-1]}
anagrams = {}
for w in counts:
    anagrams.setdefault("".join(sorted(w)), []).append(w)
print(sorted(palindromes), [sorted(g) for g in anagrams.values() if len(g) > 1], sorted((w for w in counts if counts[w] == 1), key=lambda w: (len(w), w))[:10])
