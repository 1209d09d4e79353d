//! Expressions as they are written and as annotations keep them (CPython 3.12.1).

use apython_bytecode::Const;

use crate::{Input, Mode, Options, compile};

/// What an annotation becomes.
fn annotation(text: &str) -> String {
    let source = format!("from __future__ import annotations\nx: ({text})\n");
    let outcome = compile(Input::Text(&source), &Options::new("<test>", Mode::Exec));
    let code = outcome.result.expect(text);
    let texts = code.consts.iter().filter_map(|value| match value {
        Const::Str(text) if text != "x" && text != "annotations" => Some(text.to_string()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("; ")
}

#[test]
fn annotations() {
    for (written, kept) in [
        ("lambda *a: 1", "lambda*a: 1"),
        ("lambda a,/,b=1,*c,d,e=2,**f: 0", "lambda a, /, b=1, *c, d, e=2, **f: 0"),
        ("1e400", "1e309"),
        ("1e400+2j", "1e309 + 2j"),
        ("x[1:2, ::3]", "x[1:2, ::3]"),
        ("x[()]", "x[()]"),
        ("x[(1,)]", "x[1,]"),
        ("x[*a, 1]", "x[*a, 1]"),
        ("(x if y else z) if w else v", "(x if y else z) if w else v"),
        ("x if y else (z if w else v)", "x if y else z if w else v"),
        ("-(-1)", "--1"),
        ("(-1) ** 2", "(-1) ** 2"),
        ("2 ** -1", "2 ** (-1)"),
        ("a ** (b ** c)", "a ** b ** c"),
        ("(a ** b) ** c", "(a ** b) ** c"),
        ("a - (b - c)", "a - (b - c)"),
        ("1 .real", "1 .real"),
        ("1.5.real", "1.5.real"),
        ("...", "..."),
        ("f\"{a!r:>{w}}\"", "f'{a!r:>{w}}'"),
        ("f\"{{}}{ {1:2} }\"", "f'{{}}{ {1: 2}}'"),
        ("f'{(lambda: 1)}'", "f'{(lambda: 1)}'"),
        ("u\"a\"", "u'a'"),
        ("b\"a\\x00\"", "b'a\\x00'"),
        ("{**a, 1: 2}", "{**a, 1: 2}"),
        ("()", "()"),
        ("(1,)", "(1,)"),
        ("[x for x in (1, 2) if a if b]", "[x for x in (1, 2) if a if b]"),
        ("f(x for x in y)", "f(x for x in y)"),
        ("f((x for x in y), *a, c=1, **b)", "f((x for x in y), *a, c=1, **b)"),
        ("(a < b) < c", "(a < b) < c"),
        ("not a in b", "not a in b"),
        ("(a or b) and c", "(a or b) and c"),
        ("(a, b)[0]", "(a, b)[0]"),
        ("(a + b).c", "(a + b).c"),
        ("a | (b & c)", "a | b & c"),
        ("x[lambda: 1]", "x[lambda: 1]"),
    ] {
        assert_eq!(annotation(written), kept, "{written}");
    }
}
