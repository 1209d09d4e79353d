# A tiny Lisp: reader, environment, closures, macros by special forms, tail loop.
class LispError(Exception):
    pass


class Symbol(str):
    def __repr__(self):
        return str(self)


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return out
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        return [Symbol("quote"), read(tokens)]
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return {"#t": True, "#f": False}.get(token, Symbol(token))


def show(x):
    if isinstance(x, bool):
        return "#t" if x else "#f"
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    if isinstance(x, Lambda):
        return f"<lambda ({' '.join(x.parameters)})>"
    return "<builtin>" if callable(x) else str(x)


class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        environment = self
        while environment is not None:
            if name in environment:
                return environment
            environment = environment.outer
        raise LispError(f"undefined: {name}")


class Lambda:
    def __init__(self, parameters, body, environment):
        self.parameters, self.body, self.environment = parameters, body, environment

    def bind(self, arguments):
        if len(arguments) != len(self.parameters):
            raise LispError(f"expected {len(self.parameters)} arguments, got {len(arguments)}")
        return Environment(self.parameters, arguments, self.environment)


def evaluate(x, environment):
    while True:
        if isinstance(x, Symbol):
            return environment.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return []
        head = x[0]
        if head == "quote":
            return x[1]
        if head == "if":
            x = x[2] if evaluate(x[1], environment) is not False else x[3] if len(x) > 3 else []
        elif head == "define":
            if isinstance(x[1], list):
                environment[x[1][0]] = Lambda(x[1][1:], x[2:], environment)
                return x[1][0]
            environment[x[1]] = evaluate(x[2], environment)
            return x[1]
        elif head == "set!":
            environment.find(x[1])[x[1]] = evaluate(x[2], environment)
            return x[1]
        elif head == "lambda":
            return Lambda(x[1], x[2:], environment)
        elif head == "let":
            environment = Environment([b[0] for b in x[1]], [evaluate(b[1], environment) for b in x[1]], environment)
            x = [Symbol("begin"), *x[2:]]
        elif head == "begin":
            for part in x[1:-1]:
                evaluate(part, environment)
            x = x[-1]
        else:
            function, *arguments = [evaluate(part, environment) for part in x]
            if isinstance(function, Lambda):
                environment = function.bind(arguments)
                x = [Symbol("begin"), *function.body]
            elif callable(function):
                return function(*arguments)
            else:
                raise LispError(f"not a function: {show(function)}")


def fold(f):
    def folded(first, *rest):
        for r in rest:
            first = f(first, r)
        return first

    return folded


root = Environment()
root.update({"+": lambda *a: sum(a), "*": fold(lambda a, b: a * b), "-": lambda a, *b: -a if not b else a - sum(b), "/": fold(lambda a, b: a / b), "<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b, "list": lambda *a: list(a), "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a, *l], "null?": lambda l: l == [], "mod": lambda a, b: a % b, "not": lambda a: a is False})
PROGRAM = """(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 25)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 3000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define c (counter))
(list (c) (c) (c))
(let ((x 2) (y 3)) (* x y))
(define (filter p l) (if (null? l) l (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(filter (lambda (n) (= 0 (mod n 3))) '(1 2 3 4 5 6 9))
(list #t #f 'sym '(nested (list)) 1.5 (/ 7 2) (not 5) +)
fact
(undefined 1)
((lambda (x) x))
(1 2)
(car '())
(+ 1 (quote a))
(((lambda (x) (lambda (y) (- x y))) 10) 4)
(if #f 1)
(
)
(fact"""
for line in PROGRAM.splitlines():
    try:
        print(f"{line} => {show(evaluate(read(tokenize(line)), root))}")
    except (LispError, TypeError, IndexError) as error:
        print(f"{line} !! {type(error).__name__}: {error}")
