# f-strings used to render tables, trees, boxes and code.
rows = [("Widget", 12, 3.5, True), ("Gadget \u00e9", 7, 12.25, False), ("Thing", 1500, 0.075, True)]
headers = ("item", "count", "price", "ok")
widths = [max(len(str(r[i])) for r in [headers, *rows]) for i in range(4)]
print("+".join(f"{'':-<{w + 2}}" for w in widths))
for r in [headers, *rows]:
    print("|".join(f" {c:{'<' if isinstance(c, str) else '>'}{w}} " if not isinstance(c, bool) else f" {c!s:^{w}} " for c, w in zip(r, widths)))
total = sum(count * price for _, count, price, _ in rows)
print(f"{'total':>{sum(widths)}} {total:>12,.3f} {total:e} {total:.3g}")


def tree(node, prefix="", last=True, root=True):
    name, children = node
    out = [f"{prefix}{'' if root else '`-- ' if last else '|-- '}{name}"]
    below = prefix + ("" if root else "    " if last else "|   ")
    for i, child in enumerate(children):
        out += tree(child, below, i == len(children) - 1, False)
    return out


print("\n".join(tree(("root", [("a", [("a1", []), ("a2", [("deep", [])])]), ("b", []), ("c", [("c1", [])])]))))


def box(text, style="-|+"):
    horizontal, vertical, corner = style
    lines = text.split("\n")
    w = max(map(len, lines))
    edge = f"{corner}{horizontal * (w + 2)}{corner}"
    return "\n".join([edge, *(f"{vertical} {line:^{w}} {vertical}" for line in lines), edge])


print(box("hello\nfrom a box\n\u00e9"), box("x", "=#*"), sep="\n")


def hexdump(data, size=8):
    for offset in range(0, len(data), size):
        chunk = data[offset : offset + size]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in chunk)
        yield f"{offset:04x}  {' '.join(f'{b:02x}' for b in chunk):<{size * 3 - 1}}  |{text}|"


print("\n".join(hexdump(b"Hello, World!\x00\x01\xff caf\xc3\xa9")))


def histogram(counts, size=30):
    top = max(counts.values())
    return "\n".join(f"{k:>8} {'#' * round(v / top * size):<{size}} {v:>4} {v / sum(counts.values()):>6.1%}" for k, v in counts.items())


print(histogram({"apples": 12, "pears": 30, "plums": 3, "none": 0}))


def clock(seconds):
    return f"{'-' if seconds < 0 else ''}{abs(seconds) // 3600:02}:{abs(seconds) // 60 % 60:02}:{abs(seconds) % 60:02}"


def size(n):
    for unit in ("B", "KiB", "MiB", "GiB"):
        if n < 1024:
            return f"{n:.1f} {unit}" if unit != "B" else f"{n} {unit}"
        n /= 1024
    return f"{n:.2f} TiB"


def ordinal(n):
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


print([clock(s) for s in (0, 59, 3661, -90, 360000)], [size(n) for n in (0, 1023, 1024, 123456789, 2**45)], [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1003)])
print(f"{'Multiplication':^{4 * 10}}")
print("\n".join("".join(f"{a * b:4}" for b in range(1, 10)) for a in range(1, 10)))
code = [f"def f{i}(x):\n    return x * {i}" for i in range(2)]
print("\n".join(code), f"{len(code)} function{'s' if len(code) != 1 else ''}", f"{code[0]!r}")
matrix = [[1.5, -2.25], [100.125, 0]]
print("\n".join(f"[{', '.join(f'{x:8.3f}' for x in row)}]" for row in matrix))
