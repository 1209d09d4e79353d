# A complete value class: all operators, conversion, comparison, iteration, use in containers.
class Vector:
    __slots__ = ("_c",)

    def __init__(self, *components):
        self._c = tuple(components)

    def __iter__(self):
        return iter(self._c)

    def __len__(self):
        return len(self._c)

    def __getitem__(self, i):
        return Vector(*self._c[i]) if isinstance(i, slice) else self._c[i]

    def __repr__(self):
        return f"Vector({', '.join(map(repr, self._c))})"

    def __format__(self, spec):
        return "<" + ", ".join(format(c, spec) for c in self._c) + ">"

    def _zip(self, other):
        if len(self) != len(other):
            raise ValueError(f"dimensions differ: {len(self)} and {len(other)}")
        return zip(self._c, other._c)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in self._zip(other)))

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return self * -1

    def __mul__(self, k):
        if isinstance(k, Vector):
            return NotImplemented
        return Vector(*(c * k for c in self))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in self._zip(other))

    def __truediv__(self, k):
        return Vector(*(c / k for c in self))

    def __abs__(self):
        return (self @ self) ** 0.5

    def __bool__(self):
        return any(self._c)

    def __eq__(self, other):
        return isinstance(other, Vector) and self._c == other._c

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __hash__(self):
        return hash(self._c)

    def __contains__(self, c):
        return c in self._c

    def __iadd__(self, other):
        self._c = (self + other)._c
        return self

    def __getattr__(self, name):
        if len(name) == 1 and name in "xyzw":
            position = "xyzw".index(name)
            if position < len(self):
                return self._c[position]
        raise AttributeError(f"{type(self).__name__!r} object has no component {name!r}")


v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v - w, -v, v * 3, 0.5 * v, v @ w, v / 2, abs(v), bool(Vector(0, 0)), v == Vector(3.0, 4.0), v != w, w < v, sorted([v, w]), v.x, v.y, v[0], v[::-1], 3 in v, len(v))
print(f"{v:.2f}", f"{v}", "{!r:>15}".format(w), {v: "key"}[Vector(3, 4)], len({v, w, Vector(1, 2)}), max(v, w), tuple(v), [*w], sum([v, w], Vector(0, 0)))
x, y = v
print(x, y, hash(v) == hash(Vector(3, 4)))
alias = v
v += w
print(v, alias is v)
for action in (lambda: v + 1, lambda: 1 + v, lambda: v * w, lambda: v + Vector(1), lambda: v.z, lambda: v.q, lambda: v[5], lambda: "a" * v, lambda: v @ 5, lambda: v < 5, lambda: setattr(v, "n", 1), lambda: v**2, lambda: v // 2):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        print(type(error).__name__, error)
path = [Vector(n, n * n) for n in range(6)]
print(sum(abs(b - a) for a, b in zip(path, path[1:])), min(path, key=lambda p: abs(p - Vector(2, 5))))
