//! `.pyc` files: a header of 16 bytes, then one marshalled code object.
//!
//! Stricter than CPython's importer in one respect: nothing may follow the code object.

use std::fmt;
use std::rc::Rc;

use crate::code::{CodeObject, Const};
use crate::marshal::{DumpError, Flags, MarshalError, Reader, dump_code};

/// The magic number of Python 3.12, before `\r\n`.
pub const MAGIC: u16 = 3531;

/// Size of the header.
pub const HEADER_SIZE: usize = 16;

/// What a file says about the source it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PycHeader {
    /// Valid while the source has this time of modification (seconds, cut to 32 bits) and size
    /// (likewise).
    Timestamp { mtime: u32, size: u32 },
    /// Valid for a source of this hash, which is looked at only if `check_source`.
    Hash { check_source: bool, hash: [u8; 8] },
}

const HASH_BASED: u32 = 1;
const CHECK_SOURCE: u32 = 2;

impl PycHeader {
    pub fn parse(bytes: &[u8]) -> Result<PycHeader, PycError> {
        if let Some(magic) = bytes.first_chunk::<4>() {
            check_magic(*magic)?;
        }
        let Some(header) = bytes.first_chunk::<HEADER_SIZE>() else {
            return Err(PycError::TruncatedHeader { found: bytes.len() });
        };
        let word = |at: usize| {
            u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        let flags = word(4);
        if flags & !(HASH_BASED | CHECK_SOURCE) != 0 {
            return Err(PycError::UnknownFlags { found: flags });
        }
        if flags & HASH_BASED == 0 {
            return Ok(PycHeader::Timestamp { mtime: word(8), size: word(12) });
        }
        let mut hash = [0; 8];
        hash.copy_from_slice(&header[8..]);
        Ok(PycHeader::Hash { check_source: flags & CHECK_SOURCE != 0, hash })
    }

    pub fn to_bytes(self) -> [u8; HEADER_SIZE] {
        let mut header = [0; HEADER_SIZE];
        header[..2].copy_from_slice(&MAGIC.to_le_bytes());
        header[2..4].copy_from_slice(b"\r\n");
        match self {
            PycHeader::Timestamp { mtime, size } => {
                header[8..12].copy_from_slice(&mtime.to_le_bytes());
                header[12..].copy_from_slice(&size.to_le_bytes());
            }
            PycHeader::Hash { check_source, hash } => {
                header[4] = HASH_BASED as u8 | if check_source { CHECK_SOURCE as u8 } else { 0 };
                header[8..].copy_from_slice(&hash);
            }
        }
        header
    }
}

fn check_magic(magic: [u8; 4]) -> Result<(), PycError> {
    let number = u16::from_le_bytes([magic[0], magic[1]]);
    if magic[2..] != *b"\r\n" {
        return Err(PycError::NotPyc { found: magic });
    }
    if number != MAGIC {
        return Err(PycError::WrongVersion { found: number });
    }
    Ok(())
}

/// Which Python writes that magic number, as far as the ranges set aside for each are known.
pub fn python_version(magic: u16) -> Option<&'static str> {
    Some(match magic {
        62171..=62211 => "Python 2.7",
        3000..=3131 => "Python 3.0",
        3141..=3151 => "Python 3.1",
        3160..=3180 => "Python 3.2",
        3190..=3230 => "Python 3.3",
        3250..=3310 => "Python 3.4",
        3320..=3351 => "Python 3.5",
        3360..=3379 => "Python 3.6",
        3390..=3394 => "Python 3.7",
        3400..=3413 => "Python 3.8",
        3420..=3425 => "Python 3.9",
        3430..=3439 => "Python 3.10",
        3450..=3495 => "Python 3.11",
        MAGIC => "Python 3.12",
        3500..=3530 => "a preview of Python 3.12",
        3550..=3599 => "Python 3.13",
        3600..=3649 => "Python 3.14",
        _ => return None,
    })
}

/// Why a file cannot be read. Offsets count from the file's start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PycError {
    NotPyc { found: [u8; 4] },
    WrongVersion { found: u16 },
    TruncatedHeader { found: usize },
    UnknownFlags { found: u32 },
    Marshal(MarshalError),
    NotCode { found: &'static str },
    TrailingBytes { offset: usize, count: usize },
}

impl PycError {
    /// The first byte that isn't as it should be.
    pub fn offset(&self) -> usize {
        match self {
            PycError::NotPyc { .. } | PycError::WrongVersion { .. } => 0,
            PycError::TruncatedHeader { found } => *found,
            PycError::UnknownFlags { .. } => 4,
            PycError::Marshal(error) => error.offset,
            PycError::NotCode { .. } => HEADER_SIZE,
            PycError::TrailingBytes { offset, .. } => *offset,
        }
    }
}

impl fmt::Display for PycError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PycError::NotPyc { found } => {
                write!(
                    f,
                    "not a .pyc file: expected magic number {MAGIC} and \\r\\n, found bytes "
                )?;
                write!(f, "\"{}\"", found.escape_ascii())
            }
            PycError::WrongVersion { found } => {
                write!(f, "expected magic number {MAGIC} (Python 3.12), found {found} ")?;
                write!(f, "({})", python_version(*found).unwrap_or("an unknown version"))
            }
            PycError::TruncatedHeader { found } => {
                write!(f, "truncated header: expected {HEADER_SIZE} bytes, found {found}")
            }
            PycError::UnknownFlags { found } => {
                write!(f, "expected header flags 0 to 3, found {found:#x}")
            }
            PycError::Marshal(error) => error.fmt(f),
            PycError::NotCode { found } => {
                write!(
                    f,
                    "expected a code object after the header, found an object of type {found}"
                )
            }
            PycError::TrailingBytes { offset, count } => {
                write!(f, "expected the end of the file at byte {offset}, found {count} more bytes")
            }
        }
    }
}

impl std::error::Error for PycError {}

/// Reads a whole file.
pub fn read_pyc(bytes: &[u8]) -> Result<(PycHeader, CodeObject), PycError> {
    let header = PycHeader::parse(bytes)?;
    let mut reader = Reader::new(&bytes[HEADER_SIZE..]);
    let object = reader.read_object().map_err(|mut error| {
        error.offset += HEADER_SIZE;
        PycError::Marshal(error)
    })?;
    let offset = HEADER_SIZE + reader.position();
    // The table of references may hold the object too.
    drop(reader);
    let Const::Code(code) = object else {
        return Err(PycError::NotCode { found: object.type_name() });
    };
    if offset < bytes.len() {
        return Err(PycError::TrailingBytes { offset, count: bytes.len() - offset });
    }
    Ok((header, Rc::unwrap_or_clone(code)))
}

/// The bytes of a whole file.
pub fn write_pyc(
    header: PycHeader,
    code: &CodeObject,
    flags: Flags<'_>,
) -> Result<Vec<u8>, DumpError> {
    let body = dump_code(code, flags)?;
    Ok([header.to_bytes().as_slice(), &body].concat())
}

#[cfg(test)]
mod tests;
