# Number systems: roman numerals, words, bases, continued fractions, Egyptian fractions, calendars of primes.
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"]


def to_roman(n):
    if not isinstance(n, int) or not 0 < n < 4000:
        raise ValueError(f"no roman numeral for {n!r}")
    out = []
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        out.append(letters * count)
    return "".join(out)


def from_roman(text):
    values = {letter: value for value, letter in ROMAN if len(letter) == 1}
    total = 0
    for a, b in zip(text, text[1:] + text[-1:]):
        try:
            total += -values[a] if values[a] < values[b] else values[a]
        except KeyError as error:
            raise ValueError(f"bad digit {error} in {text!r}") from None
    if to_roman(total) != text:
        raise ValueError(f"{text!r} is not canonical")
    return total


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    parts, scale = [], 0
    while n:
        n, group = divmod(n, 1000)
        if group:
            parts.append((words(group) + " " + SCALES[scale]).strip())
        scale += 1
    return ", ".join(parts[::-1])


def in_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if n < 0:
        return "-" + in_base(-n, base)
    return (in_base(n // base, base) if n >= base else "") + digits[n % base]


def continued(n, d):
    while d:
        yield n // d
        n, d = d, n % d


def convergents(terms):
    h, k, h1, k1 = 1, 0, 0, 1
    for a in terms:
        h, h1 = a * h + h1, h
        k, k1 = a * k + k1, k
        yield h, k


def egyptian(n, d):
    while n:
        unit = -(-d // n)
        yield unit
        n, d = n * unit - d, d * unit


def balanced_ternary(n):
    out = ""
    while n:
        n, r = divmod(n + 1, 3)
        out = "-0+"[r] + out
    return out or "0"


def zeckendorf(n):
    terms = [1, 2]
    while terms[-1] <= n:
        terms.append(terms[-1] + terms[-2])
    out = []
    for t in reversed(terms):
        if t <= n:
            out.append(t)
            n -= t
    return out


print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(from_roman(to_roman(n)) == n for n in range(1, 4000, 7)))
for bad in ("IIII", "VX", "ABC", "IC", "XM"):
    try:
        print(from_roman(bad))
    except ValueError as error:
        print(error)
for bad in (0, 4000, -1, 1.5, "x"):
    try:
        to_roman(bad)
    except ValueError as error:
        print(error)
for n in (0, 7, 13, 21, 80, 100, 115, 342, 1000, 1001, 12345, 1000000, 7654321, -19, 10**18 + 5, 999999999999):
    print(n, words(n))
print([in_base(n, b) for n, b in ((255, 2), (255, 16), (-255, 8), (0, 5), (10**30, 36), (2**64 - 1, 7))], all(int(in_base(n, b), b) == n for n in (0, 1, 99, 2**70) for b in range(2, 37)))
print(list(continued(415, 93)), list(continued(3141592653589793, 10**15))[:8], list(convergents(continued(3141592653589793, 10**15)))[:5], list(convergents([1] + [2] * 8)), list(egyptian(7, 15)), list(egyptian(5, 121)), sep="\n")
print([balanced_ternary(n) for n in (0, 1, 2, 5, 13, -7, 1000)], zeckendorf(100), zeckendorf(10**15), [n for n in range(1, 10000) if n == sum(int(d) ** len(str(n)) for d in str(n))], sep="\n")
look, sequence = "1", []
for _ in range(9):
    sequence.append(look)
    out, i = "", 0
    while i < len(look):
        j = i
        while j < len(look) and look[j] == look[i]:
            j += 1
        out, i = out + str(j - i) + look[i], j
    look = out
print(sequence)
