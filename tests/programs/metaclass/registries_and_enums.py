# Metaclasses in use: an enumeration, a registry, an interface checker, a record type.
class EnumMeta(type):
    def __new__(mcls, name, bases, namespace):
        members = {k: v for k, v in namespace.items() if not k.startswith("_") and not callable(v) and not hasattr(v, "__get__")}
        for k in members:
            del namespace[k]
        cls = super().__new__(mcls, name, bases, namespace)
        cls._members = {}
        for k, v in members.items():
            member = object.__new__(cls)
            member.name, member.value = k, v
            cls._members[k] = member
            setattr(cls, k, member)
        return cls

    def __iter__(cls):
        return iter(cls._members.values())

    def __len__(cls):
        return len(cls._members)

    def __getitem__(cls, name):
        return cls._members[name]

    def __call__(cls, value):
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__name__}")

    def __contains__(cls, member):
        return isinstance(member, cls)


class Enum(metaclass=EnumMeta):
    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self.name}"

    def __hash__(self):
        return hash(self.name)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    def next(self):
        return Color(self.value % len(Color) + 1)


print(list(Color), len(Color), Color.RED, repr(Color["BLUE"]), Color(2), Color.BLUE.next(), Color.RED is Color(1), Color.RED in Color, 5 in Color, {Color.RED: "r"}[Color.RED], f"{Color.GREEN!s:>12}")
for action in (lambda: Color(9), lambda: Color["PINK"], lambda: Color.PINK):
    try:
        action()
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)


class Interface(type):
    required = ()

    def __init__(cls, name, bases, namespace, required=()):
        super().__init__(name, bases, namespace)
        cls.required = tuple(required) or cls.required
        missing = [r for r in cls.required if bases and not callable(getattr(cls, r, None))]
        if missing:
            raise TypeError(f"{name} lacks {', '.join(missing)}")

    def __new__(mcls, name, bases, namespace, **kw):
        return super().__new__(mcls, name, bases, namespace)


class Shape(metaclass=Interface, required=("area", "name")):
    pass


class Square(Shape):
    def area(self):
        return 4

    def name(self):
        return "square"


print(Square().area(), Square.required)
try:

    class Blob(Shape):
        def area(self):
            return 0

except TypeError as error:
    print(error)


class Record(type):
    def __new__(mcls, name, bases, namespace):
        fields = list(namespace.get("__annotations__", ()))
        defaults = {f: namespace.pop(f) for f in fields if f in namespace}

        def __init__(self, *args, **kw):
            values = {**defaults, **dict(zip(fields, args)), **kw}
            if absent := [f for f in fields if f not in values]:
                raise TypeError(f"missing {absent}")
            for f in fields:
                setattr(self, f, values[f])

        namespace.update(
            __init__=__init__,
            __repr__=lambda self: f"{name}({', '.join(f'{f}={getattr(self, f)!r}' for f in fields)})",
            __eq__=lambda self, other: type(self) is type(other) and vars(self) == vars(other),
        )
        return super().__new__(mcls, name, bases, namespace)


class Item(metaclass=Record):
    name: str
    price: float
    quantity: int = 1

    @property
    def total(self):
        return self.price * self.quantity


print(Item("pen", 1.5), Item("ink", price=2.25, quantity=4).total, Item("a", 1) == Item("a", 1), Item("a", 1) != Item("b", 1), Item.__hash__)
try:
    Item("x")
except TypeError as error:
    print(error)
