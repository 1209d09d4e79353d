# f-strings: expressions, conversions, nested fields, = specifier, quotes, lambdas, walrus.
name, n, pi, items, d = "World", 42, 3.14159265, [1, 2, 3], {"k": "v", "n": {"deep": 1}}
width, precision, fill, align = 12, 3, "*", "^"
print(f"Hello {name}!", f"{n}", f"{n:5d}|{n:<5}|{n:^5}|{n:05}", f"{pi:.2f} {pi:{width}.{precision}f} {pi:{fill}{align}{width}.{precision}}", f"{name!r} {name!s} {name!a} {name!r:>10}")
print(f"{n=} {n = } {name=} {name=!s} {pi=:.2f} {items[0]=} {n+1=} { n + 1 = } {d['k']=} {len(items)=:>4} {name=!r:>10}")
print(f"{d['k']} {d["k"]} {d["n"]["deep"]} {items[-1]} {items[1:]} {', '.join(str(i) for i in items)} {", ".join(f"{i:02}" for i in items)}")
print(f"{{}} {{{n}}} {{n}} }}{{ {'{'} {'}'} {"{}"}", f"{'a' 'b'}", f"a" "b" f"{n}" 'c', f"", f"{''}", f"{n}{n}{n}", "plain " f"{n}" r" raw\n" rf"{n}\n" f"\x41\u0042\N{BULLET}")
print(f"{(lambda x: x * 2)(n)} {[x for x in range(3)]} { {1: 2}[1] } {({1, 2} == {2, 1})} {(y := 5)} {y} {n if n > 1 else 'no'} {not n} {n == 42} {n != 42!r} {n >= 1} {-n} {~n} {n ** 2} {n // 5 % 3} {*items,} {lambda_ if (lambda_ := 3) else 0}")
print(f"""multi
{n}
{
    n
    + 1
}
line {name:>{
    width
}}""")
print(f"{n:{'>'}{10}}|{n:{'0'}{'5'}}|{n:{fill}>{width}}|{name:{fill}<{width // 2 + 4}}|{pi:{'.' + str(precision) + 'f'}}|{n:#{'x'}}|{n:{''}}|{'x':{'^' if n else '>'}5}|")


class F:
    def __format__(self, spec):
        return f"[{spec}]"

    def __str__(self):
        return "S"

    def __repr__(self):
        return "R"


f = F()
print(f"{f} {f:spec} {f:{n}} {f!r} {f!s:>3} {f!r:<3}| {f:%Y-%m-%d} {f:{name}{n:03}x} {f:a{n}c} {f=} {f=:spec} {f=!s} {f:\n}|{f:{f!r}}|{f: }|")
print(f"{n!r:^{width}}|{f'{n}':>5}|{f'{f"{n}"}'}|{f'{f'{f'{n}'}'}'}", f"{'\n'.join(['a', 'b'])}", f"{'\t'}|", f'{"it's"}', f"{'\''}", f"{'"'}", f"{d['n'].get("deep", 0):>3}")
print(f"{1:,} {1234567:,} {1234567.891:,.1f} {255:x} {255:#X} {255:b} {0.25:%} {1e10:g} {True} {True:d} {None} {...} {b'x'} {'%s'} {'a%%b'} {3!r}{4!s}", "%s" f"{n}" % 5, f"{n}%d" % 7)


def attempt(g):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)


for g in (lambda: f"{undefined}", lambda: f"{n:q}", lambda: f"{name:d}", lambda: f"{items:>5}", lambda: f"{None:>5}", lambda: f"{1/0}", lambda: f"{n:{'x' * 3}}", lambda: f"{n:{undefined}}", lambda: f"{items[9]}", lambda: f"{d['zz']}", lambda: f"{n.missing}", lambda: f"{n:{[]}}", lambda: f"{name!r:d}", lambda: f"{pi:.{name}f}"):
    attempt(g)
order = []
note = lambda x: order.append(x) or x
print(f"{note('a')}{note('b'):{note('5')}}{note(1):{note('>')}{note(4)}}", order)
x = 1
print(f"{x}" + f"{x:2}" * 2, len(f"{x}"), f"{x}".zfill(3), (f"{x}" f"{x}").center(6, "-"), {f"k{x}": x}, [f"{i}" for i in range(3)], f"{f'{x}' if x else f'{n}'}", f"{x:{x}}", f"{x:{n}}"[-3:])
