# bytes() of every kind of source.
class Convertible:
    def __bytes__(self):
        return b"converted"


class BadConvertible:
    def __bytes__(self):
        return "text"


class Index:
    def __index__(self):
        return 3


class Items:
    def __iter__(self):
        return iter([65, 66])


class Sub(bytes):
    def __repr__(self):
        return f"Sub({bytes(self)})"


for arguments in (
    (),
    (0,),
    (3,),
    (True,),
    ([1, 2, 255],),
    ((65, 66),),
    (range(5),),
    ({97},),
    (b"copy",),
    ("text", "utf-8"),
    ("\u00e9", "latin-1"),
    ("\u00e9", "ascii", "replace"),
    (Convertible(),),
    (BadConvertible(),),
    (Index(),),
    (Items(),),
    ((n * n for n in range(4)),),
    (map(ord, "xyz"),),
    ("text",),
    ([256],),
    ([-1],),
    (["a"],),
    ([1.5],),
    (-1,),
    (1.5,),
    (None,),
    (object,),
    (2**70,),
    ("\u00e9", "ascii"),
    (b"x", "utf-8"),
    (3, "utf-8"),
    ([], "utf-8", "strict"),
    ("a", "b", "c", "d"),
    ([2**70],),
):
    try:
        print(bytes(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
print(bytes(source="abc", encoding="ascii"), bytes(b"") == b"", bytes([*b"ab", 99]), bytes("a", errors="strict", encoding="utf8"))
print(Sub(b"abc"), Sub([65]), type(Sub(b"a") + b"b"), Sub(b"x") == b"x", Sub(b"abc")[1:], type(Sub(b"abc")[1:]), type(Sub(b"a").upper()), type(bytes(Sub(b"q"))), {Sub(b"k"): 1}[b"k"])
print(bytes.fromhex("48 65 6c6C 6f"), bytes.fromhex(""), bytes.fromhex(" \n0a\t"), Sub.fromhex("41"), b"\x01\xab".hex(), b"\x01\x02\x03\x04\x05".hex(":"), b"\x01\x02\x03\x04\x05".hex("-", 2), b"\x01\x02\x03\x04\x05".hex("-", -2), b"".hex())
for operation in (lambda: bytes.fromhex("0"), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex("0 0"), lambda: bytes.fromhex(b"00"), lambda: b"ab".hex("::"), lambda: b"ab".hex(1), lambda: b"ab".hex("\u00e9"), lambda: bytes.fromhex("41 4\u00e9")):
    try:
        print(operation())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
