# A tokenizer and a recursive-descent calculator with variables and functions.
class CalcError(Exception):
    pass


def tokenize(text):
    tokens, i = [], 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] in ".e" or (text[i] in "+-" and text[i - 1] == "e")):
                i += 1
            number = text[start:i]
            try:
                tokens.append(("number", int(number) if number.isdigit() else float(number)))
            except ValueError:
                raise CalcError(f"bad number {number!r} at {start}") from None
        elif c.isalpha() or c == "_":
            start = i
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            tokens.append(("name", text[start:i]))
        elif text[i : i + 2] in ("**", "//", "<=", ">=", "==", "!="):
            tokens.append(("op", text[i : i + 2]))
            i += 2
        elif c in "+-*/%()<>=,!":
            tokens.append(("op", c))
            i += 1
        else:
            raise CalcError(f"unexpected {c!r} at {i}")
    tokens.append(("end", ""))
    return tokens


class Parser:
    LEVELS = [("==", "!=", "<", "<=", ">", ">="), ("+", "-"), ("*", "/", "//", "%")]
    OPERATIONS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a**b, "==": lambda a, b: int(a == b), "!=": lambda a, b: int(a != b), "<": lambda a, b: int(a < b), "<=": lambda a, b: int(a <= b), ">": lambda a, b: int(a > b), ">=": lambda a, b: int(a >= b)}

    def __init__(self, text, variables):
        self.tokens, self.position, self.variables = tokenize(text), 0, variables

    @property
    def current(self):
        return self.tokens[self.position]

    def take(self, *values):
        kind, value = self.current
        if kind == "op" and value in values:
            self.position += 1
            return value
        return None

    def expect(self, value):
        if not self.take(value):
            raise CalcError(f"expected {value!r}, found {self.current[1]!r}")

    def statement(self):
        if self.current[0] == "name" and self.tokens[self.position + 1] == ("op", "="):
            name = self.current[1]
            self.position += 2
            self.variables[name] = value = self.statement()
            return value
        value = self.binary(0)
        if self.current[0] != "end":
            raise CalcError(f"trailing {self.current[1]!r}")
        return value

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while operator := self.take(*self.LEVELS[level]):
            left = self.OPERATIONS[operator](left, self.binary(level + 1))
        return left

    def unary(self):
        if self.take("-"):
            return -self.unary()
        if self.take("!"):
            return int(not self.unary())
        return self.power()

    def power(self):
        base = self.postfix()
        while self.take("!"):
            base = 1 if base < 2 else self.product(base)
        return base ** self.unary() if self.take("**") else base

    @staticmethod
    def product(n):
        result = 1
        for k in range(2, n + 1):
            result *= k
        return result

    def postfix(self):
        kind, value = self.current
        self.position += 1
        if kind == "number":
            return value
        if kind == "name":
            if self.take("("):
                arguments = []
                while not self.take(")"):
                    arguments.append(self.binary(0))
                    if not self.take(","):
                        self.expect(")")
                        break
                functions = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a), "sqrt": lambda x: x**0.5}
                if value not in functions:
                    raise CalcError(f"unknown function {value}")
                return functions[value](*arguments)
            if value not in self.variables:
                raise CalcError(f"unknown variable {value}")
            return self.variables[value]
        if (kind, value) == ("op", "("):
            inner = self.binary(0)
            self.expect(")")
            return inner
        raise CalcError(f"unexpected {value or 'end'!r}")


variables = {"pi": 3.14159}
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "7 // 2 + 7 % 4", "x = y = 5", "x * y - 1", "max(1, x, 3) + min(4, 2)", "20!", "3!! / 10", "10 / 4", "1.5e3 + .5", "sqrt(2) * pi", "1 < 2 == 1", "!0 + !5", "sum(1, 2, sum(3, 4), -5)", "abs(-3 - 4)", "a = 2 ** 100", "a % 1000007", "1 +", "(1", "1 2", "3 $ 4", "nope + 1", "foo(1)", "1 / 0", "1.2.3", "max()", "", "f(", "((((((((((1))))))))))"):
    try:
        print(f"{line:<26} = {Parser(line, variables).statement()!r}")
    except (CalcError, ArithmeticError, TypeError) as error:
        print(f"{line:<26} ! {type(error).__name__}: {error}")
print(variables)
