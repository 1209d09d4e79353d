//! From what `compile` is given to text that ends its lines with `\n`: byte order mark, encoding
//! declaration (PEP 263), newlines.

mod cookie;
mod encodings;
mod invalid;

use std::borrow::Cow;

use crate::error::{CompileError, ErrorKind, Place};

pub use invalid::undecodable;

/// What is compiled.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// As read from a file: what encoding it has, it says itself.
    Bytes(&'a [u8]),
    /// Decoded already; a declaration of an encoding is only a comment.
    Text(&'a str),
}

/// Source text, and what was wrong with it.
#[derive(Debug)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// Bytes that are no UTF-8 though no other encoding is declared: in the text they are
    /// U+FFFD. Where the first stands in the bytes. In comments that is allowed
    /// ([`undecodable`] looks after the others).
    pub invalid: Option<usize>,
    /// Bytes without a byte order mark or a declaration.
    pub undeclared: bool,
}

/// Decodes a source.
///
/// # Errors
/// A SyntaxError for null bytes, unknown encodings, and bytes that a declared encoding does not
/// have; an OverflowError for more than 2 GB.
pub fn decode(input: Input<'_>) -> Result<Decoded<'_>, CompileError> {
    let bytes = match input {
        Input::Bytes(bytes) => bytes,
        Input::Text(text) => text.as_bytes(),
    };
    if memchr::memchr(0, bytes).is_some() {
        let message = "source code string cannot contain null bytes";
        return Err(CompileError::plain(ErrorKind::Syntax, message));
    }
    match input {
        Input::Text(text) => {
            let text = newlines(Cow::Borrowed(text));
            Ok(Decoded { text, invalid: None, undeclared: false })
        }
        Input::Bytes(bytes) => decode_bytes(bytes),
    }
}

const BOM: &[u8] = b"\xef\xbb\xbf";

fn decode_bytes(bytes: &[u8]) -> Result<Decoded<'_>, CompileError> {
    let (bytes, has_bom) = match bytes.strip_prefix(BOM) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let declared = cookie::declared(bytes);
    match declared.as_deref() {
        None | Some("utf-8") => {
            let (text, invalid) = match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), None),
                Err(error) => (String::from_utf8_lossy(bytes), Some(error.valid_up_to())),
            };
            let undeclared = declared.is_none() && !has_bom;
            Ok(Decoded { text: newlines(text), invalid, undeclared })
        }
        Some(name) if has_bom => Err(problem(format!("encoding problem: {name} with BOM"))),
        Some(name) => {
            let text = encodings::decode(name, &byte_newlines(bytes)).map_err(problem)?;
            let text = newlines(Cow::Owned(text));
            Ok(Decoded { text, invalid: None, undeclared: false })
        }
    }
}

/// A SyntaxError of the source as a whole.
fn problem(message: String) -> CompileError {
    let place = Place { line: 0, offset: -1, end_line: None, end_offset: None, text: None };
    CompileError { kind: ErrorKind::Syntax, message, place: Some(place) }
}

/// `\r\n` and `\r` as `\n`.
fn newlines(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// As [`newlines`], before decoding: errors count the bytes after that.
fn byte_newlines(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\r', bytes).is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\r' => out.push(b'\n'),
            b'\n' if at > 0 && bytes[at - 1] == b'\r' => {}
            _ => out.push(byte),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
