# property: getters, setters, deleters, docs, inheritance and errors.
class Temperature:
    def __init__(self, celsius=0):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("reset")
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @property
    def read_only(self):
        return "fixed"

    write_only = property(None, lambda self, v: print("wrote", v))
    nothing = property()
    named = property(lambda self: "named", doc="explicit doc")


def attempt(f):
    try:
        print(f())
    except (AttributeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


t = Temperature(25)
print(t.celsius, t.fahrenheit, t.read_only, t.named, vars(t), Temperature.celsius.__doc__, Temperature.named.__doc__, type(Temperature.celsius).__name__)
t.fahrenheit = 212
t.celsius += 0.5
print(t.celsius, t.fahrenheit)
del t.celsius
print(t.celsius)
t.write_only = 9
attempt(lambda: setattr(t, "celsius", -300))
attempt(lambda: setattr(t, "read_only", 1))
attempt(lambda: delattr(t, "read_only"))
attempt(lambda: t.write_only)
attempt(lambda: t.nothing)
attempt(lambda: setattr(t, "nothing", 1))
attempt(lambda: delattr(t, "nothing"))
attempt(lambda: Temperature.celsius.fget(t))
attempt(lambda: Temperature.celsius.__get__(t))
attempt(lambda: Temperature.celsius.__set__(t, 5) or t.celsius)
attempt(lambda: setattr(Temperature.celsius, "fget", None))
attempt(lambda: property(1).__get__(t))
attempt(lambda: property(lambda: 1).__get__(t))
t.__dict__["read_only"] = "shadow"
print(t.read_only, Temperature.celsius.fset.__name__, Temperature.nothing.fget, Temperature.read_only.fset)


class Kelvin(Temperature):
    @property
    def celsius(self):
        return super().celsius - 1000

    @Temperature.fahrenheit.getter
    def fahrenheit(self):
        return "no fahrenheit"


k = object.__new__(Kelvin)
k._celsius = 5
print(k.celsius, k.fahrenheit)
attempt(lambda: setattr(k, "celsius", 1))
k._celsius = 10
attempt(lambda: Kelvin(3))


class Abstract:
    @property
    def value(self):
        raise NotImplementedError("subclass must define")


class Concrete(Abstract):
    value = 5


print(Concrete().value)
try:
    Abstract().value
except NotImplementedError as error:
    print("NotImplementedError", error)


class Meta(type):
    @property
    def label(cls):
        return f"label of {cls.__name__}"


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.label)
attempt(lambda: WithMeta().label)
attempt(lambda: setattr(WithMeta, "label", 1))


class PropertySub(property):
    """Own doc."""


p = PropertySub(lambda self: 1)
print(p.__doc__, type(p).__name__, p.getter(lambda self: 2).fget(None), type(p.setter(None)).__name__)
