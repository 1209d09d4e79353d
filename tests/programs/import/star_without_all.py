# from module import * takes every public name; from a module with a bad __all__ it fails.
from mod_many_names import *
import mod_many_names

print(sorted(n for n in globals() if n in vars(mod_many_names)), public, Klass.__name__, function(), CONSTANT)
print("_underscore" in globals(), "math" in globals(), mod_many_names._underscore, __name__, mod_many_names.__name__, Klass.__module__, function.__module__)
public = "rebound here only"
print(mod_many_names.public, mod_many_names.read_public())
mod_many_names.public = "rebound there"
print(public, mod_many_names.read_public())
try:
    from package.bad_all import *
except AttributeError as e:
    print(type(e).__name__, e)
from package.all_list import *

print(exported, _private_but_listed, "not_exported" in globals())


class Inside:
    from mod_many_names import CONSTANT, function as renamed
    import math as m

    value = CONSTANT + 1

    def method(self):
        return self.m.floor(2.5)


print(Inside.value, Inside.renamed.__name__, Inside().method(), Inside.CONSTANT)
mod_many_names.increment()
mod_many_names.increment()
from mod_many_names import count

print(count, mod_many_names.count)
mod_many_names.increment()
print(count, mod_many_names.count)
print(mod_many_names.Klass() == Klass(), isinstance(Klass(), mod_many_names.Klass), vars(mod_many_names)["CONSTANT"], mod_many_names.__dict__ is vars(mod_many_names), mod_many_names.function.__globals__ is vars(mod_many_names))
del mod_many_names.CONSTANT
try:
    mod_many_names.CONSTANT
except AttributeError as e:
    print(e)
mod_many_names.__dict__["injected"] = 5
print(mod_many_names.injected, repr(mod_many_names).split(" from ")[0], mod_many_names.main_guard)
