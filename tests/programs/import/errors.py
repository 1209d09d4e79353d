# What goes wrong in imports: messages, attributes, half-imported modules, retries.
import sys


def attempt(f):
    try:
        print(f())
    except Exception as e:
        text = str(e).split(" (/")[0]
        print(type(e).__name__, "|", text, "|", getattr(e, "name", None), "|", type(getattr(e, "path", None)).__name__)


def missing():
    import no_such_module


def missing_submodule():
    import package.no_such_submodule


def not_a_package():
    import mod_shapes.inner


def missing_name():
    from mod_shapes import no_such_name


def missing_from_package():
    from package import no_such_thing


def missing_from_builtin():
    from sys import no_such_thing


def missing_deep():
    import no_such_package.sub.deeper


def bad_all():
    from package.bad_all import present, absent


def star(text):
    namespace = {}
    module = __import__(text, namespace, namespace, ["*"])
    return sorted(n for n in vars(module) if not n.startswith("__"))


def raises():
    import mod_raises


def raises_deep():
    import mod_imports_raising


def bad_name():
    return __import__("")


def bad_type():
    return __import__(5)


def negative_level():
    return __import__("x", level=-1)


def bad_level():
    return __import__("x", {"__package__": "package"}, level=1).__name__


def module_attribute():
    import package

    return package.not_there


def module_getattr():
    import mod_getattr

    return mod_getattr.anything, mod_getattr.real, dir(mod_getattr), hasattr(mod_getattr, "refused")


def from_getattr():
    from mod_getattr import dynamic, real

    return dynamic, real


def from_getattr_refused():
    from mod_getattr import refused


for f in (missing, missing_submodule, not_a_package, missing_name, missing_from_package, missing_from_builtin, missing_deep, bad_all, lambda: star("package.all_list"), raises, raises, raises_deep, bad_name, bad_type, negative_level, bad_level, module_attribute, module_getattr, from_getattr, from_getattr_refused):
    attempt(f)
print("mod_raises" in sys.modules, "mod_imports_raising" in sys.modules, "no_such_module" in sys.modules, "package" in sys.modules)
sys.raise_now = False
import mod_raises

print(mod_raises.finished)
saved = sys.path[:]
sys.path.clear()
attempt(lambda: __import__("mod_late"))
sys.path[:] = saved
import mod_late

print(mod_late.value, mod_late.__name__)
sys.path.insert(0, "no/such/directory")
sys.path.insert(0, saved[0] + "/extra_path")
import mod_elsewhere

print(mod_elsewhere.where, mod_elsewhere.__file__.split("/")[-2:])
try:
    from package import bad_all as module
    print(module.present)
    attempt(module.absent if hasattr(module, "absent") else lambda: module.absent)
except ImportError as e:
    print(e)
