//! Strings as code objects hold them: immutable, cheap to clone, and able to hold lone
//! surrogates, which Python's strings may contain.
//!
//! Invariant: the bytes are UTF-8 in which surrogates U+D800 to U+DFFF stand as three bytes
//! each (what Python calls `utf-8` with `surrogatepass`). Two surrogates that would form a
//! pair stay two characters, so the bytes may be what WTF-8 proper forbids.

use std::fmt;
use std::rc::Rc;

/// An immutable string. `clone` shares the bytes, and [`Text::same_object`] tells sharing from
/// equality, which is what marshal references are made of.
#[derive(Clone)]
pub struct Text {
    bytes: Rc<[u8]>,
    interned: bool,
    ascii: bool,
}

/// Why bytes are not text, as CPython's decoder says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextError {
    /// The offending bytes, `start..end`.
    pub start: usize,
    pub end: usize,
    /// "invalid start byte", "invalid continuation byte" or "unexpected end of data".
    pub reason: &'static str,
}

impl Text {
    /// A string that is not interned.
    pub fn new(text: &str) -> Text {
        Text { bytes: text.as_bytes().into(), interned: false, ascii: text.is_ascii() }
    }

    /// A string marked as interned.
    pub fn interned(text: &str) -> Text {
        Text { interned: true, ..Text::new(text) }
    }

    /// From UTF-8 that may hold surrogates.
    pub fn from_bytes(bytes: &[u8], interned: bool) -> Result<Text, TextError> {
        check(bytes)?;
        Ok(Text { bytes: bytes.into(), interned, ascii: bytes.is_ascii() })
    }

    /// From Latin-1.
    pub fn from_latin1(bytes: &[u8], interned: bool) -> Text {
        if bytes.is_ascii() {
            return Text { bytes: bytes.into(), interned, ascii: true };
        }
        let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        Text { bytes: text.as_bytes().into(), interned, ascii: false }
    }

    /// The bytes, see the invariant of the module.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// As Rust text; `None` if it contains surrogates.
    pub fn to_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// As Rust text, surrogates replaced.
    pub fn to_string_lossy(&self) -> String {
        self.chars().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }

    pub fn is_interned(&self) -> bool {
        self.interned
    }

    /// The same string, marked as interned.
    pub fn to_interned(&self) -> Text {
        Text { interned: true, ..self.clone() }
    }

    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The code points, surrogates included.
    pub fn chars(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest: &[u8] = &self.bytes;
        std::iter::from_fn(move || {
            let (code, length) = decode(rest).ok()?;
            rest = &rest[length..];
            Some(code)
        })
    }

    /// Whether both are one object, not just equal.
    pub fn same_object(&self, other: &Text) -> bool {
        Rc::ptr_eq(&self.bytes, &other.bytes)
    }

    /// A number that is the same for clones, and differs between objects alive together.
    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.bytes).cast::<u8>() as usize
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.same_object(other) || self.bytes == other.bytes
    }
}

impl Eq for Text {}

impl std::hash::Hash for Text {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        *self.bytes == *other.as_bytes()
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        *self.bytes == *other.as_bytes()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::new(text)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string_lossy(), f)
    }
}

/// For messages: surrogates are replaced.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_string_lossy())
    }
}

fn check(bytes: &[u8]) -> Result<(), TextError> {
    let mut at = match std::str::from_utf8(bytes) {
        Ok(_) => return Ok(()),
        Err(error) => error.valid_up_to(),
    };
    while at < bytes.len() {
        match decode(&bytes[at..]) {
            Ok((_, length)) => at += length,
            Err((length, reason)) => {
                return Err(TextError { start: at, end: at + length, reason });
            }
        }
    }
    Ok(())
}

/// The first code point and its length, or the length of what is wrong and why. The lengths of
/// errors are those of Unicode's "maximal subparts", as CPython reports them; a surrogate that
/// is cut short counts as one wrong byte.
fn decode(bytes: &[u8]) -> Result<(u32, usize), (usize, &'static str)> {
    let first = *bytes.first().ok_or((0, "unexpected end of data"))?;
    let (length, lead, second) = match first {
        0..=0x7f => return Ok((u32::from(first), 1)),
        0xc2..=0xdf => (2, first & 0x1f, 0x80..=0xbf),
        0xe0 => (3, first & 0x0f, 0xa0..=0xbf),
        0xe1..=0xef => (3, first & 0x0f, 0x80..=0xbf),
        0xf0 => (4, first & 0x07, 0x90..=0xbf),
        0xf1..=0xf3 => (4, first & 0x07, 0x80..=0xbf),
        0xf4 => (4, first & 0x07, 0x80..=0x8f),
        _ => return Err((1, "invalid start byte")),
    };
    let surrogate = first == 0xed && bytes.get(1).is_some_and(|&byte| byte >= 0xa0);
    let mut code = u32::from(lead);
    for position in 1..length {
        let allowed = if position == 1 { second.clone() } else { 0x80..=0xbf };
        match bytes.get(position) {
            Some(byte) if allowed.contains(byte) => code = code << 6 | u32::from(byte & 0x3f),
            _ if surrogate => return Err((1, "invalid continuation byte")),
            Some(_) => return Err((position, "invalid continuation byte")),
            None => return Err((position, "unexpected end of data")),
        }
    }
    Ok((code, length))
}

#[cfg(test)]
mod tests;
