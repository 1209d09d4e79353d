//! Case mappings of strings and their predicates against python3.12. Single code points are
//! compared in `unicode`.

use super::*;
use crate::reference::{Rng, compare, plain};

fn random_lines(seed: u64) -> Vec<String> {
    let mut rng = Rng(seed);
    let pieces = [
        "a",
        "B",
        "hello",
        "WORLD",
        " ",
        "'",
        "_",
        "1",
        "é",
        "É",
        "ß",
        "ÿ",
        "µ",
        "Σ",
        "ΑΣ",
        "σ",
        "ς",
        "\u{1c5}",
        "\u{1c4}",
        "\u{1c6}",
        "\u{2b0}",
        "\u{345}",
        "\u{301}",
        "\u{ad}",
        "İ",
        "ı",
        "ŉ",
        "ﬁ",
        "\u{1f88}",
        "\u{1fb3}",
        "日",
        "\u{10400}",
        "\u{10428}",
        "²",
        "½",
        "٣",
        "\u{2028}",
        "\u{a0}",
        "\u{b7}",
        "\u{2163}",
        "🐍",
        "\u{1d7d8}",
        "x-y",
        "\u{3a3}.",
    ];
    (0..20_000).map(|_| (0..rng.below(6)).map(|_| rng.pick(&pieces)).collect()).collect()
}

#[test]
fn mappings() {
    let script = "
for s in lines():
    print(*(plain(t) for t in (s.lower(), s.upper(), s.title(), s.capitalize(), s.swapcase(), s.casefold())),
          sep='|')";
    compare(script, &random_lines(51), |line| {
        let text = OwnedStr::from(line);
        [lower, upper, title, capitalize, swapcase, casefold]
            .map(|map| {
                let mapped = map(text.as_view());
                assert_eq!(mapped.as_view().kind(), mapped.as_view().narrowest_kind(), "{line}");
                plain(mapped.as_view())
            })
            .join("|")
    });
}

#[test]
fn predicates() {
    let script = "
for s in lines():
    print(*(int(p) for p in (s.isalpha(), s.isalnum(), s.isdecimal(), s.isdigit(), s.isnumeric(),
          s.isspace(), s.isprintable(), s.isidentifier(), s.islower(), s.isupper(), s.istitle())), sep='')";
    compare(script, &random_lines(52), |line| {
        let text = OwnedStr::from(line);
        [
            is_alpha,
            is_alnum,
            is_decimal,
            is_digit,
            is_numeric,
            is_space,
            is_printable,
            is_identifier,
            is_lower,
            is_upper,
            is_title,
        ]
        .map(|predicate| if predicate(text.as_view()) { '1' } else { '0' })
        .iter()
        .collect()
    });
}

#[test]
fn bytes() {
    let script = "
for s in lines():
    b = s.encode()
    print(*(int(p) for p in (b.isalnum(), b.isalpha(), b.isdigit(), b.isspace(), b.isascii(),
          b.islower(), b.isupper(), b.istitle())),
          *(plain(t.decode('latin-1')) for t in (b.capitalize(), b.swapcase(), b.title())), sep='|')";
    compare(script, &random_lines(53), |line| {
        let bytes = line.as_bytes();
        let names = [
            "isalnum", "isalpha", "isdigit", "isspace", "isascii", "islower", "isupper", "istitle",
        ];
        let bits = names.map(|name| bytes_predicate(name, bytes).unwrap());
        let bits = bits.map(|bit| String::from(if bit { "1" } else { "0" })).join("|");
        let texts = [bytes_capitalize, bytes_swapcase, bytes_title]
            .map(|map| plain(StrView::Latin1(&map(bytes))))
            .join("|");
        format!("{bits}|{texts}")
    });
}

#[test]
fn latin1() {
    for byte in 0..=255u8 {
        let expected = unicode::to_lower(u32::from(byte));
        assert_eq!(expected.as_slice(), &[u32::from(latin1_lower(byte))]);
    }
}
