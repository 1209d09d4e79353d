//! The exception table: ranges of code, each with the handler that exceptions in it go to.
//!
//! Format: numbers of 6 bits a byte, the highest first, bit 6 on all but the last byte; bit 7
//! marks the first byte of an entry. An entry is start, length, target, and depth * 2 + lasti.

use super::{Cursor, TableError, TableErrorKind};

/// One range. When an instruction in it raises, the stack is cut to `depth` entries, the
/// instruction's offset is pushed if `lasti`, then the exception, and control goes to `target`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExceptionEntry {
    pub start: u32,
    /// Exclusive.
    pub end: u32,
    pub target: u32,
    pub depth: u32,
    pub lasti: bool,
}

impl ExceptionEntry {
    /// The stack's depth at the handler's first instruction.
    pub fn depth_at_target(&self) -> u32 {
        self.depth + u32::from(self.lasti) + 1
    }
}

const MARK: u8 = 0x80;
const MORE: u8 = 0x40;

/// All entries, as they stand; whether they fit the code is the verifier's business.
pub fn parse_exception_table(table: &[u8]) -> Result<Vec<ExceptionEntry>, TableError> {
    let mut cursor = Cursor::new(table);
    let mut entries = Vec::new();
    while cursor.peek().is_some() {
        let start = read_number(&mut cursor, true)?;
        let length = read_number(&mut cursor, false)?;
        let target = read_number(&mut cursor, false)?;
        let depth = read_number(&mut cursor, false)?;
        entries.push(ExceptionEntry {
            start,
            // Numbers have 30 bits.
            end: start + length,
            target,
            depth: depth >> 1,
            lasti: depth & 1 != 0,
        });
    }
    Ok(entries)
}

fn read_number(cursor: &mut Cursor<'_>, first: bool) -> Result<u32, TableError> {
    let mut value = 0u32;
    let mut marked = first;
    loop {
        let at = cursor.at;
        let byte = cursor.byte()?;
        if (byte & MARK != 0) != marked {
            return Err(TableError { offset: at, kind: TableErrorKind::BadMark });
        }
        if value >> 24 != 0 {
            return Err(TableError { offset: at, kind: TableErrorKind::NumberOutOfRange });
        }
        marked = false;
        value = value << 6 | u32::from(byte & 0x3f);
        if byte & MORE == 0 {
            return Ok(value);
        }
    }
}

/// The entry for an instruction at `offset`: the first that covers it. `entries` are sorted.
pub fn find_handler(entries: &[ExceptionEntry], offset: u32) -> Option<&ExceptionEntry> {
    let after = entries.partition_point(|entry| entry.end <= offset);
    entries.get(after).filter(|entry| entry.start <= offset)
}

/// The table's bytes. Numbers must be below 2 ** 30 (depths below 2 ** 29).
pub fn encode_exception_table(entries: &[ExceptionEntry]) -> Vec<u8> {
    let mut table = Vec::new();
    for entry in entries {
        write_number(&mut table, entry.start, MARK);
        write_number(&mut table, entry.end - entry.start, 0);
        write_number(&mut table, entry.target, 0);
        write_number(&mut table, entry.depth << 1 | u32::from(entry.lasti), 0);
    }
    table
}

fn write_number(table: &mut Vec<u8>, value: u32, mark: u8) {
    debug_assert!(value >> 30 == 0, "{value} has more than 30 bits");
    let mut mark = mark;
    for shift in [24, 18, 12, 6] {
        if value >> shift != 0 {
            table.push((value >> shift) as u8 & 0x3f | MORE | mark);
            mark = 0;
        }
    }
    table.push(value as u8 & 0x3f | mark);
}
