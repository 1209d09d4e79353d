# upper, lower, title, capitalize, swapcase, casefold over Unicode's odd cases.
TEXTS = ["", "hello World", "HELLO", "hELLO wORLD's", "they're bill's", "x1y2 z3", "\u00dfstra\u00dfe", "\u0130stanbul", "\u0131", "I"]
TEXTS += ["\u01c4\u01c5\u01c6", "\ufb01\ufb02", "\u03a3\u03a3", "\u039f\u0394\u039f\u03a3", "\u039f\u0394\u039f\u03a3 \u03a3.", "\u0149", "\u1f88\u1fb3", "\u1e9e", "\u00b5\u03bc"]
TEXTS += ["\U00010400\U00010428", "\u0587", "\u10d0\u1c90", "\uff21\uff41", "\u2160\u2170", "\u24b6\u24d0", "mixed \u00c9\u00e9 caf\u00c9", "\u0345\u0399", "na\u00efve", "\u1e96"]
for text in TEXTS:
    print(ascii(text), ascii(text.upper()), ascii(text.lower()), ascii(text.title()))
    print("  ", ascii(text.capitalize()), ascii(text.swapcase()), ascii(text.casefold()))
    print("  ", text.isupper(), text.islower(), text.istitle(), text.upper().isupper(), text.lower().islower(), text.title().istitle())

print("Stra\u00dfe".casefold() == "STRASSE".casefold(), "\u03c2".casefold() == "\u03c3", "\u00e9".upper(), "\u00ff".upper() == "\u0178", "\u0101".upper())
print([ascii(chr(n).upper()) for n in range(0xE0, 0x100)])
print([ascii(chr(n).lower()) for n in range(0xC0, 0xE0)])
print("".join(chr(n) for n in range(128)).upper()[97:123], "".join(chr(n) for n in range(128)).lower()[65:91], "AbC".swapcase())
print(sum(1 for n in range(0x3000) if chr(n).upper() != chr(n)), sum(1 for n in range(0x3000) if chr(n).lower() != chr(n)))
print(sum(1 for n in range(0x3000) if len(chr(n).upper()) > 1), sum(1 for n in range(0x3000) if chr(n).casefold() != chr(n).lower()))
print(sum(ord(c) for n in range(0x2000) for c in chr(n).title()), sum(ord(c) for n in range(0x1E00, 0x2000) for c in chr(n).swapcase()))
for operation in (lambda: "a".upper(1), lambda: "a".title("x"), lambda: str.lower(5), lambda: str.upper()):
    try:
        print(operation())
    except TypeError as error:
        print(error)


class S(str):
    pass


print(type(S("ab").upper()), type(S("AB")[:]), type(S("ab") + "c"), type(str(S("x"))), S("ab").title(), S("q") == "q", type(S("ab").strip()), type(S("a").replace("x", "y")))
