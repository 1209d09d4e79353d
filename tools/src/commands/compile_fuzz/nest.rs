//! Sources with one thing in itself many times, or side by side many times.

use super::mutate::source_of;
use super::random::Random;

/// What is before, and what is behind the middle.
const PAIRS: &[(&str, &str)] = &[
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("{1: ", "}"),
    ("f(", ")"),
    ("x[", "]"),
    ("-", ""),
    ("not ", ""),
    ("~", ""),
    ("await ", ""),
    ("lambda: ", ""),
    ("x if y else ", ""),
    ("*", ""),
    ("(yield ", ")"),
    ("(x := ", ")"),
    ("[x for x in ", "]"),
    ("(x for x in ", ")"),
    ("(", ",)"),
    ("f'{", "}'"),
    ("f\"{x:{", "}}\""),
    ("f'{x:", "}'"),
    ("[*", "]"),
    ("f(*", ")"),
    ("f(**", ")"),
    ("x or y and ", ""),
    ("", ".a"),
    ("", "[0]"),
    ("", "()"),
    ("", " + x"),
    ("", " ** x"),
    ("x ** ", ""),
    ("", " < x"),
    ("", " if x else y"),
    ("'a' ", ""),
    ("x = ", ""),
    ("x, ", ""),
    ("x and ", ""),
    ("1 + ", ""),
    ("", " @ 1"),
    ("x: ", ""),
    ("''", "''"),
    ("(lambda x=", ": 0)"),
    ("", "; x"),
    ("\\\n", ""),
    ("\n", "\n"),
    ("del ", ""),
    ("@x\n", ""),
    ("#\n", ""),
    ("if x:\n", ""),
    ("else ", ""),
    ("import a.", ""),
    ("\t", ""),
    (" ", ""),
    ("{**", "}"),
];

/// Lines that open a block.
const BLOCKS: &[&str] = &[
    "if x:",
    "while x:",
    "for x in y:",
    "with x:",
    "with x as y:",
    "try:",
    "def f():",
    "class C:",
    "async def f():",
    "def f[T](a):",
    "class C[T]:",
    "match x:",
    "case x:",
    "else:",
    "finally:",
    "if x: pass",
    "elif x:",
    "except x:",
    "except* x:",
];

/// Lines of one block, over and over.
const CHAINS: &[(&str, &str)] = &[
    ("if x:\n pass\n", "elif x:\n pass\n"),
    ("match x:\n", " case 0: pass\n"),
    ("try:\n pass\n", "except x:\n pass\n"),
    ("def f(", "a, "),
    ("x = [", "1, "),
    ("x = {", "'a', "),
    ("x = (", "1, 'b', "),
    ("x(", "a, "),
    ("x(", "**a, "),
    ("x = f'", "{a}b"),
    ("global x", ", y"),
    ("from a import (", "b, "),
    ("", "a.b.c = d\n"),
    ("", "def f(): pass\n"),
];

pub fn source(random: &mut Random) -> String {
    let count = match random.below(4) {
        0 => random.between(1, 20),
        1 => random.between(90, 110),
        2 => random.between(140, 320),
        _ => random.between(1, 3200),
    };
    let text = match random.below(5) {
        0 => blocks(random, count.min(130)),
        1 => {
            let (first, more) = CHAINS[random.below(CHAINS.len())];
            let end = ["", ")", "]", "}", "'", "): pass"][random.below(6)];
            format!("{first}{}{end}\n", more.repeat(count))
        }
        _ => {
            let (open, close) = PAIRS[random.below(PAIRS.len())];
            let (inner, outer) = match random.below(3) {
                0 => PAIRS[random.below(PAIRS.len())],
                _ => ("", ""),
            };
            let middle = random.pick(&["x", "1", "", "x = 1", "'a'", "(x)", "*x"]);
            let before = format!("{open}{inner}").repeat(count);
            let behind = format!("{outer}{close}").repeat(count);
            let start = random.pick(&["", "", "x = ", "def f(): return ", "class C:\n  ", "if "]);
            format!("{start}{before}{middle}{behind}")
        }
    };
    match random.percent(10) {
        true => source_of(text, random),
        false => text,
    }
}

fn blocks(random: &mut Random, count: usize) -> String {
    let (first, second) = (random.pick(BLOCKS), random.pick(BLOCKS));
    let mut text = String::new();
    for level in 0..count {
        text.push_str(&" ".repeat(level));
        text.push_str(if level % 2 == 0 { first } else { second });
        text.push('\n');
    }
    let middle = random.pick(&["pass", "return x", "x = y", "break", "yield", "global x"]);
    text.push_str(&" ".repeat(count));
    text.push_str(middle);
    if second == "finally:" || second == "else:" || random.percent(5) {
        for level in (0..count).rev() {
            text.push_str(&format!("\n{}{second} pass", " ".repeat(level)));
        }
    }
    text
}
