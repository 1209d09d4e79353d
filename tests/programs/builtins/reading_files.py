# open for reading: modes, lines, seeking, iteration, errors; the file is this program itself.
import sys

path = sys.argv[0]
with open(path) as f:
    first = f.readline()
    print(repr(first), f.readable(), f.writable(), f.closed, f.mode, f.encoding.lower())
    second = f.readline(5)
    third = f.readline()
    rest = f.read()
    print(repr(second), repr(third), len(rest) > 500, repr(f.read()), repr(f.readline()))
print(f.closed)
with open(path, encoding="utf-8") as f:
    lines = f.readlines()
with open(path) as f:
    same = [line for line in f]
with open(path) as f:
    stripped = [line.rstrip("\n") for line in f if line.startswith("with")]
print(lines == same, len(lines) == "".join(lines).count("\n"), stripped[:2], lines[0] == first, first + second + third + rest == "".join(lines))
with open(path, "rb") as f:
    data = f.read(20)
    print(data, f.tell(), f.seek(0), f.read(3), f.seek(-5, 2) > 100, f.read(), f.seek(2), f.seek(3, 1), f.tell(), f.mode, f.readline()[:10])
with open(path, "rb") as f:
    print(len(f.readlines()) == len(lines), f.read(), next(f, b"end"))
with open(path, "rt", newline="") as f:
    print(f.read(12), f.tell(), next(f)[-3:] == "\n"[-3:] or True)
    f.seek(0)
    print(f.read(5), list(zip(range(2), f))[1][0])
words = {}
with open(path) as f:
    for number, line in enumerate(f, 1):
        for word in line.replace("(", " ").replace(")", " ").split():
            if word.isalpha():
                words[word] = words.get(word, 0) + 1
print(number == len(lines), sorted(words.items(), key=lambda p: (-p[1], p[0]))[:5])
for action in (
    lambda: open("no/such/file.txt"),
    lambda: open("no-such-file", "rb"),
    lambda: open(path, "z"),
    lambda: open(path, "rw"),
    lambda: open(path, "rbt"),
    lambda: open(path, "rb", encoding="ascii"),
    lambda: open(path, encoding="no-such-encoding"),
    lambda: open("."),
    lambda: open(5.5),
    lambda: open(None),
    lambda: open(""),
    lambda: open("a\0b"),
    lambda: open(),
    lambda: open(path, 5),
    lambda: f.read(),
    lambda: f.readline(),
    lambda: next(f),
    lambda: list(f),
    lambda: open(path).write("x"),
    lambda: open(path, "rb").write(b"x"),
    lambda: open(path, buffering=0),
    lambda: open(path).read("x"),
    lambda: f.__enter__(),
):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "errno", None), getattr(e, "filename", None))
try:
    open("missing.txt")
except OSError as e:
    print(type(e).__name__, e.errno, e.strerror, e.filename, e.args, isinstance(e, FileNotFoundError))
f.close()
print(f.closed, f.name == path)
