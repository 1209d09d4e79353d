//! The tables against the interpreter they were made from.

use super::*;
use crate::reference;

#[test]
fn tables_are_not_stale() {
    let script = include_str!("../../tools/gen_unicode.py")
        .replace(r#"if sys.argv[1:] == ["--print"]:"#, "if True:");
    let Some(lines) = reference::ask(&script, &[]) else { return };
    let fresh: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    let committed = include_str!("tables.rs");
    assert!(fresh == committed, "stale: run python3.12 tools/gen_unicode.py");
}

#[test]
fn all_code_points() {
    let script = r#"
import sys, _sre
hexes = lambda s: ",".join(f"{ord(c):x}" for c in s)
for line in sys.stdin:
    for cp in range(int(line) * 0x1000, int(line) * 0x1000 + 0x1000):
        c = chr(cp)
        bits = "".join("01"[b] for b in (
            c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.islower(),
            c.isupper(), c.isspace(), c.isprintable(), c.isidentifier() and c != "_"))
        print(bits, hexes(c.lower()), hexes(c.upper()), hexes(c.title()), hexes(c.casefold()),
              int(c) if c.isdecimal() else "-", f"{_sre.unicode_tolower(cp):x}", end=";")
    print()
"#;
    let lines: Vec<String> = (0..0x110).map(|n| n.to_string()).collect();
    reference::compare(script, &lines, |line| {
        let start = line.parse::<u32>().unwrap() * 0x1000;
        (start..start + 0x1000).map(describe).collect()
    });
}

fn describe(cp: u32) -> String {
    let bits: String = [
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
    ]
    .iter()
    .map(|&bit| if bit { '1' } else { '0' })
    .collect();
    let hexes = |mapped: Mapped| {
        mapped.as_slice().iter().map(|cp| format!("{cp:x}")).collect::<Vec<_>>().join(",")
    };
    let decimal = decimal_digit_value(cp).map_or("-".to_string(), |v| v.to_string());
    format!(
        "{bits} {} {} {} {} {decimal} {:x};",
        hexes(to_lower(cp)),
        hexes(to_upper(cp)),
        hexes(to_title(cp)),
        hexes(to_folded(cp)),
        simple_lower(cp)
    )
}
