//! Owned strings and the builder that makes them.
//!
//! Invariant of [`StrBuf`]: its content is in the narrowest width that fits. It widens when a
//! code point needs it and nothing is ever removed, so [`StrBuf::finish`] has nothing to do.

use super::unit::{convert, extend};
use super::{Kind, StrView, Unit};
use crate::with_units;
use std::collections::TryReserveError;
use std::fmt;

/// An owned Python string, in its narrowest width.
#[derive(Clone)]
pub enum OwnedStr {
    Latin1(Vec<u8>),
    Ucs2(Vec<u16>),
    Ucs4(Vec<u32>),
}

impl OwnedStr {
    #[inline]
    pub fn as_view(&self) -> StrView<'_> {
        match self {
            OwnedStr::Latin1(units) => StrView::Latin1(units),
            OwnedStr::Ucs2(units) => StrView::Ucs2(units),
            OwnedStr::Ucs4(units) => StrView::Ucs4(units),
        }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.as_view().len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for OwnedStr {
    fn default() -> Self {
        OwnedStr::Latin1(Vec::new())
    }
}

impl From<&str> for OwnedStr {
    fn from(text: &str) -> Self {
        let mut buf = StrBuf::with_capacity(text.len());
        buf.push_str(text);
        buf.finish()
    }
}

impl From<String> for OwnedStr {
    fn from(text: String) -> Self {
        if text.is_ascii() {
            OwnedStr::Latin1(text.into_bytes())
        } else {
            OwnedStr::from(text.as_str())
        }
    }
}

impl FromIterator<u32> for OwnedStr {
    fn from_iter<I: IntoIterator<Item = u32>>(cps: I) -> Self {
        let mut buf = StrBuf::new();
        buf.extend(cps);
        buf.finish()
    }
}

impl PartialEq for OwnedStr {
    fn eq(&self, other: &Self) -> bool {
        self.as_view() == other.as_view()
    }
}

impl Eq for OwnedStr {}

impl fmt::Debug for OwnedStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_view().fmt(f)
    }
}

/// A string under construction. Begins as `Latin1` and widens as needed.
#[derive(Clone, Debug, Default)]
pub struct StrBuf {
    text: OwnedStr,
}

impl StrBuf {
    #[inline]
    pub fn new() -> StrBuf {
        StrBuf::default()
    }

    /// Room for `capacity` code points of one byte each.
    #[inline]
    pub fn with_capacity(capacity: usize) -> StrBuf {
        StrBuf { text: OwnedStr::Latin1(Vec::with_capacity(capacity)) }
    }

    /// A string that begins empty, in memory that was used before.
    #[inline]
    pub fn reusing(mut memory: Vec<u8>) -> StrBuf {
        memory.clear();
        StrBuf { text: OwnedStr::Latin1(memory) }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    #[inline]
    pub fn as_view(&self) -> StrView<'_> {
        self.text.as_view()
    }

    #[inline]
    pub fn finish(self) -> OwnedStr {
        self.text
    }

    pub fn reserve(&mut self, additional: usize) {
        match &mut self.text {
            OwnedStr::Latin1(units) => units.reserve(additional),
            OwnedStr::Ucs2(units) => units.reserve(additional),
            OwnedStr::Ucs4(units) => units.reserve(additional),
        }
    }

    /// As [`StrBuf::reserve`], for sizes that a program chose.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        match &mut self.text {
            OwnedStr::Latin1(units) => units.try_reserve(additional),
            OwnedStr::Ucs2(units) => units.try_reserve(additional),
            OwnedStr::Ucs4(units) => units.try_reserve(additional),
        }
    }

    #[inline]
    pub fn push(&mut self, cp: u32) {
        match &mut self.text {
            OwnedStr::Latin1(units) if cp <= u8::MAX_CP => units.push(cp as u8),
            OwnedStr::Ucs2(units) if cp <= u16::MAX_CP => units.push(cp as u16),
            OwnedStr::Ucs4(units) => units.push(cp),
            _ => self.push_wide(cp),
        }
    }

    #[cold]
    fn push_wide(&mut self, cp: u32) {
        self.widen(Kind::of(cp));
        self.push(cp);
    }

    /// Appends `count` times `cp`.
    pub fn push_repeated(&mut self, cp: u32, count: usize) {
        if count == 0 {
            return;
        }
        self.widen(Kind::of(cp));
        match &mut self.text {
            OwnedStr::Latin1(units) => units.resize(units.len() + count, cp as u8),
            OwnedStr::Ucs2(units) => units.resize(units.len() + count, cp as u16),
            OwnedStr::Ucs4(units) => units.resize(units.len() + count, cp),
        }
    }

    pub fn push_str(&mut self, text: &str) {
        if text.is_ascii() {
            self.push_latin1(text.as_bytes());
        } else {
            self.push_wide_str(text);
        }
    }

    /// As `push_str` for text that is not ASCII. The first bytes of characters tell the width
    /// they need: 0xC4 begins U+0100, 0xF0 begins U+10000.
    fn push_wide_str(&mut self, text: &str) {
        let greatest = text.bytes().fold(0, u8::max);
        self.widen(match greatest {
            0..0xC4 => Kind::Latin1,
            0xC4..0xF0 => Kind::Ucs2,
            _ => Kind::Ucs4,
        });
        match &mut self.text {
            OwnedStr::Latin1(units) => extend_chars(units, text),
            OwnedStr::Ucs2(units) => extend_chars(units, text),
            OwnedStr::Ucs4(units) => extend_chars(units, text),
        }
    }

    /// As [`StrBuf::push_str`], for text known to be ASCII: the check is a debug assertion.
    /// Other text is not lost, its UTF-8 bytes are taken for Latin-1.
    #[inline]
    pub fn push_ascii(&mut self, text: &str) {
        debug_assert!(text.is_ascii());
        self.push_latin1(text.as_bytes());
    }

    #[inline]
    pub fn push_latin1(&mut self, bytes: &[u8]) {
        match &mut self.text {
            OwnedStr::Latin1(units) => units.extend_from_slice(bytes),
            OwnedStr::Ucs2(units) => extend(units, bytes),
            OwnedStr::Ucs4(units) => extend(units, bytes),
        }
    }

    pub fn push_view(&mut self, view: StrView<'_>) {
        if let StrView::Latin1(bytes) = view {
            return self.push_latin1(bytes);
        }
        if self.as_view().kind() < view.kind() {
            self.widen(view.narrowest_kind());
        }
        match &mut self.text {
            OwnedStr::Latin1(units) => with_units!(view, v => extend(units, v)),
            OwnedStr::Ucs2(units) => with_units!(view, v => extend(units, v)),
            OwnedStr::Ucs4(units) => with_units!(view, v => extend(units, v)),
        }
    }

    /// Makes the elements at least as wide as `kind`, which something to be pushed needs.
    fn widen(&mut self, kind: Kind) {
        let wider = match (&self.text, kind) {
            (OwnedStr::Latin1(units), Kind::Ucs2) => OwnedStr::Ucs2(convert_roomy(units)),
            (OwnedStr::Latin1(units), Kind::Ucs4) => OwnedStr::Ucs4(convert_roomy(units)),
            (OwnedStr::Ucs2(units), Kind::Ucs4) => OwnedStr::Ucs4(convert_roomy(units)),
            _ => return,
        };
        self.text = wider;
    }
}

/// Appends text all of which fits.
fn extend_chars<T: Unit>(out: &mut Vec<T>, text: &str) {
    out.extend(text.chars().map(|c| T::from_cp(u32::from(c))));
}

/// As `convert`, keeping the capacity.
fn convert_roomy<A: Unit, B: Unit>(units: &Vec<A>) -> Vec<B> {
    if units.is_empty() && units.capacity() == 0 {
        return convert(units);
    }
    let mut out = Vec::with_capacity(units.capacity());
    extend(&mut out, units);
    out
}

impl Extend<u32> for StrBuf {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, cps: I) {
        let cps = cps.into_iter();
        self.reserve(cps.size_hint().0);
        cps.for_each(|cp| self.push(cp));
    }
}

impl fmt::Write for StrBuf {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(u32::from(c));
        Ok(())
    }
}
