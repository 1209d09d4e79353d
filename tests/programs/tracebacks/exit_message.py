# exit: 1
# sys.exit with something else: printed to stderr, status 1.
import sys


def attempt(code):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error.code), error.args)


for code in (0, 1, 255, 256, -1, None, True, "text", [1], 1.5, (), ("a", "b"), 2**70):
    attempt(code)
print("last words")
raise SystemExit(["a list", {"of": "things"}, 1.5])
