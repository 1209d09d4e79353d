# encode and decode with each error handler.
def attempt(function, *arguments, **keywords):
    try:
        return ascii(function(*arguments, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {ascii(str(error))}"


TEXTS = ["", "abc", "caf\u00e9", "\u20ac5", "\U0001f600!", "a\ud800b", "\udc80", "\x00\x7f\x80\xff"]
for text in TEXTS:
    for encoding in ("utf-8", "ascii", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le", "UTF8", "us-ascii", "iso-8859-1"):
        print(ascii(text), encoding, attempt(text.encode, encoding))
    for handler in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "namereplace", "strict", "unknown"):
        print(ascii(text), handler, attempt(text.encode, "ascii", handler), attempt(text.encode, "utf-8", handler), attempt(text.encode, "latin-1", handler))

DATA = [b"", b"abc", b"caf\xc3\xa9", b"\xe2\x82\xac", b"\xf0\x9f\x98\x80", b"\xff", b"a\x80b", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2\x28\xa1", b"\xf0\x9f\x98", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"ok\xe2\x82z\xf0\x9f!"]
for data in DATA:
    for handler in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
        print(data, handler, attempt(data.decode, "utf-8", handler), attempt(data.decode, "ascii", handler))
    print(data, attempt(data.decode), attempt(data.decode, "latin-1"), attempt(data.decode, errors="ignore"), attempt(data.decode, "utf-16-le"))

try:
    "ab\u00e9\u00e8cd".encode("ascii")
except UnicodeEncodeError as error:
    print(error.encoding, ascii(error.object), error.start, error.end, error.reason, ascii(error.args))
try:
    b"ab\xff\xfecd".decode("utf-8")
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason, error.args)
print("x".encode(), "x".encode(encoding="ascii", errors="strict"), "\udcff".encode("utf-8", "surrogateescape"), b"\xff".decode("utf-8", "surrogateescape") == "\udcff")
for operation in (lambda: "a".encode(5), lambda: "a".encode("nope"), lambda: b"a".decode(None), lambda: "a".encode("ascii", 5), lambda: b"a".decode("nope")):
    print(attempt(operation))
