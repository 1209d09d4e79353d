//! apython on a native stack of 256 KB: loops and Python calls must not use it up,
//! whichever way instructions are dispatched. A handler that calls where it should
//! jump shows here as a crash.

use std::path::Path;

use apython_tests::{Invocation, Outcome, Status, Strategy, compare};

use super::{PATIENCE, Setting};

/// Runs apython under `ulimit -s 256`.
fn run(setting: &Setting, strategy: Strategy) -> Outcome {
    Invocation::new(Path::new("/bin/sh"), setting.path())
        .args(["-c", "ulimit -s 256; exec \"$@\"", "sh"])
        .arg(&setting.apython)
        .args(strategy.flags())
        .arg("program.py")
        .timeout(PATIENCE)
        .run()
        .expect("starts")
}

/// Every strategy prints on the small stack what python3.12 prints on an ordinary one.
#[track_caller]
fn check(source: &str) {
    let setting = Setting::new();
    setting.write("program.py", source);
    let expected = setting.run(&setting.python, &["program.py"]);
    assert_eq!(expected.status, Status::Exit(0), "python3.12: {}", expected.stderr_text());
    for strategy in Strategy::ALL {
        let outcome = run(&setting, strategy);
        if let Err(report) = compare(&expected, &outcome) {
            panic!("{}: {report}", strategy.name());
        }
    }
}

#[test]
fn ten_million_iterations() {
    check(
        "
def loop(n):
    total = 0
    while n:
        n -= 1
        if n & 1:
            total += n
        else:
            total ^= 1
    return total


print(loop(10_000_000))
",
    );
}

#[test]
fn loops_of_every_kind() {
    check(
        "
class Box:
    value = 0

    def add(self, n):
        self.value += n
        return self


def generator(n):
    for i in range(n):
        yield i


box = Box()
total = 0.0
items = [0] * 16
for i in range(100_000):
    box.add(i)
    total += i * 0.5
    items[i & 15] += 1
    a, b = i, -i
    try:
        if i % 50_000 == 7:
            raise ValueError
    except ValueError:
        total -= 1
print(box.value, total, sum(items), sum(generator(100_000)), sum(x for x in range(100_000) if x % 3), len([y for y in range(100_000)]))
print(sum(map(lambda v: v + 1, range(50_000))), len(sorted(range(50_000), key=lambda v: -v)))
",
    );
}

#[test]
fn deep_python_recursion() {
    check(
        "
import sys

sys.setrecursionlimit(110_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


class Tree:
    def __init__(self, n):
        self.n = n

    def depth(self):
        return 0 if self.n == 0 else 1 + Tree(self.n - 1).depth()


print(depth(100_000), Tree(30_000).depth())
try:
    depth(200_000)
except RecursionError as e:
    print(e)
",
    );
}

#[test]
fn recursion_through_natives() {
    check(
        "
class R:
    def __repr__(self):
        return repr([self])

    def __eq__(self, other):
        return [self] == [other]

    def __getattr__(self, name):
        return getattr(self, name)


def key(n):
    return sorted([n, n], key=key)


def generator():
    yield from generator()


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


for f in (lambda: repr(R()), lambda: R() == R(), lambda: R().x, lambda: key(1), lambda: list(generator()), lambda: repr(nested(100_000)), lambda: nested(100_000) == nested(100_000)):
    try:
        f()
        print('no error')
    except RecursionError:
        print('RecursionError')
deep = nested(300_000)
del deep
print('freed')
",
    );
}
