//! The names of code points, as CPython 3.12 has them (Unicode 15.0).
//!
//! The crate that knows the names is of a later version of Unicode. Names never change, so all
//! there is to do is to leave out what was assigned since: what isn't printable in version 15.0
//! and isn't one of the few kinds that have names but aren't printable either.

use super::aliases::ALIASES;
use super::is_printable;

/// Spaces, format characters and the like: no later version has added any.
fn is_named_unprintable(cp: u32) -> bool {
    matches!(
        cp,
        0xA0 | 0xAD
            | 0x600..=0x605
            | 0x61C
            | 0x6DD
            | 0x70F
            | 0x890..=0x891
            | 0x8E2
            | 0x1680
            | 0x180E
            | 0x2000..=0x200F
            | 0x2028..=0x202F
            | 0x205F..=0x2064
            | 0x2066..=0x206F
            | 0x3000
            | 0xFEFF
            | 0xFFF9..=0xFFFB
            | 0x110BD
            | 0x110CD
            | 0x13430..=0x1343F
            | 0x1BCA0..=0x1BCA3
            | 0x1D173..=0x1D17A
            | 0xE0001
            | 0xE0020..=0xE007F
    )
}

/// The name of a code point (`unicodedata.name`).
pub fn name(cp: u32) -> Option<String> {
    if !is_printable(cp) && !is_named_unprintable(cp) {
        return None;
    }
    unicode_names2::name(char::from_u32(cp)?).map(|name| name.to_string())
}

/// The code point of a name or an alias, mostly whatever its case (`\N{...}`).
pub fn by_name(wanted: &str) -> Option<u32> {
    // The crate overlooks spaces and hyphens too.
    let found = unicode_names2::character(wanted).map(u32::from);
    if let Some(cp) = found
        && let Some(name) = name(cp)
        && name.eq_ignore_ascii_case(wanted)
    {
        // Names that are computed have no other case.
        let is_computed = name.starts_with("HANGUL SYLL") || name.starts_with("CJK UNIFIED");
        return (!is_computed || name == wanted).then_some(cp);
    }
    let upper = wanted.to_ascii_uppercase();
    let place = ALIASES.binary_search_by_key(&upper.as_str(), |&(name, _)| name).ok()?;
    Some(ALIASES[place].1)
}
