# The warnings of compiling, in their order and with their lines, and as errors.
import _warnings
SOURCES = ["'\\d'", "b'\\d'", "f'\\d{x}\\e'", "'''\\q\n\n'''", "'\\400'", "b'\\777'", "r'\\d'", "x is 1", "'a' is x", "x is not ()",
    "x is None", "assert (x, 'm')", "assert ()", "1()", "'a'()", "(1, 2)()", "[1]()", "{1}()", "{}()", "(x for x in y)()", "f'{x}'()",
    "1[2]", "None[0]", "{1}[0]", "'a'['b']", "[1, 2]['a']", "(1, 2)[1.5]", "[1][x]", "(lambda: 1)[0]", "1if x else 2", "0x1for x in y",
    "1or 2", "1in x", "1_000and 2", "1.5or x", "1jor x", "x = 1\n\ny = '\\w'\nz is 5\n'\\s'", "print((1)(2))", "def f():\n  return 1 is 2, '\\p'"]
noted = []
import sys
class Noted:
    pass
def compiled(source):
    noted.clear()
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print("  error:", error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
class Catch:
    def write(self, text): noted.append(text)
    def flush(self): pass
for source in SOURCES:
    print(repr(source))
    saved, sys.stderr = sys.stderr, Catch()
    _warnings.filters.insert(0, ("always", None, Warning, None, 0))
    _warnings._filters_mutated()
    compiled(source)
    sys.stderr = saved
    print("".join(noted), end="")
    _warnings.filters[0] = ("error", None, Warning, None, 0)
    _warnings._filters_mutated()
    compiled(source)
    del _warnings.filters[0]
    _warnings._filters_mutated()
