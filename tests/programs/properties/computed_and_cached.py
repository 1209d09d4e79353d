# Properties that depend on each other, cache, count and delegate.
class Rectangle:
    def __init__(self, width, height):
        self._w, self._h = width, height
        self._area = None
        self.computations = 0

    @property
    def width(self):
        return self._w

    @width.setter
    def width(self, value):
        self._w = value
        self._area = None

    @property
    def height(self):
        return self._h

    @height.setter
    def height(self, value):
        self._h = value
        self._area = None

    @property
    def area(self):
        if self._area is None:
            self.computations += 1
            self._area = self.width * self.height
        return self._area

    @property
    def square(self):
        return self.width == self.height


r = Rectangle(3, 4)
print(r.area, r.area, r.computations, r.square)
r.width = 4
r.height += 0
print(r.area, r.area, r.computations, r.square)
for name, value in (("width", 10), ("height", 2.5)):
    setattr(r, name, value)
    print(name, r.area)
total = 0
for i in range(200):
    r.width = i
    total += r.area
print(total, r.computations)


def delegate(target, *names):
    def decorate(cls):
        for name in names:
            def getter(self, name=name):
                return getattr(getattr(self, target), name)

            def setter(self, value, name=name):
                setattr(getattr(self, target), name, value)

            setattr(cls, name, property(getter, setter))
        return cls

    return decorate


@delegate("shape", "width", "area")
class Window:
    def __init__(self, shape):
        self.shape = shape


w = Window(Rectangle(2, 3))
w.width = 7
print(w.width, w.area, w.shape.width)
try:
    w.area = 1
except AttributeError as error:
    print(error)


class Config:
    def __init__(self, **values):
        self.__dict__["values"] = values

    def __getattr__(self, name):
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(f"no setting {name!r}") from None

    def __setattr__(self, name, value):
        self.values[name] = value

    debug = property(lambda self: self.values.get("debug", False))


c = Config(port=80)
c.host = "local"
print(c.port, c.host, c.debug, c.values, getattr(c, "missing", None))
c.debug = True
print(c.debug, vars(c))
try:
    c.nothing
except AttributeError as error:
    print(error, error.__cause__)


class Chain:
    depth = 0

    @property
    def next(self):
        new = Chain()
        new.depth = self.depth + 1
        return new


print(Chain().next.next.next.depth)


class Recursive:
    @property
    def loop(self):
        return self.loop


try:
    Recursive().loop
except RecursionError as error:
    print(type(error).__name__, error)
