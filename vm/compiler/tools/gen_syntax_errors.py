"""Fills in what CPython 3.12 says of the sources in src/diagnose/tests/wrong.tsv.

Run it with python3.12 after adding a line, which needs only the first two columns: how the source
is compiled ("exec", "eval", "single", or "prompt" for a line typed so far) and the source, in
which backslashes and line ends are escaped. Lines that start with "#" stay as they are.
"""

import pathlib
import sys
import warnings

TABLE = pathlib.Path(__file__).parent.parent / "src" / "diagnose" / "tests" / "wrong.tsv"
# Flags of compile(): the parser alone, and those of interactive input.
ONLY_AST = 0x400
DONT_IMPLY_DEDENT = 0x200
ALLOW_INCOMPLETE_INPUT = 0x4000


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def unescape(text):
    pieces = text.split("\\\\")
    return "\\".join(piece.replace("\\n", "\n").replace("\\t", "\t") for piece in pieces)


def answer(how, source):
    """Class, message, line, offset, end line, end offset and text of the error."""
    mode, flags = how, ONLY_AST
    if how == "prompt":
        mode, flags = "single", flags | DONT_IMPLY_DEDENT | ALLOW_INCOMPLETE_INPUT
    try:
        compile(source, "<string>", mode, flags, dont_inherit=True)
    except SyntaxError as error:
        place = [error.lineno, error.offset, error.end_lineno, error.end_offset]
        return [type(error).__name__, error.msg, *map(str, place), escape(error.text)]
    except (MemoryError, UnicodeError, ValueError) as error:
        return [type(error).__name__, str(error)]
    sys.exit(f"compiles: {source!r}")


def main():
    if sys.version_info[:2] != (3, 12):
        sys.exit("needs python3.12")
    warnings.simplefilter("ignore")
    lines = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            how, source = line.split("\t")[:2]
            line = "\t".join([how, source, *answer(how, unescape(source))])
        lines.append(line)
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
