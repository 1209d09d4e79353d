//! Python strings, borrowed ([`StrView`]) and under construction ([`StrBuf`]).
//!
//! A string is a sequence of code points 0..=0x10FFFF, lone surrogates included, stored with
//! one element per code point in the narrowest of three widths that fits (CPython's PEP 393).
//! ASCII is `Latin1` with every element below 0x80. A slice of a view keeps the width of the
//! whole, so it may be wider than needed: [`StrView::canonical`] narrows it. Comparison and
//! hashing do not depend on the width.

mod buf;
mod unit;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

pub use buf::{OwnedStr, StrBuf};
pub use unit::Unit;

/// The width of a string's elements.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Latin1 = 1,
    Ucs2 = 2,
    Ucs4 = 4,
}

impl Kind {
    /// The narrowest width that holds `cp`.
    #[inline]
    pub fn of(cp: u32) -> Kind {
        if cp < 0x100 {
            Kind::Latin1
        } else if cp < 0x1_0000 {
            Kind::Ucs2
        } else {
            Kind::Ucs4
        }
    }
}

/// A borrowed Python string.
#[derive(Copy, Clone)]
pub enum StrView<'a> {
    Latin1(&'a [u8]),
    Ucs2(&'a [u16]),
    Ucs4(&'a [u32]),
}

/// A string that UTF-8 cannot express: a surrogate at `position` (in code points).
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct SurrogateError {
    pub position: usize,
}

impl fmt::Display for SurrogateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "surrogate at position {}", self.position)
    }
}

impl std::error::Error for SurrogateError {}

/// Runs `$body` with `$units` bound to the view's elements as a slice of their own type.
#[macro_export]
macro_rules! with_units {
    ($view:expr, $units:ident => $body:expr) => {
        match $view {
            $crate::view::StrView::Latin1($units) => $body,
            $crate::view::StrView::Ucs2($units) => $body,
            $crate::view::StrView::Ucs4($units) => $body,
        }
    };
}

/// The narrowest form of a view: the view itself, or a narrowed copy.
#[derive(Clone)]
pub enum Canonical<'a> {
    Borrowed(StrView<'a>),
    Owned(OwnedStr),
}

impl Canonical<'_> {
    pub fn as_view(&self) -> StrView<'_> {
        match self {
            Canonical::Borrowed(view) => *view,
            Canonical::Owned(owned) => owned.as_view(),
        }
    }
}

/// Whether `cp` is half of a UTF-16 pair, which UTF-8 cannot express.
#[inline]
pub fn is_surrogate(cp: u32) -> bool {
    (0xD800..=0xDFFF).contains(&cp)
}

impl<'a> StrView<'a> {
    pub const EMPTY: StrView<'static> = StrView::Latin1(&[]);

    /// A view of ASCII text. Panics when `text` is not ASCII.
    #[inline]
    pub fn ascii(text: &'a str) -> StrView<'a> {
        assert!(text.is_ascii(), "not ASCII: {text:?}");
        StrView::Latin1(text.as_bytes())
    }

    /// The number of code points.
    #[inline]
    pub fn len(self) -> usize {
        with_units!(self, units => units.len())
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn kind(self) -> Kind {
        match self {
            StrView::Latin1(_) => Kind::Latin1,
            StrView::Ucs2(_) => Kind::Ucs2,
            StrView::Ucs4(_) => Kind::Ucs4,
        }
    }

    #[inline]
    pub fn get(self, index: usize) -> Option<u32> {
        match self {
            StrView::Latin1(units) => units.get(index).map(|&u| u32::from(u)),
            StrView::Ucs2(units) => units.get(index).map(|&u| u32::from(u)),
            StrView::Ucs4(units) => units.get(index).copied(),
        }
    }

    /// The code point at `index`. Panics when out of range.
    #[inline]
    pub fn at(self, index: usize) -> u32 {
        with_units!(self, units => units[index].cp())
    }

    #[inline]
    pub fn chars(self) -> Chars<'a> {
        match self {
            StrView::Latin1(units) => Chars::Latin1(units.iter()),
            StrView::Ucs2(units) => Chars::Ucs2(units.iter()),
            StrView::Ucs4(units) => Chars::Ucs4(units.iter()),
        }
    }

    #[inline]
    pub fn is_ascii(self) -> bool {
        match self {
            StrView::Latin1(units) => units.is_ascii(),
            _ => self.all_bits() < 0x80,
        }
    }

    /// The bytes of an ASCII string as `str`, else `None`. Never allocates.
    #[inline]
    pub fn as_ascii_str(self) -> Option<&'a str> {
        match self {
            StrView::Latin1(units) if units.is_ascii() => std::str::from_utf8(units).ok(),
            _ => None,
        }
    }

    /// The code points `start..end`, in the same width as the whole. Panics when out of range.
    #[inline]
    pub fn slice(self, start: usize, end: usize) -> StrView<'a> {
        match self {
            StrView::Latin1(units) => StrView::Latin1(&units[start..end]),
            StrView::Ucs2(units) => StrView::Ucs2(&units[start..end]),
            StrView::Ucs4(units) => StrView::Ucs4(&units[start..end]),
        }
    }

    /// The greatest code point, 0 for the empty string.
    pub fn max_char(self) -> u32 {
        with_units!(self, units => unit::max(units))
    }

    /// All code points, or-ed: enough to tell which width they need, and faster.
    fn all_bits(self) -> u32 {
        with_units!(self, units => unit::all_bits(units))
    }

    /// The narrowest width that holds the content (an element's width at most).
    pub fn narrowest_kind(self) -> Kind {
        match self {
            StrView::Latin1(_) => Kind::Latin1,
            _ => Kind::of(self.all_bits()),
        }
    }

    /// The same string in its narrowest width; copies only when the view is too wide.
    pub fn canonical(self) -> Canonical<'a> {
        if self.narrowest_kind() == self.kind() {
            Canonical::Borrowed(self)
        } else {
            Canonical::Owned(self.to_owned_str())
        }
    }

    /// A copy in the narrowest width.
    pub fn to_owned_str(self) -> OwnedStr {
        match self.narrowest_kind() {
            Kind::Latin1 => OwnedStr::Latin1(with_units!(self, u => unit::convert(u))),
            Kind::Ucs2 => OwnedStr::Ucs2(with_units!(self, u => unit::convert(u))),
            Kind::Ucs4 => OwnedStr::Ucs4(with_units!(self, u => unit::convert(u))),
        }
    }

    /// Whether the string's text is exactly `text`.
    pub fn eq_str(self, text: &str) -> bool {
        match self {
            StrView::Latin1(units) if text.is_ascii() => units == text.as_bytes(),
            _ => self.chars().eq(text.chars().map(u32::from)),
        }
    }

    /// UTF-8, borrowed when the string is ASCII; fails at the first surrogate.
    pub fn to_utf8(self) -> Result<Cow<'a, str>, SurrogateError> {
        if let Some(text) = self.as_ascii_str() {
            return Ok(Cow::Borrowed(text));
        }
        let mut out = String::with_capacity(self.len() * 2);
        for (position, cp) in self.chars().enumerate() {
            out.push(char::from_u32(cp).ok_or(SurrogateError { position })?);
        }
        Ok(Cow::Owned(out))
    }

    /// UTF-8 with U+FFFD in place of each surrogate: for messages and terminals.
    pub fn to_utf8_lossy(self) -> Cow<'a, str> {
        match self.as_ascii_str() {
            Some(text) => Cow::Borrowed(text),
            None => self
                .chars()
                .map(|cp| char::from_u32(cp).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        }
    }

    /// UTF-8 in which surrogates have the three bytes of any other code point (CPython's
    /// `surrogatepass`). Two surrogates that would form a pair stay apart.
    pub fn to_wtf8(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.len() * 2);
        for cp in self.chars() {
            push_wtf8(&mut out, cp);
        }
        out
    }

    /// The elements of the narrowest form as bytes in native order: what `hash(str)` hashes.
    pub fn hash_bytes(self) -> Cow<'a, [u8]> {
        match self {
            StrView::Latin1(units) => Cow::Borrowed(units),
            StrView::Ucs2(units) if self.narrowest_kind() == Kind::Ucs2 => {
                Cow::Borrowed(bytemuck::cast_slice(units))
            }
            StrView::Ucs4(units) if self.narrowest_kind() == Kind::Ucs4 => {
                Cow::Borrowed(bytemuck::cast_slice(units))
            }
            _ => Cow::Owned(self.to_owned_str().as_view().raw_bytes().to_vec()),
        }
    }

    /// The elements as bytes in native order, in the view's own width.
    #[inline]
    pub fn raw_bytes(self) -> &'a [u8] {
        with_units!(self, units => bytemuck::cast_slice(units))
    }
}

/// Appends the UTF-8 of `cp`, which may be a surrogate.
pub fn push_wtf8(out: &mut Vec<u8>, cp: u32) {
    let tail = |shift: u32| 0x80 | ((cp >> shift) & 0x3F) as u8;
    match cp {
        0..0x80 => out.push(cp as u8),
        0x80..0x800 => out.extend([0xC0 | (cp >> 6) as u8, tail(0)]),
        0x800..0x1_0000 => out.extend([0xE0 | (cp >> 12) as u8, tail(6), tail(0)]),
        _ => out.extend([0xF0 | (cp >> 18) as u8, tail(12), tail(6), tail(0)]),
    }
}

impl<'a> From<&'a OwnedStr> for StrView<'a> {
    fn from(owned: &'a OwnedStr) -> Self {
        owned.as_view()
    }
}

impl PartialEq for StrView<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (StrView::Latin1(a), StrView::Latin1(b)) => a == b,
            (StrView::Ucs2(a), StrView::Ucs2(b)) => a == b,
            (StrView::Ucs4(a), StrView::Ucs4(b)) => a == b,
            (a, b) => a.len() == b.len() && a.chars().eq(b.chars()),
        }
    }
}

impl Eq for StrView<'_> {}

impl PartialOrd for StrView<'_> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for StrView<'_> {
    /// By code points.
    fn cmp(&self, other: &Self) -> Ordering {
        match (*self, *other) {
            (StrView::Latin1(a), StrView::Latin1(b)) => a.cmp(b),
            (StrView::Ucs2(a), StrView::Ucs2(b)) => a.cmp(b),
            (StrView::Ucs4(a), StrView::Ucs4(b)) => a.cmp(b),
            (a, b) => a.chars().cmp(b.chars()),
        }
    }
}

impl fmt::Debug for StrView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}:{:?}", self.kind(), self.to_utf8_lossy())
    }
}

/// The code points of a view, from either end.
#[derive(Clone)]
pub enum Chars<'a> {
    Latin1(std::slice::Iter<'a, u8>),
    Ucs2(std::slice::Iter<'a, u16>),
    Ucs4(std::slice::Iter<'a, u32>),
}

impl Iterator for Chars<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match self {
            Chars::Latin1(units) => units.next().map(|&u| u32::from(u)),
            Chars::Ucs2(units) => units.next().map(|&u| u32::from(u)),
            Chars::Ucs4(units) => units.next().copied(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Chars::Latin1(units) => units.size_hint(),
            Chars::Ucs2(units) => units.size_hint(),
            Chars::Ucs4(units) => units.size_hint(),
        }
    }

    /// One loop per width: the width is not asked for at each element.
    #[inline]
    fn fold<B, F: FnMut(B, u32) -> B>(self, init: B, mut f: F) -> B {
        match self {
            Chars::Latin1(units) => units.fold(init, |acc, &u| f(acc, u32::from(u))),
            Chars::Ucs2(units) => units.fold(init, |acc, &u| f(acc, u32::from(u))),
            Chars::Ucs4(units) => units.fold(init, |acc, &u| f(acc, u)),
        }
    }
}

impl DoubleEndedIterator for Chars<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        match self {
            Chars::Latin1(units) => units.next_back().map(|&u| u32::from(u)),
            Chars::Ucs2(units) => units.next_back().map(|&u| u32::from(u)),
            Chars::Ucs4(units) => units.next_back().copied(),
        }
    }
}

impl ExactSizeIterator for Chars<'_> {}
