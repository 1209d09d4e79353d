//! The tables against the interpreter they were made from.

use super::*;
use crate::reference;
use smallvec::SmallVec;
use std::fmt::Write as _;

#[test]
fn tables_are_not_stale() {
    let script = include_str!("../../tools/gen_unicode.py")
        .replace(r#"if sys.argv[1:] == ["--print"]:"#, "if True:");
    let Some(lines) = reference::ask(&script, &[]) else { return };
    let fresh: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    let committed = include_str!("tables.rs");
    assert!(fresh == committed, "stale: run python3.12 tools/gen_unicode.py");
}

/// Only where a code point differs from the one before it is anything printed, mappings as
/// distances: that says everything of all code points, in few lines.
const DESCRIBE: &str = r#"
import _sre
def row(cp):
    c = chr(cp)
    near = lambda s: [ord(m) - cp for m in s]
    bits = (c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.islower(),
            c.isupper(), c.isspace(), c.isprintable(), c.isidentifier() and c != "_")
    return ("".join("01"[b] for b in bits), near(c.lower()), near(c.upper()), near(c.title()),
            near(c.casefold()), int(c) if c.isdecimal() else -1, _sre.unicode_tolower(cp) - cp)
for line in lines():
    previous = None
    for cp in range(int(line) * 0x1000, int(line) * 0x1000 + 0x1000):
        if (now := row(cp)) != previous:
            print(f"{cp:x}", *now, end=";")
            previous = now
    print()
"#;

#[test]
fn all_code_points() {
    let lines: Vec<String> = (0..0x110).map(|n| n.to_string()).collect();
    reference::compare(DESCRIBE, &lines, |line| {
        let start = line.parse::<u32>().unwrap() * 0x1000;
        let (mut out, mut previous) = (String::new(), None);
        for cp in start..start + 0x1000 {
            let now = row(cp);
            if previous.as_ref() != Some(&now) {
                let Row { bits, maps: [lower, upper, title, folded], decimal, simple } = &now;
                let bits: String = bits.map(|bit| if bit { '1' } else { '0' }).iter().collect();
                let maps = format!("{lower:?} {upper:?} {title:?} {folded:?}");
                write!(out, "{cp:x} {bits} {maps} {decimal} {simple};").unwrap();
                previous = Some(now);
            }
        }
        out
    });
}

#[derive(PartialEq)]
struct Row {
    bits: [bool; 10],
    maps: [SmallVec<[i32; 3]>; 4],
    decimal: i32,
    simple: i32,
}

fn row(cp: u32) -> Row {
    let near = |mapped: u32| mapped as i32 - cp as i32;
    let bits = [
        is_alpha(cp),
        is_decimal(cp),
        is_digit(cp),
        is_numeric(cp),
        is_alnum(cp),
        is_lower(cp),
        is_upper(cp),
        is_space(cp),
        is_printable(cp),
        is_identifier_start(cp) && cp != u32::from('_'),
    ];
    let maps = [to_lower(cp), to_upper(cp), to_title(cp), to_folded(cp)];
    Row {
        bits,
        maps: maps.map(|mapped| mapped.as_slice().iter().map(|&m| near(m)).collect()),
        decimal: decimal_digit_value(cp).map_or(-1, |value| value as i32),
        simple: near(simple_lower(cp)),
    }
}

#[test]
fn aliases_are_not_stale() {
    let script = include_str!("../../tools/gen_name_aliases.py")
        .replace(r#"if sys.argv[1:] == ["--print"]:"#, "if True:");
    let Some(lines) = reference::ask(&script, &[]) else { return };
    let fresh: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    assert!(fresh == include_str!("aliases.rs"), "stale: run python3.12 tools/gen_name_aliases.py");
}

/// Every name, and that each leads back to its code point.
const NAMES: &str = r#"
import unicodedata
for line in lines():
    start = int(line) * 0x1000
    print(*(f"{cp:x}={name}" for cp in range(start, start + 0x1000)
            if (name := unicodedata.name(chr(cp), ""))), sep=";")
"#;

#[test]
fn all_names() {
    let lines: Vec<String> = (0..0x110).map(|n| n.to_string()).collect();
    reference::compare(NAMES, &lines, |line| {
        let start = line.parse::<u32>().unwrap() * 0x1000;
        let named = (start..start + 0x1000).filter_map(|cp| Some((cp, name(cp)?)));
        let shown = named.map(|(cp, name)| {
            assert_eq!(by_name(&name), Some(cp));
            format!("{cp:x}={name}")
        });
        shown.collect::<Vec<_>>().join(";")
    });
}

#[test]
fn names_are_found_as_they_are_written() {
    let check = |name: &str, expected: Option<u32>| assert_eq!(by_name(name), expected, "{name}");
    check("latin small letter a", Some(0x61));
    check("Euro Sign", Some(0x20AC));
    check("NULL", Some(0));
    check("nul", Some(0));
    check("LINE FEED", Some(0xA));
    check("HANGUL SYLLABLE GAG", Some(0xAC01));
    check("CJK UNIFIED IDEOGRAPH-4E00", Some(0x4E00));
    check("hangul syllable gag", None);
    check("cjk unified ideograph-4e00", None);
    check("EUROSIGN", None);
    check("EURO_SIGN", None);
    check("EURO  SIGN", None);
    check(" EURO SIGN", None);
    check("", None);
    check("no such name", None);
}
