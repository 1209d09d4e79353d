# Class and instance attributes, method binding, deletion, vars and dir.
class Account:
    """A bank account."""

    bank = "First"
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


a, b = Account("ann", 10), Account("bob")
print(a, b, a.bank, Account.bank, Account.count, a.count, a.__class__ is Account, type(a).__name__, a.__dict__, Account.__doc__, a.__doc__, a.__module__)
a.bank = "Second"
print(a.bank, b.bank, Account.bank, a.__dict__)
del a.bank
print(a.bank, a.deposit(5).deposit(7), vars(b), hasattr(a, "owner"), hasattr(a, "nope"))
Account.bank = "Third"
print(a.bank, b.bank)
Account.withdraw = lambda self, n: self.deposit(-n)
print(a.withdraw(2), b.withdraw(1).balance)
del Account.withdraw
try:
    a.withdraw(1)
except AttributeError as error:
    print(error)
try:
    del a.bank
except AttributeError as error:
    print(error)
a.count += 100
print(a.count, Account.count, a.__dict__)
for name, value in (("x", 1), ("y", [2]), ("owner", "zoe")):
    setattr(a, name, value)
print(a.__dict__, getattr(a, "x"), getattr(a, "zzz", "fallback"))
delattr(a, "x")
print([n for n in dir(a) if not n.startswith("_")], [n for n in dir(Account) if not n.startswith("_")], sorted(n for n in Account.__dict__ if not n.startswith("__")))


class Empty:
    pass


e = Empty()
e.z, e.a, e.m = 1, 2, 3
print(e.__dict__, list(vars(e)), len(e.__dict__))
e2 = Empty()
e2.a = 1
e2.z = 2
del e2.a
e2.a = 3
print(e2.__dict__, e == e2, e != e2, e is not e2, isinstance(e, object), Empty.__bases__, Empty.__mro__[1] is object)
for i in range(40):
    setattr(e, f"attribute{i}", i)
print(len(vars(e)), e.attribute39, sum(getattr(e, f"attribute{i}") for i in range(40)))


class Base:
    shared = []
    limit = 5

    def who(self):
        return "base", self.limit


class Derived(Base):
    limit = 9

    def who(self):
        return "derived", Base.who(self)


d = Derived()
d.shared.append(1)
print(Base.shared, Derived.shared is Base.shared, d.who(), Base.who(d), Base().who(), Derived.__dict__.keys() >= {"limit", "who"}, "shared" in Derived.__dict__)
d.who = lambda: "instance function"
print(d.who(), Derived.who(d))
d.__class__ = Base
print(d.who(), type(d).__name__, isinstance(d, Derived))
d.__dict__.clear()
print(d.who())
for action in (lambda: setattr(d, "__class__", 5), lambda: setattr(d, "__class__", int), lambda: setattr(5, "__class__", Base), lambda: setattr(Base, "__bases__", (5,)), lambda: Base.nope, lambda: delattr(Base, "nope")):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
