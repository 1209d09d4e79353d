//! Wrong sources and what CPython 3.12 says of them. The table `wrong.tsv` is made by
//! `tools/gen_syntax_errors.py`, which says how.

use super::{explain, refuses};
use crate::error::{CompileError, ErrorKind};
use crate::options::{Mode, Options};

const TABLE: &str = include_str!("wrong.tsv");

fn options(how: &str) -> Options<'static> {
    let mode = match how {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        _ => Mode::Single,
    };
    let mut options = Options::new("<string>", mode);
    if how == "prompt" {
        options.dont_imply_dedent = true;
        options.allow_incomplete_input = true;
    }
    options
}

fn unescape(text: &str) -> String {
    let pieces: Vec<_> =
        text.split("\\\\").map(|p| p.replace("\\n", "\n").replace("\\t", "\t")).collect();
    pieces.join("\\")
}

/// An error as the columns of the table.
fn columns(error: &CompileError) -> Vec<String> {
    let mut columns = vec![error.kind.exception().to_owned(), error.message.clone()];
    if let Some(place) = &error.place {
        columns.extend([place.line, place.offset].map(|n| n.to_string()));
        let end = [place.end_line, place.end_offset];
        columns.extend(end.map(|n| n.map_or("None".to_owned(), |n| n.to_string())));
        let text = place.text.as_deref().unwrap_or("None");
        let escaped = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
        columns.push(escaped);
    }
    columns
}

#[test]
fn errors_are_those_of_the_table() {
    let mut wrong = Vec::new();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<_> = line.split('\t').collect();
        let [how, source, expected @ ..] = &fields[..] else { panic!("no case: {line}") };
        let found = refuses(&unescape(source), &options(how), &mut Vec::new());
        let found = found.as_ref().map(columns).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{how} {source}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn right_sources_are_not_refused() {
    let cases = [
        ("exec", ""),
        ("exec", "# only a comment"),
        ("exec", "if a:\n\tb\n\n  # far out\n\tc\nelse: d; e;\n"),
        ("exec", "def f[T: int, *Ts, **P](a, /, b=1, *c: *d, e, f=2, **g) -> int: ...\n"),
        ("exec", "async def f():\n    async with a as b, c: return [x async for x in y]\n"),
        ("exec", "@a.b\nclass C[T](B, m=1, *a, **b): x: int = yield_\n"),
        (
            "exec",
            "match x, y:\n    case C(1, a=-2j, b=1+2j) | [*_, {'a': b, **r}] as z if z: pass\n",
        ),
        ("exec", "match = case = type = _ = 1\nmatch (x)\ntype(x)\n"),
        ("exec", "try:\n    a\nexcept* (B, C) as d: e\nelse: f\nfinally: g\n"),
        ("exec", "with (a as b, c,): pass\nwith (a), (b) as c: pass\n"),
        ("exec", "f(*a, b, *c, d=1, *e, **f, g=2)\nf(a for a in b)\n"),
        ("exec", "x = f'{a!r:>{b}}{{}}{c=}' rf\"\\d{'a' 'b'}\" f'''{\nd # why\n}'''\n"),
        ("exec", "lambda a, /, b=1, *c, d, **e: (yield)\nx[a:b:c, *d, ...]\n"),
        ("exec", "0xf_f + 0o17 + 0b1 + 1_0.0_1e-1_0j + .5 + 00 if 1else 2\n"),
        ("exec", "ünïcode = 'ß'; del (a), [b, c.d], e[0]\n"),
        ("eval", "a, b\n\n"),
        ("eval", "a if b else lambda: c"),
        ("single", "if a: b\n"),
        ("single", "a; b  # that is all\n\n"),
        ("single", "if a:\n  b"),
        ("prompt", "if a:\n  b\n"),
    ];
    for (how, source) in cases {
        assert_eq!(refuses(source, &options(how), &mut Vec::new()), None, "{source:?}");
    }
}

/// How deep CPython's parser nests decides too.
#[test]
fn nesting_has_cpythons_limits() {
    let kind = |source: String| {
        refuses(&source, &options("exec"), &mut Vec::new()).map(|error| (error.kind, error.message))
    };
    let too_many = (ErrorKind::Syntax, "too many nested parentheses".to_owned());
    assert_eq!(kind("(".repeat(200) + &")".repeat(200)), None);
    assert_eq!(kind("(".repeat(201)), Some(too_many));
    let too_deep = "Parser stack overflowed - Python source too complex to parse";
    for (piece, most) in [("-", 5968), ("not ", 5968), ("lambda:", 2984)] {
        assert_eq!(kind(piece.repeat(most) + "1"), None, "{piece}");
        let refused = kind(piece.repeat(most + 1) + "1");
        assert_eq!(refused, Some((ErrorKind::Memory, too_deep.to_owned())), "{piece}");
    }
}

/// Both passes go through all of a source; time and memory must not grow faster than it does.
#[test]
fn long_sources_are_no_burden() {
    let nested = "f({'a': [".repeat(60) + "x y" + &"]})".repeat(60);
    let long = "def f(a, b=1):\n    return {'a': [a, (b, c)], 'd': a.b(c)[d]}\n".repeat(1_000);
    for source in [nested, long + "a b\n"] {
        assert!(refuses(&source, &options("exec"), &mut Vec::new()).is_some());
    }
}

/// Only where the source says its encoding, CPython counts characters.
#[test]
fn columns_may_count_bytes() {
    for (byte_columns, expected) in [(false, ["5", "6"]), (true, ["6", "7"])] {
        let options = Options { byte_columns, ..options("exec") };
        let error = refuses("é = = 1", &options, &mut Vec::new()).unwrap();
        let columns = columns(&error);
        assert_eq!([&columns[3], &columns[5]], expected);
    }
}

/// Where this grammar finds nothing wrong, the place that the parser gave has to do.
#[test]
fn without_an_error_the_place_is_the_parsers() {
    let error = explain("a = 1\nbé c = 2\n", &options("exec"), 9, &mut Vec::new());
    let expected = ["SyntaxError", "invalid syntax", "2", "3", "2", "3", "bé c = 2\\n"];
    assert_ne!(columns(&error), expected);
    let error = explain("a = 1\nbé = 2\n", &options("exec"), 9, &mut Vec::new());
    let expected = ["SyntaxError", "invalid syntax", "2", "3", "2", "3", "bé = 2\\n"];
    assert_eq!(columns(&error), expected);
    let null = refuses("a\0", &options("exec"), &mut Vec::new()).unwrap();
    assert_eq!(columns(&null), ["SyntaxError", "source code string cannot contain null bytes"]);
}
