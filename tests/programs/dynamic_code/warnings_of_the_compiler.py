# SyntaxWarnings of code that is compiled at run time.
import _warnings
import sys


def attempt(f, *args):
    try:
        result = f(*args)
        print("code" if hasattr(result, "co_code") else result)
    except Exception as e:
        print(type(e).__name__, e)
    sys.stdout.flush()


attempt(eval, "1 is 1")
attempt(exec, "assert (1, 'message')")
attempt(eval, "'\\d'")
attempt(compile, "x = 5\nx()\n'a'()\n[1](2)", "calls.py", "exec")
_warnings.filters.insert(0, ("error", None, SyntaxWarning, None, 0))
_warnings._filters_mutated()
attempt(eval, "1 is 1")
_warnings.filters[0] = ("ignore", None, SyntaxWarning, None, 0)
_warnings._filters_mutated()
attempt(eval, "1 is 1")
