//! Recursion without end raises RecursionError, through Python and through natives.

use super::Setting;

#[test]
fn python_functions() {
    Setting::new().check("def f(n):\n    return f(n + 1)\n\n\nf(0)\n");
}

#[test]
fn two_functions_in_turn() {
    Setting::new().check(
        "def ping(n):\n    pong(n)\n\n\ndef pong(n):\n    x = n\n    ping(x)\n\n\nprint('begin')\nping(1)\n",
    );
}

#[test]
fn methods_properties_and_init() {
    Setting::new().check(
        "
class A:
    def __init__(self, n):
        self.child = A(n + 1)

    @property
    def p(self):
        return self.p


class B:
    def method(self):
        return self.method()


for f in (lambda: A(0), lambda: A.__new__(A).p, B().method):
    try:
        f()
    except RecursionError as e:
        print(e)
B().method()
",
    );
}

/// Recursion that passes through native code at every level. How deep it gets is the
/// implementation's own affair, but it must end in RecursionError, every time.
#[test]
fn through_natives() {
    const SOURCE: &str = "
class Everything:
    def __repr__(self):
        return repr([self])

    def __eq__(self, other):
        return [self] == [other]

    def __hash__(self):
        return hash((self,))

    def __getattr__(self, name):
        return getattr(self, name)

    def __lt__(self, other):
        return sorted([self, other]) == 1

    def __iter__(self):
        return iter(list(self))

    def __call__(self, x=0):
        return list(map(self, [x]))

    def __contains__(self, x):
        return any(x in y for y in [self])

    def __format__(self, spec):
        return f'{self:{spec}}'

    def __str__(self):
        return '%s' % self

    def __add__(self, other):
        return sum([self, other], self)

    def __index__(self):
        return [1][self]

    def __len__(self):
        return len(self)

    def __bool__(self):
        return not self

    def __getitem__(self, i):
        return max([1, 2], key=lambda v: self[v])

    def __del__(self):
        pass


x, y = Everything(), Everything()
actions = [
    lambda: repr(x), lambda: x == y, lambda: hash(x), lambda: x.missing, lambda: x < y,
    lambda: list(x), lambda: x(), lambda: 1 in x, lambda: f'{x:5}', lambda: str(x),
    lambda: x + y, lambda: 'abc'[x], lambda: len(x), lambda: bool(x), lambda: x[0],
    lambda: print(x), lambda: {x: 1}, lambda: min(x, y), lambda: [x].index(y),
    lambda: '{}'.format(x), lambda: dict.fromkeys([x]), lambda: isinstance(1, tuple(x)),
]
for round in range(3):
    for number, action in enumerate(actions):
        try:
            action()
            print(number, 'no error')
        except RecursionError:
            print(number, 'RecursionError')


def sort_key(n):
    return sorted([n, n + 1], key=sort_key)


def generator():
    yield from generator()


def comprehension(n):
    return [y for x in [n] for y in comprehension(x)]


for f in (lambda: sort_key(0), lambda: list(generator()), lambda: comprehension(1)):
    try:
        f()
    except RecursionError:
        print('RecursionError')
print('end')
";
    Setting::new().check(SOURCE);
}

#[test]
fn uncaught_in_natives() {
    let setting = Setting::new();
    setting.write("program.py", "def key(n):\n    return sorted([n], key=key)\n\n\nkey(1)\n");
    let outcome = setting.run(&setting.apython, &["program.py"]);
    assert_eq!(outcome.status.code(), Some(1), "{}", outcome.stderr_text());
    let last = outcome.stderr_text().lines().last().unwrap_or_default().to_owned();
    assert!(last.starts_with("RecursionError: maximum recursion depth exceeded"), "{last}");
}

#[test]
fn raised_limit() {
    Setting::new().check(
        "
import sys


def depth(n):
    return n if n == 0 else 1 + depth(n - 1)


sys.setrecursionlimit(60_000)
print(depth(50_000))
try:
    depth(70_000)
except RecursionError as e:
    print(e)
sys.setrecursionlimit(100)
try:
    depth(100)
except RecursionError as e:
    print(e)
print(depth(90))
",
    );
}

#[test]
fn while_handling_a_recursion_error() {
    Setting::new().check(
        "
def f(n):
    try:
        f(n + 1)
    except RecursionError:
        f(n + 1)


def g(n):
    try:
        g(n + 1)
    finally:
        done.append(n)


import sys

sys.setrecursionlimit(14)
try:
    f(0)
except RecursionError as e:
    print(e)
done = []
try:
    g(0)
except RecursionError as e:
    print(e, len(done))
",
    );
}
