# if/elif/else, conditional expressions, boolean operators, chained comparisons.
def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    elif n < 100:
        return "medium"
    else:
        return "large"


print([classify(n) for n in (-5, 0, 5, 50, 500, 2**70, -0.5, float("nan"))])


def t(label, value):
    print(label, end=" ")
    return value


for a in (True, False):
    for b in (True, False):
        print("|", t("a", a) and t("b", b), end=" ")
        print("|", t("a", a) or t("b", b), end=" ")
        print("|", not t("a", a) and t("b", b), end=" ")
        print("|", t("a", a) and t("b", b) or t("c", "c"))
x_ = 1.0
print(t("x", 1) < t("y", 2) < t("z", 3), t("x", 3) < t("y", 2) < t("z", 1), 1 < 2 > 1 == 1 != 2, 1 < 3 in [3], (1 < 2) == True, 1 == x_ is not None, not 1 == 2, 5 > 4 >= 4 > 3)
print(1 if [] else 2, 1 if [0] else 2, "a" if 0 else "b" if 0 else "c", (1, 2)[True], 0 or "default", "" or [] or {}, 1 and 2 and 3, None and 5, not None, not not "x", 0 if None else [] or "e")
x = 5
print("in" if 1 <= x <= 9 else "out", x if x > 3 else -x, [y if y > 0 else 0 for y in (-1, 1)], (lambda v: "t" if v else "f")(0), {True: "yes", False: "no"}[x == 5], f"{'odd' if x % 2 else 'even'}")


class Cmp:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        print(f"{self.v}<{other.v}", end=" ")
        return [] if self.v >= other.v else [self.v]

    def __bool__(self):
        print(f"bool {self.v}", end=" ")
        return bool(self.v)


print(Cmp(1) < Cmp(2) < Cmp(3), Cmp(3) < Cmp(2) < Cmp(9))
if Cmp(0) or Cmp(1):
    print("or taken")
if not Cmp(0) and Cmp(2):
    print("and taken")
if Cmp(1) and Cmp(0):
    print("not reached")
else:
    print("else taken")
v = Cmp(0) and Cmp(5)
print(v.v)
while Cmp(0):
    pass
print("while done", 1 if Cmp(1) else 2, [0 for _ in "a" if Cmp(0)], all([Cmp(1), Cmp(0), Cmp(2)]))
s = None
if s is None:
    s = "was None"
if s is not None and len(s) > 3 and s[0] == "w":
    print(s)
if not (s == "x" or s == "y") and "N" in s and "Q" not in s:
    print("combined")
if (n := len(s)) > 5:
    print(n)
print([b for b in range(20) if b % 2 == 0 and b % 3 == 0 or b == 7], [c for c in "hello world" if c not in "aeiou " and (c < "m" or c == "w")])


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


print([y for y in (1900, 2000, 2023, 2024, 2100) if leap(y)])


def grade(score):
    return "A" if score >= 90 else "B" if score >= 80 else "C" if score >= 70 else "F"


print([grade(s) for s in (95, 85, 75, 10)])
if True:
    if False:
        pass
    else:
        if 1:
            print("nested")
if 0: print("one line no")
elif 1: print("one line yes")
pass; print("after pass"); ...
print(1 in [1] == True, (1 in [1]) == True, 1 == 1 in [1], "a" in "abc" in ["abc"], None is None is None, 3 > 2 == 2, False == (False in [True]))
