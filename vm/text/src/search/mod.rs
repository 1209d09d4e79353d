//! Finding, counting, replacing, splitting and stripping, on strings of all widths.
//!
//! Positions count code points. `bytes` are searched as `StrView::Latin1`; what differs for
//! them (white space, line ends) is a parameter, [`Flavor`].

mod replace;
mod split;
mod strip;
mod units;

#[cfg(test)]
mod tests;

pub use replace::{expand_tabs, replace};
pub use split::{Lines, RSplit, RSplitSpaces, Split, SplitSpaces};
pub use split::{rsplit, rsplit_spaces, split, split_lines, split_spaces};
pub use strip::{Side, strip, strip_spaces};
pub use units::SearchUnit;

use crate::view::{StrView, Unit};
use smallvec::SmallVec;
use std::ops::Range;

/// Whose rules hold for white space and line ends.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Flavor {
    Str,
    Bytes,
}

/// A needle in the width of a haystack, which is borrowed where the widths agree.
enum Needle<'a, T> {
    Same(&'a [T]),
    Converted(SmallVec<[T; 16]>),
    /// It has a code point that the haystack's width has no room for.
    Nowhere,
}

impl<T: Unit> Needle<'_, T> {
    fn from_units<U: Unit>(units: &[U]) -> Self {
        let fits = |u: &U| u.cp() <= T::MAX_CP;
        if U::MAX_CP > T::MAX_CP && !units.iter().all(fits) {
            return Needle::Nowhere;
        }
        Needle::Converted(units.iter().map(|u| T::from_cp(u.cp())).collect())
    }

    #[inline]
    fn units(&self) -> Option<&[T]> {
        match self {
            Needle::Same(units) => Some(units),
            Needle::Converted(units) => Some(units),
            Needle::Nowhere => None,
        }
    }
}

/// Elements that a view can be brought to.
trait NeedleUnit: SearchUnit {
    fn needle(view: StrView<'_>) -> Needle<'_, Self>;
}

macro_rules! needle_units {
    ($($unit:ty, $same:ident, $a:ident, $b:ident;)*) => {$(
        impl NeedleUnit for $unit {
            #[inline]
            fn needle(view: StrView<'_>) -> Needle<'_, $unit> {
                match view {
                    StrView::$same(units) => Needle::Same(units),
                    StrView::$a(units) => Needle::from_units(units),
                    StrView::$b(units) => Needle::from_units(units),
                }
            }
        }
    )*};
}

needle_units! {
    u8, Latin1, Ucs2, Ucs4;
    u16, Ucs2, Latin1, Ucs4;
    u32, Ucs4, Latin1, Ucs2;
}

/// Runs `$body` with both strings in the haystack's width; `$nowhere` where that cannot be.
macro_rules! in_same_width {
    ($hay:expr, $needle:expr, |$h:ident, $n:ident| $body:expr, $nowhere:expr) => {
        $crate::with_units!($hay, $h => {
            match $crate::search::NeedleUnit::needle($needle).units() {
                Some($n) => $body,
                None => $nowhere,
            }
        })
    };
}

pub(crate) use in_same_width;

/// Where `needle` first is. The empty needle is at the start.
#[inline]
pub fn find(hay: StrView<'_>, needle: StrView<'_>) -> Option<usize> {
    in_same_width!(hay, needle, |h, n| units::find(h, n), None)
}

/// Where `needle` last is. The empty needle is at the end.
#[inline]
pub fn rfind(hay: StrView<'_>, needle: StrView<'_>) -> Option<usize> {
    in_same_width!(hay, needle, |h, n| units::rfind(h, n), None)
}

#[inline]
pub fn contains(hay: StrView<'_>, needle: StrView<'_>) -> bool {
    find(hay, needle).is_some()
}

/// Where one code point first is.
#[inline]
pub fn find_char(hay: StrView<'_>, cp: u32) -> Option<usize> {
    match hay {
        StrView::Latin1(units) => u8::find_one(units, u8::try_from(cp).ok()?),
        StrView::Ucs2(units) => u16::find_one(units, u16::try_from(cp).ok()?),
        StrView::Ucs4(units) => u32::find_one(units, cp),
    }
}

/// How often `needle` is in `hay`, without overlaps. The empty needle is between all code
/// points and at both ends.
pub fn count(hay: StrView<'_>, needle: StrView<'_>) -> usize {
    if needle.len() == 1 {
        return in_same_width!(hay, needle, |h, n| SearchUnit::count_one(h, n[0]), 0);
    }
    count_up_to(hay, needle, usize::MAX)
}

fn count_up_to(hay: StrView<'_>, needle: StrView<'_>, most: usize) -> usize {
    if needle.is_empty() {
        return most.min(hay.len() + 1);
    }
    in_same_width!(hay, needle, |h, n| Matches::new(h, n).take(most).count(), 0)
}

/// The matches of a needle that is not empty, without overlaps.
struct Matches<'h, 'n, T: SearchUnit> {
    hay: &'h [T],
    needle: &'n [T],
    finder: Option<T::Finder<'n>>,
    pos: usize,
}

impl<'h, 'n, T: SearchUnit> Matches<'h, 'n, T> {
    fn new(hay: &'h [T], needle: &'n [T]) -> Self {
        let finder = (needle.len() > 1).then(|| T::finder(needle));
        Matches { hay, needle, finder, pos: 0 }
    }
}

impl<T: SearchUnit> Iterator for Matches<'_, '_, T> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let rest = &self.hay[self.pos..];
        let found = self.pos
            + match &self.finder {
                Some(finder) => T::find_with(finder, rest)?,
                None => T::find_one(rest, self.needle[0])?,
            };
        self.pos = found + self.needle.len();
        Some(found)
    }
}

#[inline]
pub fn starts_with(text: StrView<'_>, prefix: StrView<'_>) -> bool {
    text.len() >= prefix.len() && text.slice(0, prefix.len()) == prefix
}

#[inline]
pub fn ends_with(text: StrView<'_>, suffix: StrView<'_>) -> bool {
    text.len() >= suffix.len() && text.slice(text.len() - suffix.len(), text.len()) == suffix
}

/// What `start` and `end` arguments select of something `len` long: negative ones count from
/// the end, all are clipped. `None` where the start is beyond the end, so that nothing is
/// found there, not even the empty string.
#[inline]
pub fn clip(start: Option<i64>, end: Option<i64>, len: usize) -> Option<Range<usize>> {
    let len = len as i64;
    let from_end = |index: i64| if index < 0 { (index + len).max(0) } else { index };
    let start = from_end(start.unwrap_or(0));
    let end = from_end(end.unwrap_or(len).min(len));
    (start <= end).then_some(start as usize..end as usize)
}
