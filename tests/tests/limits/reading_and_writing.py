# Files opened for both: positions, what is read of what was written, appending, truncating.
path = "reading_and_writing.tmp.txt"


def attempt(f, *args, **kwargs):
    try:
        # The encoding's name is that of the UTF-8 mode or of the locale.
        print(repr(f(*args, **kwargs)).split(" encoding=")[0])
    except BaseException as e:
        print(type(e).__name__, e)


def content():
    with open(path, "rb") as f:
        return f.read()


with open(path, "w+b") as f:
    print(f.mode, f.readable(), f.writable(), f.seekable(), type(f).__name__, type(f).__doc__, f.tell())
    print(f.write(b"0123456789"), f.tell(), f.read(), f.seek(2), f.read(3), f.tell())
    print(f.write(b"XY"), f.tell(), f.read(1), f.tell(), f.seek(0), f.read())
    print(f.seek(-4, 2), f.write(b"end"), f.read(), f.seek(1, 0), f.peek(2)[:2], f.tell(), f.write(b"P"), f.seek(0), f.readline())
print(content())
with open(path, "r+b") as f:
    print(f.mode, f.read(2), f.write(b"--"), f.read(2), f.tell(), f.truncate(), f.tell(), f.seek(0), f.read(), f.truncate(3), f.tell())
    print(f.seek(0), f.read(), f.write(b"\nline\n"), f.seek(0), f.readlines(), list(f), f.seek(0), list(f))
with open(path, "a+b") as f:
    print(f.mode, f.tell(), f.seek(0), f.read(2), f.write(b"appended"), f.tell(), f.seek(0), f.read())
attempt(open, path, "x+b")
with open(path, "rb+") as f:
    for i in range(3):
        f.seek(i * 2)
        f.write(bytes([65 + i]))
    f.flush()
    print(content(), f.tell())
    f.seek(0)
    print(next(f), f.tell())

# Text.
with open(path, "w+") as f:
    print(f.mode, f.buffer.mode, type(f.buffer).__name__, f.write("h\xe9llo\nworld\n"), f.tell(), f.read(), f.seek(0), f.read())
    f.seek(0)
    print(f.readline(), f.write("after\n"), f.read(), f.seek(0), f.readlines())
print(content())
with open(path, "r+") as f:
    print(f.read(3), f.seek(0), f.write("H"), f.seek(0), f.read(), f.tell())
    f.write("last")
    f.seek(0)
    print([line for line in f])
    print(f.seek(0), f.truncate(5), f.read(), f.tell(), f.newlines)
with open(path, "a+") as f:
    print(f.tell(), f.read(), f.write("more\n"), f.seek(0), f.read())
with open(path, "w+", newline="\r\n") as f:
    f.write("a\nb\n")
    f.seek(0)
    print(repr(f.read()))
with open(path, "r+", newline=None) as f:
    print(repr(f.read()), f.newlines, f.write("c\n"), f.newlines)
print(content())
with open(path, "w+", encoding="utf-16") as f:
    f.write("x\xe9")
    f.seek(0)
    print(f.read(), f.tell())
    f.write("y")
print(content())
with open(path, "r+", encoding="utf-16") as f:
    print(f.read(1), f.read(), f.tell())

with open(path, "a", encoding="utf-16") as f:
    f.write("z")
print(content())
with open(path, "wb") as f:
    f.write(b"a\r\nb\nc\rd")
with open(path) as f:
    print(f.newlines, f.read(), f.newlines, f.seek(0), f.newlines, f.readline(), f.newlines, f.seek(3), f.newlines, f.seek(0, 2), f.newlines)

# Longer than any buffer.
with open(path, "w+") as f:
    for i in range(5000):
        f.write(f"{i}\n")
    f.seek(0)
    print(sum(int(line) for line in f))
    f.write("end\n")
    f.seek(0)
    print(len(f.read()))
with open(path, "r+b") as f:
    total = 0
    while chunk := f.read(1000):
        total += len(chunk)
        f.write(b"")
    print(total, f.seek(5000), f.write(b"z" * 10000), f.read(4), f.tell(), f.seek(4998), f.read(4), f.seek(14998), f.read(4))
print(len(content()))
with open(path, "w"):
    pass
for mode in "r+", "w+", "a+", "x+", "+r", "rw+", "+", "r++", "b+r":
    attempt(open, path, mode)
with open(path, "r+") as f:
    attempt(f.write, 5)
attempt(f.write, "x")
attempt(f.read)
