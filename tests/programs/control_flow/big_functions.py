# Functions with many constants, names, locals and far jumps: wide operands must work.
def many_locals():
    a0 = 0; a1 = 1; a2 = 2; a3 = 3; a4 = 4; a5 = 5; a6 = 6; a7 = 7; a8 = 8; a9 = 9
    b0 = a0 + a9; b1 = a1 * a8; b2 = a2 - a7; b3 = a3 ** a2; b4 = a4 / a2; b5 = a5 // a2; b6 = a6 % a4; b7 = a7 << a2; b8 = a8 >> a1; b9 = a9 ^ a3
    c = [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9]
    (d0, d1, d2), (e0, *e1) = c[:3], c[3:]
    return c, d0 + d1 + d2, e0, e1


print(many_locals())


def table():
    return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009,
            "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, None, True, False, ..., b"x", b"y",
            (1, 2), (3, 4), ("a", "b"), (), 2**40, 2**41, 2**50, 2**60, 2**70, -(2**70), 1e300, -1e-300, "\u00e9", "\U0001f600", "long " * 3, 3.0, 3, "3"]


print(len(table()), table()[20:30], table()[-6:])


def long_chain(n):
    if n == 0: r = "zero"
    elif n == 1: r = "one"
    elif n == 2: r = "two"
    elif n == 3: r = "three"
    elif n == 4: r = "four"
    elif n == 5: r = "five"
    elif n == 6: r = "six"
    elif n == 7: r = "seven"
    elif n == 8: r = "eight"
    elif n == 9: r = "nine"
    elif n < 20: r = "teens"
    elif n < 100:
        tens = n // 10
        if tens == 2: r = "twenty"
        elif tens == 3: r = "thirty"
        elif tens == 4: r = "forty"
        elif tens == 5: r = "fifty"
        else: r = "sixty or more"
        if n % 10:
            r += "-" + long_chain(n % 10)
    else:
        r = long_chain(n // 100) + " hundred"
        if n % 100:
            r += " and " + long_chain(n % 100)
    return r


print([long_chain(n) for n in (0, 7, 15, 20, 42, 59, 99, 100, 342, 900)])


def deep_nesting(n):
    out = 0
    for a in range(n):
        if a % 2:
            while a < 5:
                for b in range(a):
                    try:
                        with_result = [c for c in range(b) if c != a]
                        if with_result:
                            if len(with_result) > 1:
                                for d in with_result:
                                    if d:
                                        out += d
                                    else:
                                        out -= 1
                            else:
                                out += 100
                        else:
                            continue
                    finally:
                        out += 1
                a += 2
        else:
            out += 1000
    return out


print(deep_nesting(6))
# Enough names in one module scope to need an extended argument, made by generated attributes.
class Wide:
    pass


w = Wide()
for i in range(300):
    setattr(w, f"name_{i}", i)
print(w.name_0, w.name_255, w.name_256, w.name_299, len(vars(w)))
expression = 1 + 2 * 3 - 4 // 5 % 6 + 7 ** 2 - 8 / 9 + (10 - 11) * 12 - -13 + ~14 + (15 << 1) - (16 >> 2) + (17 & 18 | 19 ^ 20)
print(expression, -2 ** 2, 2 ** -1, not 1 + 1 == 2 and 3 or 4, 1 + 2 << 3 - 1, 5 & 3 == 3, (5 & 3) == 3, 10 - 4 - 3, 2 * 3 % 4, -7 // 2, -7 % 3, 1 < 2 == True, "a" * 2 + "b", [1] * 2 + [3])
nested = ((((((((((1,),),),),),),),),),)
depth = 0
while isinstance(nested, tuple):
    nested, depth = nested[0], depth + 1
print(depth, [[[[[[[[]]]]]]]], {"a": {"b": {"c": {"d": {}}}}}, (lambda: (lambda: (lambda: (lambda: "deep")())())())())
print((1 + (2 * (3 + (4 * (5 + (6 * (7 + (8 * (9 + (10 * (11 + (12 * (13 + 14))))))))))))), max(1, max(2, max(3, max(4, max(5, 6))))), f"{f'{f'{1 + 1}'}'}")
print(many_locals.__code__.co_nlocals, len(many_locals.__code__.co_varnames), many_locals.__code__.co_stacksize > 0)
