//! `split`, `rsplit` and `splitlines`, as iterators over the ranges of the pieces.
//!
//! The ones from the right give the last piece first.

use super::{Flavor, find, rfind};
use crate::unicode;
use crate::view::StrView;
use std::ops::Range;

/// ASCII white space: for `bytes` only this.
fn is_bytes_space(cp: u32) -> bool {
    matches!(cp, 0x20 | 0x09..=0x0D)
}

#[inline]
pub(super) fn is_space(cp: u32, flavor: Flavor) -> bool {
    match flavor {
        Flavor::Str => unicode::is_space(cp),
        Flavor::Bytes => is_bytes_space(cp),
    }
}

/// `text.split(separator, most)`. The separator must not be empty.
pub fn split<'a>(text: StrView<'a>, separator: StrView<'a>, most: Option<usize>) -> Split<'a> {
    debug_assert!(!separator.is_empty());
    Split { text, separator, pos: Some(0), left: most.unwrap_or(usize::MAX) }
}

/// Pieces between separators.
#[derive(Clone, Debug)]
pub struct Split<'a> {
    text: StrView<'a>,
    separator: StrView<'a>,
    /// Where the next piece begins.
    pos: Option<usize>,
    left: usize,
}

impl Iterator for Split<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.pos.take()?;
        if self.left > 0 {
            self.left -= 1;
            let rest = self.text.slice(start, self.text.len());
            if let Some(found) = find(rest, self.separator) {
                let end = start + found;
                self.pos = Some(end + self.separator.len());
                return Some(start..end);
            }
        }
        Some(start..self.text.len())
    }
}

/// `text.rsplit(separator, most)`, from the right. The separator must not be empty.
pub fn rsplit<'a>(text: StrView<'a>, separator: StrView<'a>, most: Option<usize>) -> RSplit<'a> {
    debug_assert!(!separator.is_empty());
    RSplit { text, separator, end: Some(text.len()), left: most.unwrap_or(usize::MAX) }
}

/// Pieces between separators, from the right.
#[derive(Clone, Debug)]
pub struct RSplit<'a> {
    text: StrView<'a>,
    separator: StrView<'a>,
    /// Where the next piece ends.
    end: Option<usize>,
    left: usize,
}

impl Iterator for RSplit<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let end = self.end.take()?;
        if self.left > 0 {
            self.left -= 1;
            if let Some(found) = rfind(self.text.slice(0, end), self.separator) {
                self.end = Some(found);
                return Some(found + self.separator.len()..end);
            }
        }
        Some(0..end)
    }
}

/// `text.split(None, most)`.
pub fn split_spaces(text: StrView<'_>, most: Option<usize>, flavor: Flavor) -> SplitSpaces<'_> {
    SplitSpaces { text, flavor, pos: 0, left: most.unwrap_or(usize::MAX) }
}

/// Words between runs of white space.
#[derive(Clone, Debug)]
pub struct SplitSpaces<'a> {
    text: StrView<'a>,
    flavor: Flavor,
    pos: usize,
    left: usize,
}

/// The first position from `pos` on where `wanted` holds, or the length.
#[inline]
fn scan(text: StrView<'_>, pos: usize, wanted: impl Fn(u32) -> bool) -> usize {
    let rest = text.slice(pos, text.len());
    pos + rest.chars().position(wanted).unwrap_or(rest.len())
}

/// The length of `text` without the code points at its end where `dropped` holds.
#[inline]
fn rscan(text: StrView<'_>, end: usize, dropped: impl Fn(u32) -> bool) -> usize {
    text.slice(0, end).chars().rposition(|cp| !dropped(cp)).map_or(0, |i| i + 1)
}

impl Iterator for SplitSpaces<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let (text, flavor) = (self.text, self.flavor);
        let start = scan(text, self.pos, |cp| !is_space(cp, flavor));
        if start == text.len() {
            self.pos = start;
            return None;
        }
        let end = if self.left > 0 {
            self.left -= 1;
            scan(text, start, |cp| is_space(cp, flavor))
        } else {
            // The last piece keeps its white space, at the end too.
            text.len()
        };
        self.pos = end;
        Some(start..end)
    }
}

/// `text.rsplit(None, most)`, from the right.
pub fn rsplit_spaces(text: StrView<'_>, most: Option<usize>, flavor: Flavor) -> RSplitSpaces<'_> {
    RSplitSpaces { text, flavor, end: text.len(), left: most.unwrap_or(usize::MAX) }
}

/// Words between runs of white space, from the right.
#[derive(Clone, Debug)]
pub struct RSplitSpaces<'a> {
    text: StrView<'a>,
    flavor: Flavor,
    end: usize,
    left: usize,
}

impl Iterator for RSplitSpaces<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let (text, flavor) = (self.text, self.flavor);
        let end = rscan(text, self.end, |cp| is_space(cp, flavor));
        if end == 0 {
            self.end = 0;
            return None;
        }
        let start = if self.left > 0 {
            self.left -= 1;
            rscan(text, end, |cp| !is_space(cp, flavor))
        } else {
            0
        };
        self.end = start;
        Some(start..end)
    }
}

/// `text.splitlines(keep_ends)`.
pub fn split_lines(text: StrView<'_>, keep_ends: bool, flavor: Flavor) -> Lines<'_> {
    Lines { text, keep_ends, flavor, pos: 0 }
}

/// The lines of a text.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: StrView<'a>,
    keep_ends: bool,
    flavor: Flavor,
    pos: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let (text, start) = (self.text, self.pos);
        if start == text.len() {
            return None;
        }
        let end = match (self.flavor, text) {
            (Flavor::Bytes, StrView::Latin1(bytes)) => {
                memchr::memchr2(b'\n', b'\r', &bytes[start..])
                    .map_or(bytes.len(), |found| start + found)
            }
            _ => scan(text, start, is_line_break),
        };
        let crlf = text.get(end) == Some(0x0D) && text.get(end + 1) == Some(0x0A);
        self.pos = (end + 1 + usize::from(crlf)).min(text.len());
        Some(start..if self.keep_ends { self.pos } else { end })
    }
}

#[inline]
fn is_line_break(cp: u32) -> bool {
    match cp {
        0..0x80 => matches!(cp, 0x0A..=0x0D | 0x1C..=0x1E),
        _ => unicode::is_line_break(cp),
    }
}
