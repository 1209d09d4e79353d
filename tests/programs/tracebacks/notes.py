# exit: 1
# Notes are printed after the exception line, each on its own lines.
class Fancy(Exception):
    def __str__(self):
        return "first line\nsecond line"


error = Fancy("ignored")
error.add_note("a note")
error.add_note("")
error.add_note("two\nlines")
error.add_note("unicode: \u00e9 \u4e2d \U0001f600")
try:
    raise error
except Fancy as caught:
    caught.add_note("added by a handler")
    print(len(caught.__notes__))
    other = KeyError("it's a key")
    other.add_note("on the outer exception")
    raise other
