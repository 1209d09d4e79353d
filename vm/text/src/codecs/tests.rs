//! Codecs and their error handlers against python3.12.

use super::*;
use crate::reference::{Rng, compare, plain};
use std::fmt::Write as _;

const ENCODINGS: [&str; 11] = [
    "utf-8",
    "latin-1",
    "ascii",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "unicode_escape",
    "raw_unicode_escape",
];

const HANDLERS: [&str; 7] = [
    "strict",
    "ignore",
    "replace",
    "backslashreplace",
    "surrogateescape",
    "surrogatepass",
    "xmlcharrefreplace",
];

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect()
}

fn random_bytes(rng: &mut Rng) -> Vec<u8> {
    let pieces: [&[u8]; 34] = [
        b"a",
        b"hello",
        b"\x80",
        b"\xc3",
        b"\xc3\xa9",
        b"\xc0\x80",
        b"\xe2\x82",
        b"\xe2\x82\xac",
        b"\xe0\x80\x80",
        b"\xed\xa0\x80",
        b"\xed\xa0",
        b"\xed\xbf\xbf",
        b"\xf0\x9f\x90\x8d",
        b"\xf0\x9f\x90",
        b"\xf0\x80",
        b"\xf4\x90\x80\x80",
        b"\xf5",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\0",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\0\0",
        b"\0\0\xfe\xff",
        b"\0\xd8",
        b"\0\xdc",
        b"\xd8\0",
        b"\xdc\0",
        b"a\0",
        b"\0\0\0",
        b"\x00\xd8\0\0",
        b"\0\0\xd8\0",
        b"\0\x11\0",
        b"\xac\x20\0\0",
    ];
    (0..1 + rng.below(6)).flat_map(|_| pieces[rng.below(pieces.len())].iter().copied()).collect()
}

#[test]
fn decoding() {
    let mut rng = Rng(91);
    let lines: Vec<String> = (0..60_000)
        .map(|_| {
            let handler = rng.pick(&HANDLERS[..6]);
            format!("{} {handler} {}", rng.pick(&ENCODINGS), hex(&random_bytes(&mut rng)))
        })
        .collect();
    let script = "
for line in lines():
    encoding, handler, data = line.split(' ')
    try: print(plain(bytes.fromhex(data).decode(encoding, handler)))
    except UnicodeDecodeError as e: print(e)";
    compare(script, &lines, |line| {
        let fields: Vec<&str> = line.split(' ').collect();
        let encoding = Encoding::by_name(fields[0]).unwrap();
        let mut handler = DecodeErrors::by_name(fields[1]).unwrap();
        let (input, mut out) = (unhex(fields[2]), StrBuf::new());
        match decode(encoding, &input, true, &mut handler, &mut out) {
            Ok(used) => {
                assert_eq!(used, input.len());
                assert_eq!(out.as_view().kind(), out.as_view().narrowest_kind());
                plain(out.as_view())
            }
            Err(fault) => fault.decode_message(&input),
        }
    });
}

#[test]
fn decoding_in_parts() {
    let mut rng = Rng(92);
    let encodings = [
        "utf_8_decode",
        "utf_16_le_decode",
        "utf_16_be_decode",
        "utf_32_le_decode",
        "utf_32_be_decode",
    ];
    let lines: Vec<String> = (0..20_000)
        .map(|_| {
            let handler = rng.pick(&["strict", "replace", "surrogatepass", "surrogateescape"]);
            format!("{} {handler} {}", rng.pick(&encodings), hex(&random_bytes(&mut rng)))
        })
        .collect();
    let script = "
import codecs
for line in lines():
    function, handler, data = line.split(' ')
    try: text, used = getattr(codecs, function)(bytes.fromhex(data), handler, False); print(used, plain(text))
    except UnicodeDecodeError as e: print(e)";
    compare(script, &lines, |line| {
        let fields: Vec<&str> = line.split(' ').collect();
        let encoding = Encoding::by_name(fields[0].trim_end_matches("_decode")).unwrap();
        let mut handler = DecodeErrors::by_name(fields[1]).unwrap();
        let (input, mut out) = (unhex(fields[2]), StrBuf::new());
        match decode(encoding, &input, false, &mut handler, &mut out) {
            Ok(used) => format!("{used} {}", plain(out.as_view())),
            Err(fault) => fault.decode_message(&input),
        }
    });
}

#[test]
fn escapes() {
    let mut rng = Rng(94);
    let pieces: [&[u8]; 28] = [
        b"a",
        b"\\",
        b"\\\\",
        b"\\n",
        b"\\\n",
        b"\\'",
        b"\\a",
        b"\\q",
        b"\\1",
        b"\\12",
        b"\\777",
        b"\\8",
        b"7",
        b"\\x",
        b"\\xE9",
        b"\\u",
        b"\\u20",
        b"\\u20aC",
        b"\\ud800",
        b"\\U",
        b"\\U0001f40d",
        b"\\U0011",
        b"\\N",
        b"\\N{",
        b"}",
        b"f",
        b"0000",
        b"\xe9",
    ];
    let lines: Vec<String> = (0..40_000)
        .map(|_| {
            let data: Vec<u8> = (0..1 + rng.below(6))
                .flat_map(|_| pieces[rng.below(pieces.len())].iter().copied())
                .collect();
            let handler = rng.pick(&["strict", "ignore", "replace", "backslashreplace"]);
            let function = rng.pick(&["unicode_escape", "raw_unicode_escape"]);
            format!("{function} {handler} {} {}", rng.below(2), hex(&data))
        })
        .collect();
    let script = "
import codecs, warnings
warnings.simplefilter('ignore')
for line in lines():
    name, handler, last, data = line.split(' ')
    function = getattr(codecs, name + '_decode')
    try: text, used = function(bytes.fromhex(data), handler, last == '1'); print(used, plain(text))
    except UnicodeDecodeError as e: print(e)";
    compare(script, &lines, |line| {
        let fields: Vec<&str> = line.split(' ').collect();
        let encoding = Encoding::by_name(fields[0]).unwrap();
        let mut handler = DecodeErrors::by_name(fields[1]).unwrap();
        let (input, mut out) = (unhex(fields[3]), StrBuf::new());
        match decode(encoding, &input, fields[2] == "1", &mut handler, &mut out) {
            Ok(used) => format!("{used} {}", plain(out.as_view())),
            Err(fault) => fault.decode_message(&input),
        }
    });
}

#[test]
fn encoding() {
    let mut rng = Rng(93);
    let cps = [
        0x61, 0x20, 0x7F, 0x80, 0xE9, 0xFF, 0x100, 0x20AC, 0xD800, 0xDBFF, 0xDC00, 0xDC80, 0xDCFF,
        0xDD00, 0xDFFF, 0xFFFF, 0x1F40D, 0x10FFFF,
    ];
    let lines: Vec<String> = (0..60_000)
        .map(|_| {
            let text: Vec<String> =
                (0..1 + rng.below(6)).map(|_| format!("{:x}", cps[rng.below(cps.len())])).collect();
            format!("{} {} {}", rng.pick(&ENCODINGS), rng.pick(&HANDLERS), text.join(","))
        })
        .collect();
    let script = "
for line in lines():
    encoding, handler, data = line.split(' ')
    try: print(''.join(chr(int(c, 16)) for c in data.split(',')).encode(encoding, handler).hex())
    except UnicodeEncodeError as e: print(e)";
    compare(script, &lines, |line| {
        let fields: Vec<&str> = line.split(' ').collect();
        let encoding = Encoding::by_name(fields[0]).unwrap();
        let mut handler = EncodeErrors::by_name(fields[1]).unwrap();
        let text: OwnedStr =
            fields[2].split(',').map(|cp| u32::from_str_radix(cp, 16).unwrap()).collect();
        let mut out = Vec::new();
        match encode(encoding, text.as_view(), &mut handler, &mut out) {
            Ok(()) => hex(&out),
            Err(fault) => fault.encode_message(text.as_view()),
        }
    });
}

/// A handler that gives the same replacement for every fault.
struct Fixed(Replacement);

impl EncodeHandler for Fixed {
    type Error = Fault;

    fn handle(&mut self, fault: &Fault, _: StrView<'_>) -> Result<(Replacement, usize), Fault> {
        Ok((self.0.clone(), fault.end))
    }
}

#[test]
fn replacements_must_fit() {
    let check = |encoding, replacement: Replacement, expected: Option<&[u8]>| {
        let text: OwnedStr = [0x61, 0xD800, 0x62].into_iter().collect();
        let mut out = Vec::new();
        let result = encode(encoding, text.as_view(), &mut Fixed(replacement), &mut out);
        assert_eq!(result.ok().map(|()| &out[..]), expected);
    };
    let text = |text: &str| Replacement::Text(OwnedStr::from(text));
    let bytes = |bytes: &[u8]| Replacement::Bytes(bytes.to_vec());
    check(Encoding::Utf8, text("[?]"), Some(b"a[?]b"));
    check(Encoding::Utf8, text("é"), None);
    check(Encoding::Utf8, bytes(b"\xff"), Some(b"a\xffb"));
    check(Encoding::Latin1, text("é"), Some(b"a\xe9b"));
    check(Encoding::Latin1, text("日"), None);
    check(Encoding::Ascii, text("é"), None);
    check(Encoding::Utf16Be, text("?"), Some(b"\0a\0?\0b"));
    check(Encoding::Utf16Be, bytes(b"1"), None);
    check(Encoding::Utf16Be, bytes(b"12"), Some(b"\0a12\0b"));
    check(Encoding::Utf32Le, bytes(b"12"), None);
}
