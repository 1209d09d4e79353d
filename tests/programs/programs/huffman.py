# Huffman coding, Lempel-Ziv-Welch, run lengths and the Burrows-Wheeler transform, all round-tripped.
class Node:
    count = 0

    def __init__(self, weight, symbol=None, left=None, right=None):
        Node.count += 1
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right
        self.order = Node.count

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)

    @property
    def leaf(self):
        return self.left is None


def build(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    nodes = [Node(n, c) for c, n in sorted(counts.items())]
    while len(nodes) > 1:
        nodes.sort(reverse=True)
        a, b = nodes.pop(), nodes.pop()
        nodes.append(Node(a.weight + b.weight, None, a, b))
    return nodes[0]


def codes(node, prefix=""):
    if node.leaf:
        return {node.symbol: prefix or "0"}
    return {**codes(node.left, prefix + "0"), **codes(node.right, prefix + "1")}


def decode(node, bits):
    out, at = [], node
    for bit in bits:
        if not at.leaf:
            at = at.left if bit == "0" else at.right
        if at.leaf:
            out.append(at.symbol)
            at = node
    return "".join(out)


def pack(bits):
    padding = -len(bits) % 8
    return bytes([padding]) + int("1" + bits + "0" * padding, 2).to_bytes((len(bits) + padding) // 8 + 1, "big")[1:]


def unpack(data):
    bits = "".join(f"{byte:08b}" for byte in data[1:])
    return bits[: len(bits) - data[0]]


def lzw(text):
    table = {chr(i): i for i in range(256)}
    word, out = "", []
    for c in text:
        if word + c in table:
            word += c
        else:
            out.append(table[word])
            table[word + c] = len(table)
            word = c
    return out + ([table[word]] if word else [])


def unlzw(numbers):
    table = {i: chr(i) for i in range(256)}
    previous, out = None, []
    for n in numbers:
        entry = table[n] if n in table else previous + previous[0]
        out.append(entry)
        if previous is not None:
            table[len(table)] = previous + entry[0]
        previous = entry
    return "".join(out)


def bwt(text):
    text += "\0"
    rotations = sorted(text[i:] + text[:i] for i in range(len(text)))
    return "".join(r[-1] for r in rotations)


def unbwt(last):
    order = sorted(range(len(last)), key=lambda i: (last[i], i))
    i, out = order[0], []
    for _ in range(len(last)):
        out.append(last[i])
        i = order[i]
    return "".join(out)


def runs(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append((text[i], j - i))
        i = j
    return out


SAMPLES = ["abracadabra", "aaaaaaaa", "the rain in spain stays mainly in the plain", "x", "ab" * 40, "\u00e9\u00e8\u00e9 mixed \u00ff"]
for text in SAMPLES:
    tree = build(text)
    table = codes(tree)
    bits = "".join(table[c] for c in text)
    packed = pack(bits)
    print(repr(text[:20]), len(text) * 8, len(bits), len(packed), decode(tree, bits) == text, unpack(packed) == bits, dict(sorted(table.items(), key=lambda p: (len(p[1]), p[0]))[:4]))
    numbers = lzw(text)
    print("  lzw", len(numbers), numbers[:10], unlzw(numbers) == text)
    transformed = bwt(text)
    restored = unbwt(transformed)
    print("  bwt", repr(transformed[:30]), len(runs(text)), len(runs(transformed)), sorted(restored) == sorted(text + "\0"), "".join(c * n for c, n in runs(text)) == text)
tree = build("abracadabra")


def shape(node):
    return node.symbol if node.leaf else (shape(node.left), shape(node.right))


def depth(node):
    return 0 if node.leaf else 1 + max(depth(node.left), depth(node.right))


print(shape(tree), depth(tree), tree.weight, pack("1011"), unpack(b"\x04\xb0"), Node.count)
skewed = build("".join(chr(97 + i) * 2**i for i in range(10)))
print(depth(skewed), {c: len(b) for c, b in sorted(codes(skewed).items())})
