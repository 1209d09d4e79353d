# stdout and stderr: separate, ordered by flush, written through write and print; stdin is empty.
import sys

sys.stdout.write("out 1\n")
sys.stderr.write("err 1\n")
print("out 2")
print("err 2", file=sys.stderr)
print("no newline at the end of this", end="", file=sys.stderr)
print(file=sys.stderr)
n = sys.stdout.write("h\u00e9llo \U0001f600\n")
print(n, sys.stderr.errors, sys.stdout.line_buffering, sys.stderr.line_buffering, sys.stdout.newlines, sys.stdout.closed)
print(sys.stdout.encoding, sys.stderr.encoding, sys.stdin.encoding, sys.stdin.isatty(), sys.stdout.mode if hasattr(sys.stdout, "mode") else None)
print("surrogate \udc80 to stderr is escaped", file=sys.stderr)
try:
    print("surrogate \ud800 to stdout")
except UnicodeEncodeError as e:
    print(e.reason, e.start)
sys.stdout.flush()
sys.stdout.buffer.write(b"raw bytes \xc3\xa9\n")
sys.stdout.buffer.flush()
print("after raw")
for f in (lambda: sys.stdout.write(5), lambda: sys.stdout.write(b"x"), lambda: sys.stdout.read(), lambda: sys.stdin.write("x"), lambda: sys.stdout.writelines([1]), lambda: sys.stdout.seek(-1), lambda: sys.stdout.missing, lambda: sys.stdout.write()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sys.stdin.read(5).__len__(), sys.stdin.readline() == "", [line for line in sys.stdin])


class Tee:
    def __init__(self, *targets):
        self.targets = targets

    def write(self, text):
        for t in self.targets:
            t.write(text)

    def flush(self):
        pass


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


captured = Capture()
real, sys.stdout = sys.stdout, Tee(sys.stdout, captured)
print("teed", 1, 2)
print("twice")
sys.stdout = real
print(repr(captured.text))
sys.stderr = captured
print("to captured stderr", file=sys.stderr)
sys.stderr = sys.__stderr__
print(captured.text.splitlines()[-1])
del sys.stdout
try:
    print("lost")
except RuntimeError as e:
    sys.stdout = real
    print(e)
print("end", file=sys.stderr)
