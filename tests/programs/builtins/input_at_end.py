# input() with nothing on standard input raises EOFError; prompts still appear.
import sys


def attempt(*arguments):
    try:
        print(repr(input(*arguments)))
    except (EOFError, TypeError, RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


attempt()
attempt("prompt> ")
attempt(5)
attempt(["any", "object"])
attempt("a", "b")
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines(), list(sys.stdin))
saved = sys.stdin
sys.stdin = None
attempt("lost stdin ")


class Fake:
    def __init__(self, lines):
        self.lines = lines

    def readline(self):
        return self.lines.pop(0) if self.lines else ""


sys.stdin = Fake(["first\n", "second", "\n", "with \u00e9\r\n"])
for _ in range(5):
    attempt("fake? ")
sys.stdin = Fake([5])
attempt("not text ")
sys.stdin = saved
print(sys.stdin is sys.__stdin__)
