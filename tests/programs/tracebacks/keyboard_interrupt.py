# exit: -2
# An uncaught KeyboardInterrupt prints its traceback and ends the process by SIGINT.
def wait(n):
    if n == 0:
        raise KeyboardInterrupt
    try:
        wait(n - 1)
    finally:
        print("unwinding", n)


try:
    raise KeyboardInterrupt("with a message")
except KeyboardInterrupt as error:
    print(repr(error))
try:
    wait(1)
except Exception:
    print("not an Exception")
