//! Sources that are pieces of files with something wrong in them, or moved, or doubled.

use std::fs;
use std::path::PathBuf;

use super::random::Random;

/// Pieces longer than this only cost time.
const MAX_LINES: usize = 40;
const MAX_BYTES: usize = 4000;

/// What is put in by itself.
const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    ".",
    "...",
    "=",
    "==",
    "!=",
    "<>",
    ":=",
    "->",
    "@",
    "*",
    "**",
    "+",
    "-",
    "~",
    "/",
    "//",
    "%",
    "&",
    "|",
    "^",
    "<<",
    ">>",
    "<",
    ">=",
    "+=",
    "**=",
    "@=",
    "!",
    "?",
    "$",
    "`",
    "\\",
    "\\\n",
    "\n",
    "\n\n",
    "\n    ",
    "\n\t",
    "\t",
    " ",
    "\x0c",
    "#",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "f'",
    "f\"{",
    "f'''{x",
    "rf'",
    "b'",
    "u'",
    "r'",
    "f'{x!r}'",
    "f'{x=}'",
    "f'{x:{y}}'",
    "f'{x:\\N{DIGIT ONE}}'",
    "{{",
    "}}",
    "'\\x'",
    "'\\8'",
    "b'\\z'",
    "'é'",
    "é",
    "λx",
    "０",
    "x²",
    "\u{feff}",
    "\u{a0}",
    "0",
    "1",
    "00",
    "01",
    "0x",
    "0xg",
    "0b2",
    "0o8",
    "1_",
    "1__0",
    "1e",
    "1e5",
    "1.j",
    "1.",
    "1if",
    "1_000",
    "0xfor",
    "9999999999999999999",
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "yield from",
    "match",
    "case",
    "type",
    "_",
    "print",
    "exec",
    "x",
    "self",
    "__class__",
    "super",
    "super()",
    "__debug__",
    "__future__",
    "async def f(): ",
    "async for",
    "async with",
    "await x",
    "not in",
    "is not",
    "except*",
    "except *",
    "*args",
    "**kw",
    "x:=1",
    "lambda x: x",
    "lambda:",
    "(yield)",
    "[x for x in y]",
    "{x: y for x in y}",
    "(x for x in y)",
    "case _:",
    "match x:",
    "case {",
    "case [*_]:",
    "case x if y:",
    "type X[T] = T",
    "[T: int]",
    "[*Ts]",
    "[**P]",
    "global x",
    "nonlocal x",
    "return 1",
    "from __future__ import annotations\n",
    "from __future__ import braces\n",
    "from x import *",
    "import a.b as c",
    "del x",
    "x: int",
    "x: int = 1",
    "(x): int",
    "if x:\n",
    "else:",
    "while 1:",
    "for x in y:",
    "try:",
    "finally:",
    "with a as b:",
    "with (a as b, c):",
    "def f(a, /, b, *, c): ",
    "class C: ",
    "@d\n",
    "# é",
];

/// The files that pieces are taken of.
pub struct Files {
    paths: Vec<PathBuf>,
}

impl Files {
    pub fn new(paths: Vec<PathBuf>) -> Files {
        Files { paths }
    }

    /// A piece, or several mixed.
    pub fn source(&self, random: &mut Random) -> String {
        let mut text = self.piece(random);
        for _ in 0..random.below(3) {
            match random.percent(15) {
                true => self.splice(&mut text, random),
                false => change(&mut text, random),
            }
        }
        text
    }

    /// A block of some file, its indentation taken away; sometimes just any lines.
    fn piece(&self, random: &mut Random) -> String {
        let path = &self.paths[random.below(self.paths.len())];
        let bytes = fs::read(path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<&str> = text.lines().collect();
        if lines.is_empty() {
            return String::new();
        }
        let mut start = random.below(lines.len());
        let is_block = random.percent(85);
        let begins = |line: &str| {
            let line = line.trim_start();
            ["def ", "class ", "async ", "@", "if ", "for ", "try", "with ", "while ", "match "]
                .iter()
                .any(|word| line.starts_with(word))
        };
        if is_block && random.percent(70) {
            start = (0..start).rev().find(|&at| begins(lines[at])).unwrap_or(start);
        }
        let size = random.between(1, MAX_LINES);
        let rest = &lines[start..lines.len().min(start + size)];
        let indent = indentation(rest[0]);
        let mut piece = String::new();
        for line in rest {
            if is_block && !line.trim().is_empty() && indentation(line) < indent {
                break;
            }
            let line = line.get(indent..).unwrap_or(if is_block { "" } else { line });
            if piece.len() + line.len() > MAX_BYTES {
                break;
            }
            piece.push_str(line);
            piece.push('\n');
        }
        if random.percent(10) {
            piece.pop();
        }
        piece
    }

    fn splice(&self, text: &mut String, random: &mut Random) {
        let piece = self.piece(random);
        let from = boundary(&piece, random.below(piece.len()));
        let to = boundary(&piece, from + random.below(200));
        text.insert_str(boundary(text, random.below(text.len() + 1)), &piece[from..to]);
    }
}

/// With a line that says what encoding the source has, or a byte order mark.
pub fn declared(text: String, random: &mut Random) -> String {
    let lines = [
        "# -*- coding: latin-1 -*-\n",
        "# coding: utf-8\n",
        "# coding=iso-8859-15\n",
        "#coding:cp1252\n",
        "# vim: set fileencoding=ascii :\n",
        "\n# coding: latin-1\n",
        "x\n# coding: latin-1\n",
        "# coding: utf-8-sig\n",
        "# coding: nonsense\n",
        "\u{feff}",
        "\u{feff}# coding: utf-8\n",
        "\u{feff}# coding: latin-1\n",
        "# coding: utf8\r",
        "#!/bin/python\r\n# coding: cp1251\r\n",
        "# coding: LATIN_1\n",
        "# coding: UTF_8\n",
        "# coding: \n",
        "# é\n",
        "# \u{80}\n",
        "'\u{ff}'\n",
        "\0",
        "# coding: koi8-r\n",
    ];
    format!("{}{text}", random.pick(&lines))
}

/// A source with one thing wrong.
pub fn source_of(mut text: String, random: &mut Random) -> String {
    change(&mut text, random);
    match random.below(20) {
        0 => text.replace('\n', if random.percent(50) { "\r\n" } else { "\r" }),
        _ => text,
    }
}

fn change(text: &mut String, random: &mut Random) {
    match random.below(10) {
        0 => lines(text, random),
        1 => characters(text, random),
        2 => truncate(text, random),
        _ => tokens(text, random),
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The place of the character that a byte is of.
pub fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn lines(text: &mut String, random: &mut Random) {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return;
    }
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    let changed;
    match random.below(5) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at]),
        2 => lines.swap(at, other),
        3 => lines[at] = lines[other],
        _ => {
            let pad = random.pick(&[" ", "  ", "    ", "\t", "        "]);
            changed = match lines[at].strip_prefix(pad) {
                Some(less) if random.percent(50) => less.to_owned(),
                _ => format!("{pad}{}", lines[at]),
            };
            lines[at] = &changed;
        }
    }
    *text = lines.concat();
}

fn characters(text: &mut String, random: &mut Random) {
    let at = boundary(text, random.below(text.len() + 1));
    match text[at..].chars().next() {
        Some(_) if random.percent(40) => drop(text.remove(at)),
        Some(c) if random.percent(40) => text.insert(at, c),
        _ => {
            let c = char::from(random.between(9, 126) as u8);
            text.insert(at, if c.is_control() && c != '\t' { '\n' } else { c });
        }
    }
}

fn truncate(text: &mut String, random: &mut Random) {
    let at = boundary(text, random.below(text.len() + 1));
    match random.percent(70) {
        true => text.truncate(at),
        false => drop(text.drain(..at)),
    }
}

/// Words, runs of blanks and single other characters.
pub fn split_tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        _ if c.is_alphanumeric() || c == '_' => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != kind(c) || last == 2) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(kind(c));
    }
    tokens.push(&text[start..]);
    tokens
}

fn tokens(text: &mut String, random: &mut Random) {
    let mut tokens = split_tokens(text);
    let (at, other) = (random.below(tokens.len()), random.below(tokens.len()));
    match random.below(7) {
        0 => drop(tokens.remove(at)),
        1 => tokens.insert(at, tokens[at]),
        2 => tokens.swap(at, other),
        3 => tokens[at] = tokens[other],
        4 => tokens[at] = random.pick(TOKENS),
        5 => {
            tokens.insert(at, " ");
            tokens.insert(at, random.pick(TOKENS));
            tokens.insert(at, " ");
        }
        _ => tokens.insert(at, random.pick(TOKENS)),
    }
    *text = tokens.concat();
}
