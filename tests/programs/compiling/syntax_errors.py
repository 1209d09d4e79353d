# What SyntaxErrors of compile, exec and eval say, of the tokenizer, the parser, the symbol table
# and the code generator.
EXEC = ["x = ", "f(", "f)", "(]", "'abc", '"""abc', "x = 1 +", "if x", "if x:\npass", "  x", "x\n  y",
    "if x:\n    a\n  b", "if x:\n\ta\n        b", "for x in y", "def f(:", "def f(a, a): pass", "def f(a=1, b): pass",
    "class A\n  pass", "return 1", "def f():\n  yield\n  return\nyield 1", "break", "continue", "await x",
    "def f(): await x", "async def f(): yield from x", "x = (y for y in", "1 = x", "f() = 1", "x + 1 = 2", "None = 1",
    "del f()", "del x + 1", "x += y += 1", "f() += 1", "(a, b) += 1", "a, b: int", "print 1", "exec 'x'", "x = y = 1 = z",
    "lambda: (yield) = 1", "import", "from x import", "from x import (a, b", "from x import a,", "import a as b.c",
    "global x; x = 1", "x = 1\nglobal x", "def f():\n  x = 1\n  global x", "def f(x):\n  global x", "nonlocal x",
    "def f():\n  nonlocal x", "try:\n  pass\nx", "try: pass", "with x as 1: pass", "f(a=1, a=2)", "f(a=1, b)", "f(**k, *a)",
    "f(x for x in y, 1)", "[x, y for x in z]", "{x: 1, y}", "{**x for x in y}", "0777", "1__0", "0x", "0b12", "1e", "1.e+",
    "08", "1a", "0o8", "5if 1else 2", "$", "x ? y", "a!b", "\u20ac = 1", "x = 'a' b'b'", "b'\u20ac'", "'\\N{nope}'", "'\\u12'",
    "'\\x'", "f'{x'", "f'{}'", "f'{x!z}'", "f'{x!}'", "f'{a b}'", "f'}'", "f'{x:{y:{z}}}'", "f'{lambda x: 1}'", "x = {1: 2, 3: }",
    "match x:\n  case a: pass\n  case b: pass", "match x:\n  case [*a, *b]: pass", "match x:\n  case {**a, 'b': 1}: pass",
    "match x:\n  case a | b: pass", "match x:\n  case A(b=1, 2): pass", "class A[T, T]: pass", "type X[T: (yield)] = 1",
    "def f[T](): nonlocal T", "x: int: str", "if x = 1: pass", "while x = 1: pass", "a b", "a, b c", "[a b]", "else: pass",
    "elif x: pass", "except: pass", "x = [1, 2", "x = {'a': 1", "\\x", "x \\", "def f():\n", "class A:", "@x", "@x\ny = 1",
    "from __future__ import nope", "x = 1\nfrom __future__ import division", "from __future__ import braces",
    "__debug__ = 1", "def f(__debug__): pass", "x.__debug__ = 1", "del __debug__", "*a", "*a = 1", "a, *b, *c = d", "f(*)",
    "[*a for a in b]", "(*a)", "x = *a", "for *a in b: pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass",
    "def f(a, /, b, /): pass", "def f(/): pass", "lambda *: 1", "async x", "async with x: pass", "async for x in y: pass",
    "[x async for x in y]", "def f(): [x async for x in y]", "assert x, y, z", "raise x, y", "a if b", "not", "x = not",
    "(x := 1) = 2", "x := 1", "f(x := 1, y := 2, z = 3 := 4)", "[x := 1 for x in y]", "[y for y in (x := z)]", "class A: [x := 1 for y in z]",
    "(" * 201, "x = " + "[" * 300, "if 1:\n" + " " * 4 + "x\n" * 2, "try:\n  x\nexcept* A: return", "def f():\n try:\n  x\n except* A:\n  return",
    "try:\n  x\nexcept A:\n  y\nexcept* B:\n  z", "try:\n  x\nexcept:\n  y\nexcept A:\n  z", "try:\n  x\nexcept A, B:\n  y",
    "with (a as b, c as d, ): pass\nwith (a, b) as c, d e: pass", "\x0c  x = 1", "x = 1\x00", "\ufeffx = 1"]
def tell(error):
    print(type(error).__name__, error.args if not isinstance(error, SyntaxError) else
          (error.msg, error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text))
for source in EXEC:
    for mode in ("exec", "single"):
        try:
            compile(source, "<name>", mode)
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
            print(mode, repr(source[:60]), end=" ")
            tell(error)
        else:
            print(mode, repr(source[:60]), "compiles")
for source in ["", "x = 1", "pass", "1 +", "1\n2", " 1", "\n1", "1 # c", "(1", "f(x)\n\n", "yield 1", "await x", "*a", "*a, b", "x := 1", "lambda: x", "1;"]:
    try:
        compile(source, "<name>", "eval")
    except SyntaxError as error:
        print("eval", repr(source), end=" ")
        tell(error)
    else:
        print("eval", repr(source), "compiles")
for source in [b"# coding: nope\nx", b"\xef\xbb\xbf# coding: latin-1\nx", b"\xef\xbb\xbfx = 1", b"x = '\xff'", b"# coding: latin-1\nx = '\xff'", b"\xff", b"# \xff\nx", b"x\x00"]:
    try:
        compile(source, "<bytes>", "exec")
    except (SyntaxError, ValueError) as error:
        print(source, end=" ")
        tell(error)
    else:
        print(source, "compiles")
