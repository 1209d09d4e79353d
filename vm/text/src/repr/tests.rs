//! `repr`, `ascii` and `repr(bytes)` against python3.12.

use super::*;
use crate::OwnedStr;
use crate::reference::{Rng, compare, plain};

fn made(push: impl Fn(&mut StrBuf)) -> String {
    let mut out = StrBuf::new();
    push(&mut out);
    plain(out.as_view())
}

#[test]
fn random_strings() {
    let mut rng = Rng(61);
    let pieces = [
        "a",
        "hello ",
        "'",
        "\"",
        "\\",
        "\t",
        "\r",
        "\u{0}",
        "\u{1b}",
        "\u{7f}",
        "\u{80}",
        "\u{a0}",
        "\u{ad}",
        "é",
        "\u{300}",
        "日",
        "\u{2028}",
        "\u{e000}",
        "\u{ffff}",
        "🐍",
        "\u{10ffff}",
        "\u{e0001}",
        "\u{378}",
    ];
    let lines: Vec<String> =
        (0..20_000).map(|_| (0..rng.below(7)).map(|_| rng.pick(&pieces)).collect()).collect();
    let script = "
for s in lines(): print(plain(repr(s)), plain(ascii(s)), plain(repr(s.encode())))";
    compare(script, &lines, |line| {
        let text = OwnedStr::from(line);
        let repr = made(|out| push_repr(text.as_view(), out));
        let ascii = made(|out| push_ascii_repr(text.as_view(), out));
        format!("{repr} {ascii} {}", made(|out| push_bytes_repr(line.as_bytes(), out)))
    });
}

#[test]
fn every_byte_and_surrogates() {
    let script = "
for line in lines():
    n = int(line)
    print(plain(repr(chr(n))), plain(ascii(chr(n))), plain(repr(bytes([n & 255]))))";
    let lines: Vec<String> = (0..0x300).chain(0xD7F0..0xE010).map(|n: u32| n.to_string()).collect();
    compare(script, &lines, |line| {
        let cp: u32 = line.parse().unwrap();
        let text: OwnedStr = std::iter::once(cp).collect();
        let repr = made(|out| push_repr(text.as_view(), out));
        let ascii = made(|out| push_ascii_repr(text.as_view(), out));
        format!("{repr} {ascii} {}", made(|out| push_bytes_repr(&[cp as u8], out)))
    });
}
