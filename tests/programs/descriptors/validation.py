# Descriptors in use: typed fields, lazy values, counters, aliases.
class Field:
    def __init__(self, kind, *, low=None, high=None, default=None):
        self.kind, self.low, self.high, self.default = kind, low, high, default

    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("_fields") is None and setattr(owner, "_fields", [])
        owner._fields.append(name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(instance).__name__}.{self.name}: expected {self.kind.__name__}, got {type(value).__name__}")
        if self.low is not None and value < self.low:
            raise ValueError(f"{self.name} must be at least {self.low}")
        if self.high is not None and value > self.high:
            raise ValueError(f"{self.name} must be at most {self.high}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        try:
            del instance.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{self.name} is not set") from None


class Lazy:
    def __init__(self, function):
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Alias:
    def __init__(self, target):
        self.target = target

    def __get__(self, instance, owner):
        return getattr(instance if instance is not None else owner, self.target)

    def __set__(self, instance, value):
        setattr(instance, self.target, value)


class Person:
    name = Field(str)
    age = Field(int, low=0, high=150, default=18)
    years = Alias("age")

    def __init__(self, name, **fields):
        self.name = name
        for key, value in fields.items():
            setattr(self, key, value)

    @Lazy
    def summary(self):
        """Summarise once."""
        print("computing")
        return f"{self.name} ({self.age})"

    def __repr__(self):
        return f"Person({', '.join(f'{f}={getattr(self, f)!r}' for f in self._fields)})"


p, q = Person("Ann", age=30), Person("Bob")
print(p, q, p.summary, p.summary, q.summary, Person.summary.__doc__, p.years, type(Person.age).__name__, Person._fields)
p.years = 31
print(p.age, p.summary, vars(p))
for action in (lambda: setattr(p, "age", -1), lambda: setattr(p, "age", "x"), lambda: setattr(p, "age", 200), lambda: Person(5), lambda: Person("C", age=1.5), lambda: delattr(q, "age")):
    try:
        action()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error, error.__cause__, error.__suppress_context__)
del p.age
print(p.age, p)
p.summary = "overwritten"
print(p.summary, vars(p))
del p.summary
print(p.summary)


class Employee(Person):
    salary = Field(float, low=0.0)
    age = Field(int, low=16)


e = Employee("Eve", age=20, salary=10.5)
print(e, Employee._fields, Person._fields, isinstance(Employee.__dict__["age"], Field))


class Counted:
    instances = 0

    def __get__(self, instance, owner):
        Counted.instances += 1
        return Counted.instances


class A:
    c = Counted()


print(A.c, A().c, A.c, getattr(A, "c"), A.__dict__["c"].instances)
