//! What is warned of, and errors that the lowering finds itself.

use crate::names::Names;
use crate::options::{Mode, Options};
use crate::tree::parse;

/// `line:column message` of each warning.
fn warnings(source: &str) -> Vec<String> {
    let options = Options::new("<test>", Mode::Exec);
    let mut warnings = Vec::new();
    parse(source, &options, &mut Names::new(), &mut warnings).expect(source);
    let shown = warnings.iter();
    shown.map(|w| format!("{}:{} {}", w.at.line, w.at.column, w.message)).collect()
}

#[test]
fn escapes_and_numbers_are_warned_of() {
    for (source, expected) in [
        (r#""\d\q""#, vec![r"1:0 invalid escape sequence '\d'"]),
        ("'a' '''\n\\d'''", vec![r"1:4 invalid escape sequence '\d'"]),
        (r#"b"\477""#, vec![r"1:0 invalid octal escape sequence '\477'"]),
        (
            "f'''\n\\d{x}\n\\z'''",
            vec![r"3:2 invalid escape sequence '\d'", r"3:2 invalid escape sequence '\z'"],
        ),
        ("f'''\n\\{x}\n'''", vec![r"2:1 invalid escape sequence '\{'"]),
        (r#"f"{x:\d}""#, vec![r"1:5 invalid escape sequence '\d'"]),
        (r#""\é" r"\d""#, vec![]),
        ("1or 2", vec!["1:0 invalid decimal literal"]),
        ("[0x1for x in y]", vec!["1:4 invalid hexadecimal literal"]),
        ("1jor '\\d'", vec!["1:1 invalid imaginary literal", r"1:5 invalid escape sequence '\d'"]),
    ] {
        assert_eq!(warnings(source), expected, "{source}");
    }
}

/// The message of the error.
fn error(source: &str, mode: Mode) -> String {
    let options = Options::new("<test>", mode);
    let result = parse(source, &options, &mut Names::new(), &mut Vec::new());
    result.expect_err(source).message
}

#[test]
fn errors() {
    let deep = format!("{}x", "-".repeat(3000));
    let digits = "9".repeat(4301);
    let multiple = "multiple statements found while compiling a single statement";
    for (source, mode, expected) in [
        ("from __future__ import braces", Mode::Exec, "not a chance"),
        ("from __future__ import x", Mode::Exec, "future feature x is not defined"),
        ("x = 1\ny = 2", Mode::Single, multiple),
        (&deep, Mode::Exec, "maximum recursion depth exceeded during compilation"),
        ("f'{x:{y=}}'", Mode::Exec, "field 'value' is required for Constant"),
    ] {
        assert_eq!(error(source, mode), expected, "{source}");
    }
    assert!(error(&digits, Mode::Eval).starts_with("Exceeds the limit (4300 digits)"));
}

/// Whether a source has a tree.
fn is_accepted(source: &str, mode: Mode) -> bool {
    let options = Options::new("<test>", mode);
    parse(source, &options, &mut Names::new(), &mut Vec::new()).is_ok()
}

#[test]
fn as_cpython_and_not_as_ruff() {
    for source in ["raise; x\n", "if x:\n  raise ;\n", "f'{x:d\n}'\n", "f'{x:{y}\n \n}' 'z'\n"] {
        assert!(is_accepted(source, Mode::Exec), "{source}");
    }
    for source in [
        "(yield == 1)\n",
        "x = yield, 2\n",
        "(x) := 1\n",
        "((x) := 1)\n",
        "2async\n",
        "f(x for x in y,)\n",
        "class C(x for x in y): pass\n",
        "f'{x:{x:{x:{x}}}}'\n",
        "f'{x:d\nd}'\n",
        "def f[T=int](): pass\n",
        "type A = (yield for x in y)\n",
    ] {
        assert!(!is_accepted(source, Mode::Exec), "{source}");
    }
}

#[test]
fn one_statement_or_one_expression() {
    for (source, mode, expected) in [
        ("x = 1; y", Mode::Single, true),
        ("x = 1\n# comment", Mode::Single, true),
        ("if x:\n  y", Mode::Single, true),
        ("if x: y\n", Mode::Single, true),
        ("if x: y", Mode::Single, false),
        ("if x:\n  y\n# comment", Mode::Single, false),
        ("if x:\n  y\nz", Mode::Single, false),
        ("x\n\\\n", Mode::Single, false),
        ("", Mode::Single, false),
        ("\n1\n", Mode::Eval, true),
        ("(x := 1)", Mode::Eval, true),
        ("x := 1", Mode::Eval, false),
        ("*a, b", Mode::Eval, false),
        ("yield", Mode::Eval, false),
        ("1\n  ", Mode::Eval, false),
    ] {
        assert_eq!(is_accepted(source, mode), expected, "{source:?}");
    }
}

#[test]
fn any_depth_is_survived() {
    for source in ["-".repeat(200_000), "a.".repeat(200_000) + "a", "(".repeat(100_000)] {
        error(&source, Mode::Exec);
    }
}
