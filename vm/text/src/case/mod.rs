//! Case mappings and the `is...` predicates of `str` and `bytes`.

mod bytes;
mod predicates;

#[cfg(test)]
mod tests;

pub use bytes::{bytes_capitalize, bytes_predicate, bytes_swapcase, bytes_title};
pub use predicates::{
    is_alnum, is_alpha, is_decimal, is_digit, is_identifier, is_lower, is_numeric, is_printable,
    is_space, is_title, is_upper,
};

use crate::unicode;
use crate::view::{OwnedStr, StrBuf, StrView};

const CAPITAL_SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

/// `text.lower()`.
pub fn lower(text: StrView<'_>) -> OwnedStr {
    if let StrView::Latin1(bytes) = text {
        // Latin-1 is closed under lower-casing.
        return OwnedStr::Latin1(bytes.iter().map(|&b| latin1_lower(b)).collect());
    }
    map(text, |i, cp, out| push_lower(text, i, cp, out))
}

/// `text.upper()`.
pub fn upper(text: StrView<'_>) -> OwnedStr {
    match text.as_ascii_str() {
        Some(ascii) => OwnedStr::Latin1(ascii.as_bytes().to_ascii_uppercase()),
        None => map(text, |_, cp, out| match cp {
            0..0x80 => out.push(u32::from((cp as u8).to_ascii_uppercase())),
            _ => push_all(unicode::to_upper(cp), out),
        }),
    }
}

/// `text.casefold()`.
pub fn casefold(text: StrView<'_>) -> OwnedStr {
    match text.as_ascii_str() {
        Some(ascii) => OwnedStr::Latin1(ascii.as_bytes().to_ascii_lowercase()),
        None => map(text, |_, cp, out| push_all(unicode::to_folded(cp), out)),
    }
}

/// `text.capitalize()`.
pub fn capitalize(text: StrView<'_>) -> OwnedStr {
    if let Some(ascii) = text.as_ascii_str() {
        return OwnedStr::Latin1(bytes_capitalize(ascii.as_bytes()));
    }
    map(text, |i, cp, out| match i {
        0 => push_all(unicode::to_title(cp), out),
        _ => push_lower(text, i, cp, out),
    })
}

/// `text.swapcase()`.
pub fn swapcase(text: StrView<'_>) -> OwnedStr {
    if let Some(ascii) = text.as_ascii_str() {
        return OwnedStr::Latin1(bytes_swapcase(ascii.as_bytes()));
    }
    map(text, |i, cp, out| {
        if unicode::is_upper(cp) {
            push_lower(text, i, cp, out);
        } else if unicode::is_lower(cp) {
            push_all(unicode::to_upper(cp), out);
        } else {
            out.push(cp);
        }
    })
}

/// `text.title()`.
pub fn title(text: StrView<'_>) -> OwnedStr {
    if let Some(ascii) = text.as_ascii_str() {
        return OwnedStr::Latin1(bytes_title(ascii.as_bytes()));
    }
    let mut after_cased = false;
    map(text, |i, cp, out| {
        if after_cased {
            push_lower(text, i, cp, out);
        } else {
            push_all(unicode::to_title(cp), out);
        }
        after_cased = unicode::is_cased(cp);
    })
}

fn map(text: StrView<'_>, mut each: impl FnMut(usize, u32, &mut StrBuf)) -> OwnedStr {
    let mut out = StrBuf::with_capacity(text.len());
    text.chars().enumerate().for_each(|(i, cp)| each(i, cp, &mut out));
    out.finish()
}

#[inline]
fn push_all(mapped: unicode::Mapped, out: &mut StrBuf) {
    mapped.as_slice().iter().for_each(|&cp| out.push(cp));
}

fn latin1_lower(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' | 0xC0..=0xD6 | 0xD8..=0xDE => byte + 0x20,
        _ => byte,
    }
}

#[inline]
fn push_lower(text: StrView<'_>, index: usize, cp: u32, out: &mut StrBuf) {
    match cp {
        0..0x80 => out.push(u32::from((cp as u8).to_ascii_lowercase())),
        CAPITAL_SIGMA if is_final(text, index) => out.push(FINAL_SIGMA),
        CAPITAL_SIGMA => out.push(SMALL_SIGMA),
        _ => push_all(unicode::to_lower(cp), out),
    }
}

/// Whether a sigma at `index` ends a word: a cased letter before it and none after it, not
/// counting case-ignorable characters.
#[cold]
fn is_final(text: StrView<'_>, index: usize) -> bool {
    let letter = |cp: &u32| !unicode::is_case_ignorable(*cp);
    let before = text.slice(0, index).chars().rev().find(letter);
    let after = text.slice(index + 1, text.len()).chars().find(letter);
    before.is_some_and(unicode::is_cased) && !after.is_some_and(unicode::is_cased)
}
