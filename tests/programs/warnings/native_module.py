# _warnings: the functions, filters and registries that work without the module warnings.
import sys
import _warnings

print(sorted(name for name in dir(_warnings) if not name.startswith("__")), _warnings.__doc__)
for name in "warn", "warn_explicit", "_filters_mutated":
    print(name, getattr(_warnings, name).__doc__)
print(_warnings.filters, _warnings._defaultaction, _warnings._onceregistry)


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)
    sys.stdout.flush()


for args, kwargs in (
    ((), {}),
    ((1, 2), {}),
    (("x", int), {}),
    (("x", "y"), {}),
    (("m", UserWarning, "s"), {}),
    (("m",), {"skip_file_prefixes": 3}),
    (("m",), {"skip_file_prefixes": (1,)}),
    (("m", UserWarning, 1, None, None), {}),
    ((5,), {}),
    ((UserWarning("instance"), 3), {}),
    (("none", None), {}),
    (("far up",), {"stacklevel": 100}),
    (("zero",), {"stacklevel": 0}),
    (("negative",), {"stacklevel": -3}),
    (("future", FutureWarning), {}),
    (("hidden", ImportWarning), {}),
    (("pending", PendingDeprecationWarning), {}),
    (("skipped",), {"skip_file_prefixes": (__file__,)}),
    (("not skipped",), {"skip_file_prefixes": ("/nowhere",)}),
):
    attempt(_warnings.warn, *args, **kwargs)
for args in (
    (),
    ("m", UserWarning, "f.py", 3),
    ("m", UserWarning, "f.py", "x"),
    ("m", UserWarning, "f.py", 3, "mod", {}, 5),
    ("m", UserWarning, "f.py", 3, "mod", 5),
    ("no module", UserWarning, "f", 1, None),
    ("m", int, "f.py", 3),
    ("m", UserWarning, 5, 3),
    ("deprecated", DeprecationWarning, "f.py", 3, "mod"),
    ("deprecated", DeprecationWarning, "f.py", 3, "__main__"),
    ("of this line", UserWarning, __file__, 2),
    ("beyond", UserWarning, __file__, 100000),
    ("\u20ac", UserWarning, "f\xe9.py", 3),
):
    attempt(_warnings.warn_explicit, *args)


class Loader:
    def get_source(self, name):
        return "first line\n    second line of " + name


for line in 1, 2, 3:
    attempt(_warnings.warn_explicit, "loaded", UserWarning, "loaded.py", line, "m", None, {"__loader__": Loader(), "__name__": "loaded"})
attempt(_warnings.warn_explicit, "loaded", UserWarning, "loaded.py", 1, "m", None, {"__loader__": 5, "__name__": "loaded"})


def deeper(level):
    _warnings.warn("level", stacklevel=level)


def deep(level):
    deeper(level)


for level in 1, 2, 3, 4:
    deep(level)

# Filters: the list that is there from the start can be changed.
registry = {}
filters = _warnings.filters


class Pattern:
    def match(self, text):
        print("asked of", text)
        return "yes" in text


def explicit(message, category=UserWarning, line=1, module="m"):
    attempt(_warnings.warn_explicit, message, category, "explicit.py", line, module, registry)


for action in "default", "always", "ignore", "module", "once", "error", "nonsense":
    filters.insert(0, (action, None, UserWarning, "m", 0))
    _warnings._filters_mutated()
    print("--", action)
    for line in 1, 1, 2:
        explicit("message of " + action, line=line)
    print(sorted(map(str, registry)), sorted(map(str, _warnings._onceregistry)))
    del filters[0]
_warnings._filters_mutated()
filters.insert(0, ("error", Pattern(), Warning, Pattern(), 7))
explicit("yes", line=7, module="yes")
explicit("yes", line=8, module="yes")
explicit("yes", line=7, module="no")
explicit("no", line=7, module="yes")
filters[0] = ("error", "exactly", RuntimeWarning, None, 0)
explicit("exactly", RuntimeWarning)
explicit("exactly.", RuntimeWarning)
explicit("exactly", SyntaxWarning)
for wrong in 5, (1, 2), (5, None, Warning, None, 0), ("error", 5, Warning, None, 0), ("error", None, 5, None, 0), ("error", None, Warning, None, "x"):
    filters[0] = wrong
    explicit("wrong")
del filters[0]


class Custom(UserWarning):
    def __str__(self):
        return "custom text"


attempt(_warnings.warn, Custom("hidden"))
attempt(_warnings.warn, "made", Custom)
