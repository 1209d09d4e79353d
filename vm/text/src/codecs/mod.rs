//! The codecs that the interpreter itself needs: UTF-8, Latin-1, ASCII, UTF-16, UTF-32, and
//! the escapes of string literals.
//!
//! What cannot be decoded or encoded is a fault with CPython's positions and reason. A handler
//! decides what becomes of it: one of the built-in ones, or the caller's for registered ones.

mod decode;
mod encode;
mod escape;
mod handlers;

#[cfg(test)]
mod tests;

pub use decode::decode;
pub use encode::encode;
pub use handlers::{DecodeErrors, EncodeErrors};

use crate::repr::push_backslash_escape;
use crate::view::{OwnedStr, StrBuf, StrView};

/// An encoding.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Latin1,
    Ascii,
    /// Little-endian; written with a byte order mark, and read as one at the start says.
    Utf16,
    Utf16Le,
    Utf16Be,
    /// Little-endian; written with a byte order mark, and read as one at the start says.
    Utf32,
    Utf32Le,
    Utf32Be,
    /// ASCII, with the escapes of Python's string literals.
    UnicodeEscape,
    /// Latin-1, with `\u` and `\U` for what is beyond.
    RawUnicodeEscape,
}

impl Encoding {
    /// The encoding that `name` stands for, in the spellings that CPython knows without its
    /// `encodings` package. Case and `_` for `-` do not matter.
    pub fn by_name(name: &str) -> Option<Encoding> {
        let normal = name.to_ascii_lowercase().replace('_', "-");
        Some(match normal.as_str() {
            "utf-8" | "utf8" => Encoding::Utf8,
            "utf-16" | "utf16" => Encoding::Utf16,
            "utf-16-le" => Encoding::Utf16Le,
            "utf-16-be" => Encoding::Utf16Be,
            "utf-32" | "utf32" => Encoding::Utf32,
            "utf-32-le" => Encoding::Utf32Le,
            "utf-32-be" => Encoding::Utf32Be,
            "unicode-escape" => Encoding::UnicodeEscape,
            "raw-unicode-escape" => Encoding::RawUnicodeEscape,
            "ascii" | "us-ascii" => Encoding::Ascii,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" => Encoding::Latin1,
            _ => return None,
        })
    }

    /// The name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Latin1 => "latin-1",
            Encoding::Ascii => "ascii",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf16Le => "utf-16-le",
            Encoding::Utf16Be => "utf-16-be",
            Encoding::Utf32 => "utf-32",
            Encoding::Utf32Le => "utf-32-le",
            Encoding::Utf32Be => "utf-32-be",
            Encoding::UnicodeEscape => "unicodeescape",
            Encoding::RawUnicodeEscape => "rawunicodeescape",
        }
    }

    /// The bytes of a code unit.
    fn unit_len(self) -> usize {
        match self {
            Encoding::Utf8
            | Encoding::Latin1
            | Encoding::Ascii
            | Encoding::UnicodeEscape
            | Encoding::RawUnicodeEscape => 1,
            Encoding::Utf16 | Encoding::Utf16Le | Encoding::Utf16Be => 2,
            Encoding::Utf32 | Encoding::Utf32Le | Encoding::Utf32Be => 4,
        }
    }

    fn is_big_endian(self) -> bool {
        matches!(self, Encoding::Utf16Be | Encoding::Utf32Be)
    }
}

/// What a UnicodeDecodeError or a UnicodeEncodeError says: where, and why. Positions count
/// bytes of the input, or code points of the text.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub encoding: Encoding,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

impl Fault {
    /// `str(UnicodeDecodeError)`.
    pub fn decode_message(&self, input: &[u8]) -> String {
        let Fault { encoding, start, end, reason } = *self;
        let what = if end == start + 1 {
            format!("byte 0x{:02x} in position {start}", input[start])
        } else {
            format!("bytes in position {start}-{}", end - 1)
        };
        format!("'{}' codec can't decode {what}: {reason}", encoding.name())
    }

    /// `str(UnicodeEncodeError)`.
    pub fn encode_message(&self, text: StrView<'_>) -> String {
        let Fault { encoding, start, end, reason } = *self;
        let what = if end == start + 1 {
            let mut escape = StrBuf::new();
            push_backslash_escape(text.at(start), &mut escape);
            format!("character '{}' in position {start}", escape.as_view().to_utf8_lossy())
        } else {
            format!("characters in position {start}-{}", end - 1)
        };
        format!("'{}' codec can't encode {what}: {reason}", encoding.name())
    }
}

/// What to do with bytes that cannot be decoded.
pub trait DecodeHandler {
    type Error;

    /// Appends what stands for the faulty bytes and returns where to go on.
    fn handle(
        &mut self,
        fault: &Fault,
        input: &[u8],
        out: &mut StrBuf,
    ) -> Result<usize, Self::Error>;
}

/// What stands for code points that cannot be encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// As it is.
    Bytes(Vec<u8>),
    /// To be encoded, which must be possible.
    Text(OwnedStr),
}

/// What to do with code points that cannot be encoded.
pub trait EncodeHandler {
    type Error: From<Fault>;

    /// What stands for the code points, and where to go on.
    fn handle(
        &mut self,
        fault: &Fault,
        text: StrView<'_>,
    ) -> Result<(Replacement, usize), Self::Error>;
}
