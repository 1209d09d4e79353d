# Every form of the import statement, over modules and packages beside the program.
import mod_shapes
import mod_shapes as shapes
import package
import package.inner
import package.inner.deep as deep
from mod_shapes import area, PI as pi_value
from package import helper, constant as c
from package.inner import deep as same_deep
from package.inner.deep import bottom
import math, sys

print(mod_shapes is shapes, mod_shapes.area(2), area(3), pi_value, mod_shapes.__name__, mod_shapes.__file__.rpartition("/")[2], mod_shapes.__doc__, mod_shapes.counter)
print(package.__name__, package.inner.__name__, deep.__name__, same_deep is deep, bottom(), package.__file__.split("/")[-2:], package.__path__[0].rpartition("/")[2], package.__package__, package.inner.__package__, deep.__package__, mod_shapes.__package__ == "", type(package).__name__)
print(helper.assist(), c, package.helper is helper, hasattr(package, "lazy"), package.inner.deep is deep)
import package.lazy

print(hasattr(package, "lazy"), package.lazy.loaded, sys.modules["package.lazy"] is package.lazy, sorted(n for n in sys.modules if n.split(".")[0] in ("package", "mod_shapes")))


def local_import():
    import package.inner.deep
    from mod_shapes import area as local_area

    return package.inner.deep.bottom(), local_area(1), sorted(locals())


print(local_import(), package.__spec__.name, package.__spec__.parent, deep.__spec__.parent, package.__spec__.submodule_search_locations is not None, mod_shapes.__spec__.origin.rpartition("/")[2])
before = mod_shapes.counter
import mod_shapes

print(mod_shapes.counter == before, __import__("mod_shapes") is mod_shapes, __import__("package.inner.deep") is package, __import__("package.inner.deep", fromlist=["x"]) is deep, __import__("math") is math)
mod_shapes.area = lambda r: "patched"
print(shapes.area(1), area(1))
del sys.modules["mod_shapes"]
import mod_shapes as fresh

print(fresh is mod_shapes, fresh.area(1), mod_shapes.area(1), sys.modules["mod_shapes"] is fresh)
if True:
    from package.inner import *
print(sorted(n for n in globals() if n in ("visible", "hidden_name", "deep", "_private")), visible)
try:
    hidden_name
except NameError as e:
    print(e)
from package.all_list import *

print(exported, also_exported, sorted(n for n in globals() if n.startswith("not_exported") or n.endswith("exported")))
sys.modules["fake_module"] = type(sys)("fake_module", "made by hand")
import fake_module

print(fake_module.__name__, fake_module.__doc__, repr(fake_module))
sys.modules["anything"] = 5
import anything

print(anything)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)
