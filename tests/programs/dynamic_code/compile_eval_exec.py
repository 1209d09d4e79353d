# compile(), eval() and exec(): arguments, namespaces, code objects, errors.
import sys


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print(type(result).__name__ if hasattr(result, "co_code") else result)
    except BaseException as e:
        print(type(e).__name__, e)


# Wrong arguments.
attempt(compile)
attempt(compile, "1")
attempt(compile, "1", "f", "foo")
attempt(compile, "1", "f", "eval", 0x10000000)
attempt(compile, "1", "f", "eval", 0, 0, 5)
attempt(compile, 5, "f", "eval")
attempt(compile, "1", 5, "eval")
attempt(compile, "1\0", "f", "eval")
attempt(compile, b"1\0", "f", "eval")
attempt(compile, "\ud800", "f", "eval")
attempt(compile, "1", b"f", "eval")
attempt(compile, "1", "f\0", "eval")
attempt(compile, "1", None, "eval")
attempt(compile, "1", "f", mode=5)
attempt(compile, "1", "f", "eval", "x")
attempt(compile, compile("1", "f", "eval"), "f", "eval")
attempt(exec)
attempt(exec, 5)
attempt(exec, "1", 5)
attempt(exec, "1", {}, 5)
attempt(exec, "1", None, 5)
attempt(exec, "1", closure=3)
attempt(exec, compile("1", "", "exec"), closure=())
attempt(eval)
attempt(eval, 5)
attempt(eval, "1", 5)
attempt(eval, "1", {}, 5)
attempt(eval, "1", None, 5)
attempt(eval, source="1")


def outer():
    y = 1

    def f():
        return y

    return f


inner = outer()
attempt(exec, inner.__code__)
attempt(exec, inner.__code__, closure=inner.__closure__)
attempt(exec, inner.__code__, closure=5)
attempt(exec, inner.__code__, closure=())
attempt(exec, inner.__code__, closure=(1,))
attempt(eval, inner.__code__)

# What is given back, and what is left behind.
attempt(eval, "  1 + 1")
attempt(eval, " \t 2")
attempt(eval, "\n3")
attempt(eval, b"4")
attempt(eval, "x = 1")
attempt(eval, "")
attempt(eval, "1 +")
attempt(exec, "if 1:\nx")
attempt(exec, "x = (1,\n")
print(eval(compile("1 + 1", "name", "eval")), compile("x = 1", "name", "exec").co_filename, compile("1", b"bytes", "exec").co_filename)
print(eval(compile("x = 1", "", "exec"), {}), exec(compile("1 + 1", "", "eval")))
exec(compile("1 + 1; None; 'a'; x_ = 5", "", "single"))
print(x_)
print(eval("'caf\xe9'"), eval("'caf\xe9'".encode()), eval(b"# coding: latin-1\n'caf\xe9'"))
print(eval("__debug__"), compile("assert 0", "", "exec", optimize=1).co_consts, compile("'doc'", "", "exec", optimize=2).co_consts)

space = {}
exec("def f(): return x\nx = 5", space)
print(space["f"](), sorted(space), type(space["__builtins__"]).__name__)
exec("x = 6; y = __name__", space)
print(space["f"](), space["y"])
exec("z = len", {"__builtins__": {"len": 3}}, space)
print(space["z"])
attempt(exec, "print(1)", {"__builtins__": {}})
attempt(eval, "len", {"__builtins__": {"len": "mine"}})


# Mappings of other kinds.
class Mapping:
    def __getitem__(self, key):
        print("get", key)
        if key == "missing":
            raise KeyError(key)
        return 42

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


attempt(eval, "a + b", {}, Mapping())
attempt(exec, "a = b; del c", {}, Mapping())
attempt(eval, "missing", {}, Mapping())
attempt(eval, "missing", {"missing": "global"}, Mapping())
attempt(eval, "a", Mapping())
attempt(exec, "class C:\n    x = a\nd = C.x", {}, Mapping())


class Default(dict):
    def __missing__(self, key):
        return "made " + key


attempt(eval, "a", Default())
attempt(eval, "a", {}, Default())
attempt(eval, "a", Default(a=1))

# One code object in many namespaces.
code = compile("try:\n    name\nexcept NameError:\n    name = 'new'\nresult = name", "", "exec")
for globals_, locals_ in ({}, None), ({"name": "g"}, None), ({"name": "g"}, {}), ({"name": "g"}, {"name": "l"}), ({"name": "g"}, Default()), ({}, {}):
    for _ in range(2):
        exec(code, globals_, locals_)
        print({k: v for k, v in globals_.items() if k != "__builtins__"}, locals_)
expression = compile("a * b", "", "eval")
print([eval(expression, {"a": n}, {"b": m}) for n in range(3) for m in range(3)], [eval(expression, {"a": n, "b": n}) for n in range(4)])


# Inside functions.
def in_function(a, b=2):
    c = 3
    print(eval("a + b + c"), sorted(eval("locals()")), eval("[a for _ in 'xy']"))
    exec("c = 30; d = 4")
    print(c, "d" in locals(), eval("c"))
    space = dict(locals())
    exec("e = a * b", globals(), space)
    print(space["e"])
    attempt(eval, "nowhere")
    return eval("lambda: a", {"a": "its own"})()


print(in_function(1))


class Body:
    exec("attribute = 7")
    other = eval("attribute + 1")


print(Body.attribute, Body.other)
exec("at_module_level = 1")
print(at_module_level)


def counter():
    exec("""
def generated():
    for i in range(3):
        yield i * factor
""", {"factor": 10}, made := {})
    return list(made["generated"]())


print(counter())
exec("from __future__ import annotations\ndef f(x: undefined): pass\nprint(f.__annotations__)")
code = compile("def f(x: undefined): pass\nprint(f.__annotations__)", "", "exec", 0x1000000)
exec(code, {})

# Errors in what is run know where they are.
try:
    exec(compile("\n\ndef f():\n    1 / 0\nf()", "some_file.py", "exec"), {"__name__": "generated"})
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next
    while tb:
        print(tb.tb_frame.f_code.co_filename, tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_globals["__name__"])
        tb = tb.tb_next
for source in "a b", "def f(:\n  pass", "x = 'unfinished", "  indented = 1", "for", "f(x for x in y, 1)", "\t\tx\n        y", "1 = x":
    try:
        compile(source, "broken.py", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset)
    try:
        eval(source)
    except SyntaxError as e:
        print(type(e).__name__, e)
