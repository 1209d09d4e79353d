//! `strip`, `lstrip`, `rstrip`.

use super::Flavor;
use super::split::is_space;
use crate::view::{StrView, Unit};
use crate::with_units;
use std::ops::Range;

/// Which ends are stripped.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Both,
}

/// What is left without white space.
pub fn strip_spaces(text: StrView<'_>, side: Side, flavor: Flavor) -> Range<usize> {
    strip_where(text, side, |cp| is_space(cp, flavor))
}

/// What is left without the code points in `set`.
pub fn strip(text: StrView<'_>, side: Side, set: StrView<'_>) -> Range<usize> {
    if set.len() == 1 {
        let only = set.at(0);
        return strip_where(text, side, |cp| cp == only);
    }
    // A bit for each code point, modulo 64: most that are not in the set are seen at once.
    let bloom = set.chars().fold(0u64, |bloom, cp| bloom | 1 << (cp & 63));
    strip_where(text, side, |cp| bloom >> (cp & 63) & 1 != 0 && set.chars().any(|c| c == cp))
}

#[inline]
fn strip_where(text: StrView<'_>, side: Side, stripped: impl Fn(u32) -> bool) -> Range<usize> {
    with_units!(text, units => {
        let (mut start, mut end) = (0, units.len());
        if side != Side::Right {
            start = units.iter().position(|u| !stripped(u.cp())).unwrap_or(end);
        }
        if side != Side::Left {
            end = units[start..].iter().rposition(|u| !stripped(u.cp())).map_or(start, |i| start + i + 1);
        }
        start..end
    })
}
