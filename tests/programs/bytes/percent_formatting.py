# % formatting on bytes.
class Converts:
    def __bytes__(self):
        return b"[conv]"


print(b"%d %i %u" % (1, -2, 3), b"%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42), b"%x %X %#x %o %#o" % (255, 255, 255, 8, 8))
print(b"%s %b" % (b"raw", b"bytes"), b"%10s|%-10s|%.2s" % (b"right", b"left", b"cut"), b"%s" % Converts(), b"%a %r" % ("\u00e9", "x"))
print(b"%c%c" % (65, b"B"), b"%f %.2f %e %g" % (1.5, 2.345, 12345.6, 0.0001), b"100%%" % (), b"%(k)s=%(v)d" % {b"k": b"key", b"v": 5})
print(b"%d" % 2**70, b"%.3d" % 7, b"%*d" % (6, 42), b"%-*d|" % (6, 42), b"%.*f" % (2, 3.14159), b"%s" % b"")
for template, values in (
    (b"%s", "text"),
    (b"%s", 5),
    (b"%b", "x"),
    (b"%d", "x"),
    (b"%d", b"5"),
    (b"%c", 256),
    (b"%c", b"ab"),
    (b"%c", "a"),
    (b"%d %d", (1,)),
    (b"%d", (1, 2)),
    (b"%q", 1),
    (b"%", 1),
    (b"%(k)s", {"k": b"v"}),
    (b"%(k)s", 5),
    (b"%x", 1.5),
    (b"%f", "1"),
    (b"x", 1),
):
    try:
        print(template % values)
    except Exception as error:
        print(template, type(error).__name__, error)

# Assembling a small binary message and taking it apart again.
fields = [(1, b"name"), (2, b"\x00\xff"), (3, b"")]
message = b"".join(bytes([kind]) + len(value).to_bytes(2, "big") + value for kind, value in fields)
print(message, message.hex(" "))
position, decoded = 0, []
while position < len(message):
    kind, length = message[position], int.from_bytes(message[position + 1 : position + 3], "big")
    decoded.append((kind, message[position + 3 : position + 3 + length]))
    position += 3 + length
print(decoded, decoded == fields)
checksum = 1, 0
a, b = checksum
for byte in b"Wikipedia":
    a = (a + byte) % 65521
    b = (b + a) % 65521
print(hex(b << 16 | a))
