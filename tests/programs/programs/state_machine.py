# State machines: a vending machine, a regular-expression matcher, a traffic light, a Turing machine.
class Machine:
    states = {}

    def __init_subclass__(cls):
        cls.states = {name[3:]: method for name, method in vars(cls).items() if name.startswith("in_")}

    def __init__(self, state):
        self.state, self.log = state, []

    def send(self, event, *args):
        handler = self.states[self.state]
        new = handler(self, event, *args) or self.state
        self.log.append(f"{self.state}--{event}->{new}")
        self.state = new
        return self


class Vending(Machine):
    prices = {"tea": 150, "cake": 225}

    def __init__(self):
        super().__init__("idle")
        self.credit, self.dispensed = 0, []

    def in_idle(self, event, value=None):
        if event == "coin":
            self.credit = value
            return "paying"
        if event == "service":
            return "locked"

    def in_paying(self, event, value=None):
        if event == "coin":
            self.credit += value
        elif event == "choose" and self.credit >= self.prices.get(value, 10**9):
            self.credit -= self.prices[value]
            self.dispensed.append((value, self.credit))
            return "idle" if not self.credit else "paying"
        elif event == "cancel":
            self.dispensed.append(("refund", self.credit))
            self.credit = 0
            return "idle"

    def in_locked(self, event, value=None):
        return "idle" if event == "unlock" and value == "1234" else None


v = Vending()
for event in (("coin", 100), ("choose", "tea"), ("coin", 200), ("choose", "tea"), ("choose", "soup"), ("cancel",), ("service",), ("coin", 5), ("unlock", "0000"), ("unlock", "1234"), ("coin", 225), ("choose", "cake")):
    v.send(*event)
print(v.log, v.dispensed, v.state, v.credit, sep="\n")


class Nfa:
    """Thompson's construction for literals, ., |, *, +, ? and groups."""

    def __init__(self, pattern):
        self.edges, self.count = {}, 0
        self.pattern, self.i = pattern, 0
        self.start, self.end = self.alternatives()
        if self.i != len(pattern):
            raise ValueError(f"unbalanced ) at {self.i}")

    def node(self):
        self.count += 1
        return self.count

    def link(self, a, label, b):
        self.edges.setdefault(a, []).append((label, b))

    def peek(self):
        return self.pattern[self.i] if self.i < len(self.pattern) else None

    def alternatives(self):
        start, end = self.node(), self.node()
        while True:
            s, e = self.sequence()
            self.link(start, None, s)
            self.link(e, None, end)
            if self.peek() != "|":
                return start, end
            self.i += 1

    def sequence(self):
        start = end = self.node()
        while (c := self.peek()) not in (None, "|", ")"):
            self.i += 1
            if c == "(":
                s, e = self.alternatives()
                if self.peek() != ")":
                    raise ValueError("missing )")
                self.i += 1
            elif c in "*+?":
                raise ValueError(f"nothing to repeat at {self.i - 1}")
            else:
                s, e = self.node(), self.node()
                self.link(s, c, e)
            if (q := self.peek()) is not None and q in "*+?":
                self.i += 1
                if q != "+":
                    self.link(s, None, e)
                if q != "?":
                    self.link(e, None, s)
            self.link(end, None, s)
            end = e
        return start, end

    def closure(self, nodes):
        stack, seen = list(nodes), set(nodes)
        while stack:
            for label, target in self.edges.get(stack.pop(), ()):
                if label is None and target not in seen:
                    seen.add(target)
                    stack.append(target)
        return seen

    def match(self, text):
        current = self.closure({self.start})
        for c in text:
            current = self.closure({t for n in current for label, t in self.edges.get(n, ()) if label in (c, ".") and label})
        return self.end in current


for pattern, texts in (("a*b", ["b", "aaab", "aba", ""]), ("(ab|cd)+e?", ["ab", "abcde", "e", "cdcdab"]), ("h.llo", ["hello", "hallo", "hllo"]), ("(a|b)*abb", ["abb", "aababb", "ab"]), ("", ["", "x"]), ("x?y?z?", ["xz", "yx", "z"]), ("((a+)b)*c", ["c", "aabc", "aabaabc", "ab"])):
    print(pattern, {t: Nfa(pattern).match(t) for t in texts})
for bad in ("(a", "a)", "*a", "a|*"):
    try:
        Nfa(bad)
    except ValueError as error:
        print(repr(bad), error)


def turing(program, tape, state="start", limit=1000):
    cells, position, steps = dict(enumerate(tape)), 0, 0
    while state != "halt" and steps < limit:
        write, move, state = program[state, cells.get(position, "_")]
        cells[position] = write
        position += {"R": 1, "L": -1, "N": 0}[move]
        steps += 1
    return "".join(cells[i] for i in sorted(cells)).strip("_"), steps


increment = {("start", "0"): ("0", "R", "start"), ("start", "1"): ("1", "R", "start"), ("start", "_"): ("_", "L", "carry"), ("carry", "1"): ("0", "L", "carry"), ("carry", "0"): ("1", "N", "halt"), ("carry", "_"): ("1", "N", "halt")}
beaver = {("start", "_"): ("1", "R", "b"), ("start", "1"): ("1", "L", "c"), ("b", "_"): ("1", "L", "start"), ("b", "1"): ("1", "R", "b"), ("c", "_"): ("1", "L", "b"), ("c", "1"): ("1", "N", "halt")}
print([turing(increment, t) for t in ("0", "1011", "1111", "")], turing(beaver, ""))
