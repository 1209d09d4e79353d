# exit: 1
# What is shown of groups that except* clauses leave behind.
def f():
    raise ValueError("deep")


def collect():
    found = []
    for g in (f, lambda: 1 / 0, lambda: {}["key"]):
        try:
            g()
        except Exception as e:
            found.append(e)
    raise ExceptionGroup("all of it", found)


try:
    collect()
except* ZeroDivisionError as e:
    print("handled", e.exceptions)
except* KeyError as e:
    raise RuntimeError("while handling") from e
