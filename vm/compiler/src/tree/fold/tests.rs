//! Constants, folded.

use crate::names::Names;
use crate::options::{Mode, Options};
use crate::tree::{ExprKind, Root, parse};

/// The constant that an expression is folded to, `None` if it is not.
fn folded(source: &str) -> Option<String> {
    let options = Options::new("<test>", Mode::Eval);
    let parsed = parse(source, &options, &mut Names::new(), &mut Vec::new()).expect(source);
    let Root::Expression(expr) = &parsed.root else { panic!("an expression") };
    match &expr.kind {
        ExprKind::Constant { value, .. } => Some(format!("{value:?}")),
        _ => None,
    }
}

#[test]
fn constants_are_folded() {
    for (source, expected) in [
        ("1 + 2", "Int(3)"),
        ("-7 // 2", "Int(-4)"),
        ("-7 % 3", "Int(2)"),
        ("7 / 2", "Float(3.5)"),
        ("2 ** 10", "Int(1024)"),
        ("2 ** -1", "Float(0.5)"),
        ("~5", "Int(-6)"),
        ("not 0", "True"),
        ("True & False", "False"),
        ("True + True", "Int(2)"),
        ("1 << 62", "Int(4611686018427387904)"),
        ("-1 >> 100", "Int(-1)"),
        ("-0.0", "Float(-0.0)"),
        ("-7.5 // 2", "Float(-4.0)"),
        ("-7.5 % 2", "Float(0.5)"),
        ("1 + 2j", "Complex(1.0, 2.0)"),
        ("(1 + 2j) * 2", "Complex(2.0, 4.0)"),
        ("'a' + 'b'", "Str(\"ab\")"),
        ("'ab' * 2", "Str(\"abab\")"),
        ("3 * b'x'", "Bytes([120, 120, 120])"),
        ("(1, 'a')", "Tuple([Int(1), Str(\"a\")])"),
        ("(1,) * 2", "Tuple([Int(1), Int(1)])"),
        ("'äb'[-2]", "Str(\"ä\")"),
        ("b'ab'[1]", "Int(98)"),
        ("(1, 2)[True]", "Int(2)"),
        ("__debug__", "True"),
    ] {
        assert_eq!(folded(source).as_deref(), Some(expected), "{source}");
    }
}

#[test]
fn the_rest_is_left() {
    for source in [
        "1 / 0",
        "1 // 0.0",
        "0 ** -1",
        "1 << 200",
        "1 << -1",
        "2 ** 200",
        "'a' * 5000",
        "'a' * -1",
        "(0,) * 300",
        "'%d' % 3",
        "b'%d' % 3",
        "'a'[1]",
        "'a'['b']",
        "1 @ 2",
        "-'a'",
        "'a' + 1",
        "1e308 ** 2",
        "[1, 2]",
    ] {
        assert_eq!(folded(source), None, "{source}");
    }
}
