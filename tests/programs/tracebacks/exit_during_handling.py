# exit: 4
# SystemExit raised while another exception is being handled prints nothing of either.
import sys


def cleanup():
    print("cleanup")
    try:
        raise KeyError("inside cleanup")
    except KeyError:
        sys.exit(4)


try:
    print(1 / 0)
except ZeroDivisionError:
    try:
        cleanup()
    finally:
        print("done", sys.exception().__class__.__name__)
print("never")
