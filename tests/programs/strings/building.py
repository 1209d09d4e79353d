# Programs that build strings: accumulation in loops, in place, aliasing.
def build(n):
    text = ""
    for i in range(n):
        text += str(i)
    return text


def alias():
    a = "start"
    b = a
    a += "-more"
    c = a
    a += "-yet"
    return a, b, c


class Holder:
    text = ""


def attribute(n):
    holder = Holder()
    for i in range(n):
        holder.text += chr(97 + i % 26)
    return holder.text, Holder.text


def element(n):
    items = [""]
    table = {"k": ""}
    for i in range(n):
        items[0] += "ab"
        table["k"] = table["k"] + "-" + str(i)
    return items, table


def reverse_words(sentence):
    words, word = [], ""
    for c in sentence:
        if c == " ":
            words.append(word)
            word = ""
        else:
            word += c
    words.append(word)
    return " ".join(words[::-1])


def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + shift) % 26 + base))
        else:
            out.append(c)
    return "".join(out)


def run_lengths(text):
    result, i = "", 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        result += text[i] + (str(j - i) if j - i > 1 else "")
        i = j
    return result


print(len(build(2000)), build(15), alias())
print(attribute(30), element(5))
print(reverse_words("the quick brown fox"), caesar("Hello, World! \u00e9", 3), caesar(caesar("Zebra", 5), -5), run_lengths("aaabccddddde"))
x = "a"
for _ in range(12):
    x = x + x
print(len(x), x[:3], x == "a" * 4096)
x = ""
for i in range(0x20, 0x500, 0x35):
    x += chr(i)
    y = x
    x += "."
print(ascii(x), len(y), y == x[:-1])
palindromes = [w for w in ("level", "Noon", "A man a plan", "x", "") if w.lower() == w.lower()[::-1]]
print(palindromes, "".join(dict.fromkeys("mississippi")), "abc" "def" * 2, ("%s-" * 3) % (1, 2, 3))
counts = {}
for c in "she sells sea shells":
    counts[c] = counts.get(c, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
print("abc".join("123"), "-".join("abc"[i : i + 2] for i in range(3)), "z".join(""), sorted("a B c D".split(), key=str.lower))
