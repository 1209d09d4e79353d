//! The two tables of a code object: where exceptions are handled, and which source positions
//! instructions come from. Both parse into plain rows, and writers give CPython's bytes.
//!
//! Offsets count code units.

pub mod exceptions;
pub mod lines;

use std::fmt;

pub use exceptions::{ExceptionEntry, encode_exception_table, find_handler, parse_exception_table};
pub use lines::{LineEntry, LineRange, LineTable, LineTableWriter, Position};

/// Why a table cannot be parsed, and at which of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableError {
    pub offset: usize,
    pub kind: TableErrorKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableErrorKind {
    /// The table ends within an entry.
    Truncated,
    /// An entry doesn't begin with its mark, or the mark is within an entry.
    BadMark,
    /// A number doesn't fit.
    NumberOutOfRange,
}

impl fmt::Display for TableErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TableErrorKind::Truncated => "the table ends within an entry",
            TableErrorKind::BadMark => "an entry's mark is misplaced",
            TableErrorKind::NumberOutOfRange => "a number is out of range",
        })
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)
    }
}

impl std::error::Error for TableError {}

/// Bytes of a table being read.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn new(bytes: &'a [u8]) -> Cursor<'a> {
        Cursor { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn byte(&mut self) -> Result<u8, TableError> {
        let byte = self.peek().ok_or_else(|| self.error(TableErrorKind::Truncated))?;
        self.at += 1;
        Ok(byte)
    }

    fn error(&self, kind: TableErrorKind) -> TableError {
        TableError { offset: self.at, kind }
    }
}

#[cfg(test)]
mod tests;
