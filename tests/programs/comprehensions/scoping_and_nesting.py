# Comprehensions: scope of variables, nesting, conditions, class bodies, inlining.
x = "outer"
print([x for x in range(3)], x, {x for x in "a"}, x, {x: x for x in (1,)}, x, list(x for x in [9]), x)


def local():
    x = "local"
    values = [x for x in range(2)]
    inner = [[x for x in range(y)] for y in range(3)]
    shadow = [x for x in [x, x + "!"]]
    return x, values, inner, shadow, [y for y in x], sorted(locals())


print(local())


def unbound_after():
    [q for q in range(3)]
    try:
        return q
    except NameError as e:
        return str(e)


def leak_walrus():
    found = [last := n for n in range(5) if n % 2]
    return found, last, any((hit := w) for w in ("", "x", "y")), hit


print(unbound_after(), leak_walrus())
print([x * y for x in range(3) for y in range(3)], [(x, y) for x in range(4) if x % 2 for y in "ab" if y == "a"], [y for x in [[1, 2], [3]] for y in x], [[r[c] for r in [[1, 2], [3, 4]]] for c in range(2)])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *_ in ["xyz", "uv"]], {k: v for k, v in zip("ab", [1, 2])}, {v: k for k, v in {"p": 1}.items()}, {i: [j for j in range(i)] for i in range(3)}, {(i, j) for i in range(2) for j in range(2)} == {(0, 0), (0, 1), (1, 0), (1, 1)})
print([i if i % 2 else -i for i in range(5)], [i for i in range(20) if i % 2 == 0 if i % 3 == 0], [f(3) for f in [lambda v: v * 2, lambda v: v + 1]], [i for i in range(3) for i in range(i)], [*[1], *(y for y in [2])], [(lambda z=z: z)() for z in range(3)])


class Body:
    items = [1, 2, 3]
    factor = 10
    doubled = [i * 2 for i in items]
    try:
        scaled = [i * factor for i in items]
    except NameError as e:
        scaled = str(e)
    first = [y for y in items][0]
    nested = [[j for j in range(i)] for i in items]

    def method(self):
        return [self.factor * i for i in self.items], [__class__.__name__ for _ in range(1)]


print(Body.doubled, Body.scaled, Body.nested, Body().method(), hasattr(Body, "i"))


def closures(n):
    functions = [lambda: i + n for i in range(3)]
    total = [sum(k * n for k in range(m)) for m in range(3)]
    return [f() for f in functions], total, [(lambda: n + m)() for m in range(2)]


print(closures(5))


def errors():
    out = []
    for make in (lambda: [1 / v for v in (1, 0)], lambda: {[]: v for v in (1,)}, lambda: {[] for v in (1,)}, lambda: [v for v in 5], lambda: [a for a, b in [(1, 2, 3)]], lambda: {k: v for k in (1,)}, lambda: [w for v in (1,) for w in v]):
        try:
            out.append(make())
        except Exception as e:
            out.append((type(e).__name__, str(e)))
    return out


print(errors())


def exception_in_middle():
    i = "safe"
    try:
        [1 // (2 - i) for i in range(5)]
    except ZeroDivisionError:
        pass
    return i


print(exception_in_middle())


def order():
    log = []

    def note(v):
        log.append(v)
        return v

    {note(f"k{i}"): note(f"v{i}") for i in range(2)}
    [note(i) for i in [note("iter"), "x"] if note("cond")]
    return log


print(order())
i = 100
result = [(i, [i for i in range(i)]) for i in range(3)]
print(i, result, [i for i in range(2)] + [i], (lambda i: [i for i in range(i)] + [i])(2))
g = globals()
[g.__setitem__("made", v) for v in (5,)]
print(made, [print(v, end=" ") for v in "ab"], [None for _ in ""], len([0 for _ in range(1000)]), sum([1 for a in range(10) for b in range(a)]))
del g["made"]
print([x := 5, x + 1, [x for _ in range(2)]], x, [(y := v, y * 2) for v in (1, 2)], y)
