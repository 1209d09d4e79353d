//! Tests of headers and of what is refused.

use super::*;

fn header(tail: [u8; 12]) -> Vec<u8> {
    [b"\xcb\r\r\n".as_slice(), &tail].concat()
}

#[test]
fn headers_round_trip() {
    let check = |header: PycHeader, bytes: [u8; 16]| {
        assert_eq!(header.to_bytes(), bytes);
        assert_eq!(PycHeader::parse(&bytes), Ok(header));
    };
    check(
        PycHeader::Timestamp { mtime: 0x0403_0201, size: 258 },
        *b"\xcb\r\r\n\0\0\0\0\x01\x02\x03\x04\x02\x01\0\0",
    );
    check(
        PycHeader::Hash { check_source: false, hash: *b"abcdefgh" },
        *b"\xcb\r\r\n\x01\0\0\0abcdefgh",
    );
    check(
        PycHeader::Hash { check_source: true, hash: *b"abcdefgh" },
        *b"\xcb\r\r\n\x03\0\0\0abcdefgh",
    );
}

#[test]
fn errors_say_what_was_found_and_expected() {
    let check = |bytes: &[u8], offset: usize, expected: &str| {
        let error = read_pyc(bytes).expect_err("a bad file was accepted");
        assert_eq!((error.offset(), error.to_string().as_str()), (offset, expected));
    };
    check(b"", 0, "truncated header: expected 16 bytes, found 0");
    check(b"\xcb\r\r\n\0\0", 6, "truncated header: expected 16 bytes, found 6");
    check(
        b"\x7fELF",
        0,
        "not a .pyc file: expected magic number 3531 and \\r\\n, found bytes \"\\x7fELF\"",
    );
    check(b"\xa7\r\r\n", 0, "expected magic number 3531 (Python 3.12), found 3495 (Python 3.11)");
    check(
        b"\xf0\0\r\n",
        0,
        "expected magic number 3531 (Python 3.12), found 240 (an unknown version)",
    );
    check(
        &header([4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        4,
        "expected header flags 0 to 3, found 0x4",
    );
    let head = header([0; 12]);
    let with = |tail: &[u8]| [head.as_slice(), tail].concat();
    check(&with(b""), 16, "EOF read where object expected at byte 16");
    check(&with(b"(\0"), 17, "marshal data too short at byte 17");
    check(
        &with(b"i\0\0\0\0"),
        16,
        "expected a code object after the header, found an object of type int",
    );
}

#[test]
fn every_release_is_named() {
    for (magic, name) in [
        (62211, "Python 2.7"),
        (3394, "Python 3.7"),
        (3413, "Python 3.8"),
        (3425, "Python 3.9"),
        (3439, "Python 3.10"),
        (3495, "Python 3.11"),
        (3531, "Python 3.12"),
        (3571, "Python 3.13"),
        (3627, "Python 3.14"),
    ] {
        assert_eq!(python_version(magic), Some(name));
    }
}
