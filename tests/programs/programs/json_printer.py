# A JSON-like reader and printer written by hand, with errors that name positions.
class JsonError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        super().__init__(f"{message} at line {line} column {column}")


ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Reader:
    def __init__(self, text):
        self.text, self.i = text, 0

    def fail(self, message, position=None):
        raise JsonError(message, self.text, self.i if position is None else position)

    def space(self):
        while self.i < len(self.text) and self.text[self.i] in " \t\r\n":
            self.i += 1

    def document(self):
        value = self.value()
        self.space()
        if self.i != len(self.text):
            self.fail("extra data")
        return value

    def value(self):
        self.space()
        if self.i >= len(self.text):
            self.fail("unexpected end")
        c = self.text[self.i]
        if c == "{":
            return dict(self.sequence("}", self.pair))
        if c == "[":
            return list(self.sequence("]", self.value))
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.i):
                self.i += len(word)
                return value
        self.fail(f"unexpected {c!r}")

    def sequence(self, end, item):
        self.i += 1
        self.space()
        if self.text[self.i : self.i + 1] == end:
            self.i += 1
            return
        while True:
            yield item()
            self.space()
            c = self.text[self.i : self.i + 1]
            self.i += 1
            if c == end:
                return
            if c != ",":
                self.fail(f"expected ',' or {end!r}", self.i - 1)

    def pair(self):
        self.space()
        if self.text[self.i : self.i + 1] != '"':
            self.fail("expected a string key")
        key = self.string()
        self.space()
        if self.text[self.i : self.i + 1] != ":":
            self.fail("expected ':'")
        self.i += 1
        return key, self.value()

    def string(self):
        start, out = self.i, []
        self.i += 1
        while self.i < len(self.text):
            c = self.text[self.i]
            self.i += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                e = self.text[self.i : self.i + 1]
                self.i += 1
                if e == "u":
                    try:
                        out.append(chr(int(self.text[self.i : self.i + 4], 16)))
                    except ValueError:
                        self.fail("bad \\u escape")
                    self.i += 4
                elif e in ESCAPES and e:
                    out.append(ESCAPES[e])
                else:
                    self.fail(f"bad escape {e!r}", self.i - 2)
            elif c < " ":
                self.fail("control character", self.i - 1)
            else:
                out.append(c)
        self.fail("unterminated string", start)

    def number(self):
        start = self.i
        while self.i < len(self.text) and self.text[self.i] in "+-.eE0123456789":
            self.i += 1
        text = self.text[start : self.i]
        try:
            return int(text) if text.lstrip("-").isdigit() else float(text)
        except ValueError:
            self.fail(f"bad number {text!r}", start)


def write(value, indent=None, level=0):
    inner, outer = ("\n" + " " * indent * (level + 1), "\n" + " " * indent * level) if indent else ("", "")
    comma = "," if indent else ", "
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c if " " <= c < "\x7f" else f"\\u{ord(c):04x}") for c in value) + '"'
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + comma.join(f"{inner}{write(k)}: {write(v, indent, level + 1)}" for k, v in value.items()) + (outer if value else "") + "}"
    if isinstance(value, (list, tuple)):
        return "[" + comma.join(inner + write(v, indent, level + 1) for v in value) + (outer if value else "") + "]"
    raise TypeError(f"cannot write {type(value).__name__}")


text = ' {"name": "J\\u00f6rg \\"x\\"", "n": [1, -2.5, 1e3, 12345678901234567890, []], "deep": {"t": true, "f": false, "z": null, "e": {}},\n "path": "a\\\\b\\/c\\n"} '
value = Reader(text).document()
print(value, write(value), write(value, 2), Reader(write(value, 4)).document() == value, sep="\n")
for bad in ("", "[1, 2", '{"a" 1}', '{"a": 1,}', "[1 2]", '"open', '"\\q"', '"\\u12g4"', "tru", "[1]]", "{1: 2}", "-", "1.2.3", '{"a":\n  [1,\n   ?]}', '"tab\there"', "[,]"):
    try:
        print(repr(bad), Reader(bad).document())
    except JsonError as error:
        print(repr(bad), error)
for odd in ((1, [2.0, "x"]), {"k": {1: 2}}, {"s": {1}}, float("inf"), 2**70):
    try:
        print(write(odd))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
