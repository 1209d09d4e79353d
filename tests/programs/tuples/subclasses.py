# Subclasses of tuple, a hand-made named tuple, and special methods called directly.
class Point(tuple):
    __slots__ = ()

    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1, 2)
q = p + Point(10, 20)
print(p, q, p.x, q.y, p == (1, 2), (1, 2) == p, hash(p) == hash((1, 2)), [p], {p: "at"}[(1, 2)], p < q, sorted([q, p]), isinstance(p, tuple))
x, y = q
print(x, y, *p, len(p), p[0], p[-1], p[:1], type(p[:]), type(p * 2), type((0,) + p), tuple(p), type(tuple(p)))
try:
    p.x = 5
except AttributeError as error:
    print(error)
try:
    p.z = 5
except AttributeError as error:
    print(error)
try:
    Point(1)
except TypeError as error:
    print(error)


def named(name, fields):
    names = fields.split()

    def new(cls, *values):
        if len(values) != len(names):
            raise TypeError(f"{name} expected {len(names)} values, got {len(values)}")
        return tuple.__new__(cls, values)

    def show(self):
        return name + "(" + ", ".join(f"{n}={v!r}" for n, v in zip(names, self)) + ")"

    members = {"__new__": new, "__repr__": show, "_fields": tuple(names)}
    for position, field in enumerate(names):
        members[field] = property(lambda self, position=position: self[position])
    return type(name, (tuple,), members)


Employee = named("Employee", "name age title")
e = Employee("Ann", 41, "boss")
print(e, e.name, e.age, e._fields, e[2], e == ("Ann", 41, "boss"), isinstance(e, Employee))
try:
    Employee("Bob")
except TypeError as error:
    print(error)


class Odd(tuple):
    def __len__(self):
        return 99

    def __iter__(self):
        return iter("odd")

    def __getitem__(self, index):
        return ("item", index)

    def __contains__(self, x):
        return x == "magic"

    def __eq__(self, other):
        return "eq"

    def __bool__(self):
        return False


o = Odd((1, 2))
print(len(o), list(o), [*o], o[7], "magic" in o, 1 in o, o == 5, bool(o), tuple.__len__(o), tuple.__getitem__(o, 1), tuple(o), repr(o), "%s %s %s" % tuple(o))
a, b, c = o
print(a, b, c)
print((1, 2).__add__((3,)), (1,).__mul__(2), (1,).__rmul__(2), (1, 2).__getitem__(slice(1)), (1, 2).__contains__(2), (1,).__eq__([1]), (1,).__lt__((2,)), (1,).__len__(), list((1, 2).__iter__()), (1,).__getnewargs__())
