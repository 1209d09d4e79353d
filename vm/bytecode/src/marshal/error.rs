//! What can be wrong with marshalled data, and the Python exception for it.

use std::fmt;

use crate::text::TextError;

/// Why data cannot be read, and where: `offset` is that of the byte after the last one read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarshalError {
    pub offset: usize,
    pub kind: MarshalErrorKind,
}

/// What is wrong. The text of each, and the exception's type, are CPython's (see
/// [`MarshalError::exception`]); the last two are limits of this reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarshalErrorKind {
    /// The data ends where an object should begin.
    NoObject,
    /// The data ends where a byte of an object should be.
    NoByte,
    /// The data ends within a number or string.
    TooShort,
    UnknownTypeCode(u8),
    /// A negative or excessive size of what is named.
    SizeOutOfRange(&'static str),
    DigitOutOfRange,
    UnnormalizedLong,
    InvalidReference,
    RecursionLimit,
    /// The end mark of dicts in place of an object that is part of what is named.
    NullIn(&'static str),
    /// A key or element of the type named.
    Unhashable(&'static str),
    /// A float in text form that is none.
    NotAFloat(String),
    /// Not UTF-8.
    NotText(TextError, u8),
    /// A code object with fields of wrong types or lengths; CPython's internal error.
    BadCodeFields(&'static str),
    /// A name that isn't a string but of the type named.
    NameNotText(&'static str),
    OddCodeLength,
    TooFewNames,
    /// A container that contains itself: valid for CPython, not representable here.
    Recursive,
}

impl MarshalErrorKind {
    fn exception_type(&self) -> &'static str {
        use MarshalErrorKind::*;
        match self {
            NoObject | NoByte | TooShort => "EOFError",
            NullIn(_) | Unhashable(_) | NameNotText(_) => "TypeError",
            NotText(..) => "UnicodeDecodeError",
            BadCodeFields(_) => "SystemError",
            UnknownTypeCode(_) | SizeOutOfRange(_) | DigitOutOfRange | UnnormalizedLong
            | InvalidReference | RecursionLimit | NotAFloat(_) | OddCodeLength | TooFewNames
            | Recursive => "ValueError",
        }
    }
}

impl fmt::Display for MarshalErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use MarshalErrorKind::*;
        match self {
            NoObject => f.write_str("EOF read where object expected"),
            NoByte => f.write_str("EOF read where not expected"),
            TooShort => f.write_str("marshal data too short"),
            UnknownTypeCode(_) => f.write_str("bad marshal data (unknown type code)"),
            SizeOutOfRange(what) => write!(f, "bad marshal data ({what} size out of range)"),
            DigitOutOfRange => f.write_str("bad marshal data (digit out of range in long)"),
            UnnormalizedLong => f.write_str("bad marshal data (unnormalized long data)"),
            InvalidReference => f.write_str("bad marshal data (invalid reference)"),
            RecursionLimit => f.write_str("recursion limit exceeded"),
            NullIn(what) => write!(f, "NULL object in marshal data for {what}"),
            Unhashable(what) => write!(f, "unhashable type: '{what}'"),
            NotAFloat(text) => write!(f, "could not convert string to float: '{text}'"),
            NotText(error, byte) => not_text(f, error, *byte),
            BadCodeFields(_) => {
                f.write_str("Objects/codeobject.c:354: bad argument to internal function")
            }
            NameNotText(what) => {
                write!(f, "name tuples must contain only strings, not '{what}'")
            }
            OddCodeLength => f.write_str("code: co_code is malformed"),
            TooFewNames => f.write_str("code: varnames is too small"),
            Recursive => f.write_str("bad marshal data (recursive reference)"),
        }
    }
}

fn not_text(f: &mut fmt::Formatter<'_>, error: &TextError, byte: u8) -> fmt::Result {
    let TextError { start, end, reason } = error;
    if end - start == 1 {
        write!(f, "'utf-8' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
    } else {
        let last = end - 1;
        write!(f, "'utf-8' codec can't decode bytes in position {start}-{last}: {reason}")
    }
}

impl MarshalError {
    /// The name of the Python exception, and its message.
    pub fn exception(&self) -> (&'static str, String) {
        (self.kind.exception_type(), self.kind.to_string())
    }
}

impl fmt::Display for MarshalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            MarshalErrorKind::BadCodeFields(what) => {
                write!(f, "bad marshal data (code object: {what})")?;
            }
            MarshalErrorKind::UnknownTypeCode(code) => {
                write!(f, "bad marshal data (unknown type code 0x{code:02x})")?;
            }
            kind => kind.fmt(f)?,
        }
        write!(f, " at byte {}", self.offset)
    }
}

impl std::error::Error for MarshalError {}
