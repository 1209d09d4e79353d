# Relative imports at every level, circular imports that work and that fail, partial modules.
import sys

from cycle_pkg import first

print(first.from_second(), first.second.name, first.order)
import cycle_pkg.second

print(cycle_pkg.second.first is first, cycle_pkg.__doc__)
try:
    import mod_circular_a
except ImportError as e:
    print(type(e).__name__, str(e).split(" (most likely")[0], "most likely due to a circular import" in str(e), e.name, e.path is not None)
print("mod_circular_a" in sys.modules, "mod_circular_b" in sys.modules)
try:
    import mod_circular_attr
except AttributeError as e:
    print(type(e).__name__, str(e).split(" (most likely")[0], "circular import" in str(e))
from cycle_pkg.sub.leaf import climb

print(climb())
try:
    from cycle_pkg.sub import too_far
except ImportError as e:
    print(type(e).__name__, e)
try:
    from . import anything
except ImportError as e:
    print(type(e).__name__, e)
try:
    from .sibling import x
except ImportError as e:
    print(type(e).__name__, e)


def relative_inside():
    from .. import y


try:
    relative_inside()
except ImportError as e:
    print(type(e).__name__, e)
__package__ = "cycle_pkg"
from .sub import leaf
from . import first as again

print(leaf.climb is climb, again is first)
__package__ = "no_such_parent"
try:
    from . import q
except ImportError as e:
    print(type(e).__name__, e)
