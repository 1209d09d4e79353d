# exit: 1
# A missing module: the traceback of the import statement itself.
import sys

try:
    import no_such_module_at_all
except ModuleNotFoundError as error:
    print(error, error.name, error.path)
try:
    from math import no_such_function
except ImportError as error:
    print(str(error).split(" (")[0], error.name)
try:
    import math.inner
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from sys import maxsize, nothing_like_it
except ImportError as error:
    print(error)
print("no_such_module_at_all" in sys.modules)


def late():
    import another_missing_module.sub
    return another_missing_module


late()
