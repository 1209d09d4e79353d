# exit: 1
# An exception that passes through functions of several modules, and one raised during import.
import package.inner.deep
from mod_failing import Failing, call_back, chain_of_calls


def callback(n):
    return 10 // n


print(call_back(callback, 5))
for f in (lambda: call_back(callback, 0), lambda: Failing().method("x"), lambda: chain_of_calls(3)):
    try:
        f()
    except Exception as e:
        tb, where = e.__traceback__, []
        while tb:
            code = tb.tb_frame.f_code
            where.append((code.co_filename.rpartition("/")[2], code.co_qualname, tb.tb_lineno))
            tb = tb.tb_next
        print(type(e).__name__, e, where)
try:
    chain_of_calls(2)
except ZeroDivisionError:
    import mod_raises
