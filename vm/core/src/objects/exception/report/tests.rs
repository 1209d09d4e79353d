//! Tests of what can be computed without running a program.

use super::anchors::anchors;
use super::carets::caret_line;
use super::chain::push_error_text;
use super::suggest::distance;
use apython_bytecode::tables::Position;
use apython_text::StrBuf;

#[track_caller]
fn check_anchors(text: &str, expected: Option<&str>) {
    let marks = anchors(text).map(|anchors| {
        (0..text.len())
            .map(|at| if (anchors.left_end..anchors.right_start).contains(&at) { '^' } else { '~' })
            .collect::<String>()
    });
    assert_eq!(marks.as_deref(), expected, "{text}");
}

#[test]
fn operators_and_subscripts() {
    check_anchors("a + b", Some("~~^~~"));
    check_anchors("a+b", Some("~^~"));
    check_anchors("a // b", Some("~~^^~~"));
    check_anchors("a+(b)", Some("~^^~~"));
    check_anchors("a+(b,c)", Some("~^~~~~~"));
    check_anchors("a*b+c", Some("~~~^~"));
    check_anchors("a+b*c", Some("~^~~~"));
    check_anchors("a - b - c", Some("~~~~~~^~~"));
    check_anchors("a ** b ** c", Some("~~^^~~~~~~~"));
    check_anchors("-a ** b", None);
    check_anchors("-a * b", Some("~~~^~~"));
    check_anchors("a[b]", Some("~^^^"));
    check_anchors("a[b][c]", Some("~~~~^^^"));
    check_anchors("a.b[c]", Some("~~~^^^"));
    check_anchors("f(x)[i]", Some("~~~~^^^"));
    check_anchors("(a + b)[i]", Some("~~~~~~~^^^"));
    check_anchors("f\"{x[\"a\"]}\" + y", Some("~~~~~~~~~~~~^~~"));
    check_anchors("'a + b' % (c + d)", Some("~~~~~~~~^~~~~~~~~"));
    check_anchors("a < b", None);
    check_anchors("a + b < c", None);
    check_anchors("a and b", None);
    check_anchors("not a", None);
    check_anchors("f(a + b)", None);
    check_anchors("x = a + b", None);
    check_anchors("x += a", None);
    check_anchors("lambda: a + b", None);
    check_anchors("a + b if c else d", None);
    check_anchors("await a + b", Some("~~~~~~~~^~~"));
    check_anchors("1if x else 2", None);
    check_anchors("1e-5 + x", Some("~~~~~^~~"));
    check_anchors("a + b, c", None);
    check_anchors("*a", None);
    check_anchors("raise ValueError", None);
    check_anchors("(a", None);
    check_anchors("", None);
}

#[track_caller]
fn check_carets(line: &str, columns: (u32, u32), expected: Option<&str>) {
    let position = Position {
        line: Some(1),
        end_line: Some(1),
        column: Some(columns.0),
        end_column: Some(columns.1),
    };
    assert_eq!(caret_line(line, position).as_deref(), expected, "{line}");
}

#[test]
fn carets() {
    check_carets("    return f(x)", (11, 15), Some("           ^^^^"));
    check_carets("    f(x)", (4, 8), None);
    check_carets("    a + b", (4, 9), Some("    ~~^~~"));
    check_carets("x = ä + 日本", (4, 15), Some("        ~~^~~~~~"));
}

#[test]
fn distances() {
    let check = |a: &str, b: &str, expected| {
        assert_eq!(distance(a.as_bytes(), b.as_bytes(), 100), expected, "{a} {b}");
    };
    check("", "", 0);
    check("abc", "abc", 0);
    check("abc", "abd", 2);
    check("abc", "aBc", 1);
    check("abc", "ab", 2);
    check("kitten", "sitting", 6);
}

#[test]
fn texts_of_syntax_errors() {
    let check = |text: &str, offset, end_offset, expected: &str| {
        let mut out = StrBuf::new();
        push_error_text(text, offset, end_offset, &mut out);
        assert_eq!(out.as_view().to_utf8_lossy(), expected);
    };
    check("  x = = 1\n", 7, 8, "    x = = 1\n        ^\n");
    check("f(a b)", 3, 6, "    f(a b)\n      ^^^\n");
    check("x", -1, -1, "    x\n");
}
