//! Tests of [`super::Text`].

use super::*;

fn check(bytes: &[u8], expected: Result<&[u32], (usize, usize, &str)>) {
    let found = Text::from_bytes(bytes, false);
    let found = found.as_ref().map(|text| text.chars().collect::<Vec<_>>());
    let found = found.map_err(|error| (error.start, error.end, error.reason));
    assert_eq!(found.as_deref().map_err(|&e| e), expected, "{bytes:?}");
}

#[test]
fn decodes_utf8_with_surrogates_and_reports_errors_as_cpython() {
    check(b"", Ok(&[]));
    check("aé€😀".as_bytes(), Ok(&[0x61, 0xe9, 0x20ac, 0x1f600]));
    check(b"\xed\xa0\x80x", Ok(&[0xd800, 0x78]));
    check(b"\xed\xa0\xbd\xed\xb8\x80", Ok(&[0xd83d, 0xde00]));
    check(b"ab\xff", Err((2, 3, "invalid start byte")));
    check(b"\x80", Err((0, 1, "invalid start byte")));
    check(b"\xc0\x80", Err((0, 1, "invalid start byte")));
    check(b"\xc3", Err((0, 1, "unexpected end of data")));
    check(b"\xc3(", Err((0, 1, "invalid continuation byte")));
    check(b"\xe2\x82", Err((0, 2, "unexpected end of data")));
    check(b"\xe2\x82(", Err((0, 2, "invalid continuation byte")));
    check(b"\xe0\x80\x80", Err((0, 1, "invalid continuation byte")));
    check(b"\xed", Err((0, 1, "unexpected end of data")));
    check(b"\xed\x80", Err((0, 2, "unexpected end of data")));
    check(b"\xed\xa0", Err((0, 1, "invalid continuation byte")));
    check(b"\xed\xa0x", Err((0, 1, "invalid continuation byte")));
    check(b"\xf0\x9f\x98", Err((0, 3, "unexpected end of data")));
    check(b"\xf0\x8f\x98\x80", Err((0, 1, "invalid continuation byte")));
    check(b"\xf4\x90\x80\x80", Err((0, 1, "invalid continuation byte")));
    check(b"\xf5\x80\x80\x80", Err((0, 1, "invalid start byte")));
}

#[test]
fn latin1_becomes_utf8() {
    let text = Text::from_latin1(b"a\xff", true);
    assert_eq!(text, "aÿ");
    assert!(text.is_interned() && !text.is_ascii());
}

#[test]
fn surrogates_have_no_rust_form() {
    let text = Text::from_bytes(b"x\xed\xb3\xbf", false).expect("a lone surrogate is text");
    assert_eq!(text.to_str(), None);
    assert_eq!(text.to_string_lossy(), "x\u{fffd}");
}

#[test]
fn clones_are_the_same_object_and_equal_texts_are_not() {
    let text = Text::new("x");
    assert!(text.same_object(&text.clone()));
    assert!(!text.same_object(&Text::new("x")));
    assert_eq!(text, Text::interned("x"));
}
