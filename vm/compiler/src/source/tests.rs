//! Encodings of sources.

use super::{Input, decode};

fn check(bytes: &[u8], expected: Result<&str, &str>) {
    let decoded = decode(Input::Bytes(bytes));
    let shown = decoded.as_ref().map(|decoded| &*decoded.text).map_err(|error| &*error.message);
    assert_eq!(shown, expected, "{}", bytes.escape_ascii());
}

#[test]
fn encodings() {
    check(b"x\r\ny\rz", Ok("x\ny\nz"));
    check(b"\xef\xbb\xbfx", Ok("x"));
    check(b"# coding: latin-1\n\xff", Ok("# coding: latin-1\n\u{ff}"));
    check(
        b"#!/bin/x\r\n# vim: set fileencoding=cp1252 :\n\x80",
        Ok("#!/bin/x\n# vim: set fileencoding=cp1252 :\n\u{20ac}"),
    );
    check(b"\n# coding=koi8-r\n\xc1", Ok("\n# coding=koi8-r\n\u{430}"));
    check(b"x\n# coding: latin-1\n\xff", Ok("x\n# coding: latin-1\n\u{fffd}"));
    check(b"\n\n# coding: latin-1\n\xff", Ok("\n\n# coding: latin-1\n\u{fffd}"));
    check(b"# coding: iso-8859-15\n\xa4", Ok("# coding: iso-8859-15\n\u{20ac}"));
}

#[test]
fn problems() {
    check(b"x\0", Err("source code string cannot contain null bytes"));
    check(b"# coding: foo\n", Err("unknown encoding: foo"));
    check(b"\xef\xbb\xbf# coding: latin-1\n", Err("encoding problem: iso-8859-1 with BOM"));
    check(b"\xef\xbb\xbf# coding: utf8\n", Err("encoding problem: utf8 with BOM"));
    check(
        b"# coding: ascii\nx=\"\xff\"",
        Err("'ascii' codec can't decode byte 0xff in position 19: ordinal not in range(128)"),
    );
    check(
        b"# coding: utf8\nx=\"\xff\"",
        Err("'utf-8' codec can't decode byte 0xff in position 18: invalid start byte"),
    );
    check(
        b"# coding: rot13\n",
        Err("'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs"),
    );
    check(
        b"# coding: cp1252\nx=\"\x81\"",
        Err("'charmap' codec can't decode byte 0x81 in position 20: character maps to <undefined>"),
    );
}
