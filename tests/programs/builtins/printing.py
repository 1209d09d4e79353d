# print: sep, end, file, flush, objects with write, errors.
import sys

print()
print("a", 1, None, 2.5, [1], "b", sep="")
print("a", "b", sep=", ", end="!\n")
print("x", end="")
print("y", end=None)
print(1, 2, 3, sep=None)
print("to stderr", file=sys.stderr)
print("sep with newline", "next", sep="\n--\n")
print(*range(5), *"ab", sep="\t")
print("flushed", flush=True)
print("unicode \u00e9 \u4e2d \U0001f600", "\x00nul".replace("\x00", "<nul>"), "tab\tend")
print("", "", "", sep="|")
print(end="only end\n")
print("default file", file=None)


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return "ignored"

    def flush(self):
        self.parts.append("FLUSH")


w = Writer()
print(1, "two", 3.0, sep="-", end=";", file=w)
print(file=w)
print("f", file=w, flush=True)
print(w.parts)


class Loud:
    def __str__(self):
        print("[str called]", end=" ")
        return "loud"


print(Loud(), Loud(), sep=" / ")
print([Loud.__name__], (1,), {}, set(), b"bytes", range(3), slice(1), ..., NotImplemented, int, len)


class WriteOnly:
    def write(self, text):
        pass


class NoWrite:
    pass


class BadWrite:
    def write(self, text):
        raise ValueError(f"cannot write {text!r}")


for action in (
    lambda: print(1, sep=5),
    lambda: print(1, end=b"x"),
    lambda: print(1, file=NoWrite()),
    lambda: print(1, file=BadWrite()),
    lambda: print(1, file=WriteOnly(), flush=True),
    lambda: print(1, file=5),
    lambda: print(1, unknown=2),
    lambda: print(sep=" ", end=" ", file=w, flush=False),
):
    try:
        print(action())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
old = sys.stdout
sys.stdout = w
print("captured")
sys.stdout = old
print(w.parts[-2:])
sys.stdout = None
print("goes nowhere")
sys.stdout = old
print(sys.stdout.write("written\n"), sys.stdout.writelines(["l1 ", "l2\n"]), sys.stdout.flush(), sys.stdout.encoding, sys.stdout.isatty())
sys.stderr.write("direct to stderr\n")
print(sys.stdout is sys.__stdout__, sys.stdout.name, sys.stderr.name, sys.stdin.name, sys.stdout.fileno(), sys.stdout.writable(), sys.stdin.readable())
