//! The line table: the source position of every code unit.
//!
//! An entry covers 1 to 8 units. Its first byte has bit 7 set, the form in bits 3 to 6 and the
//! number of units less one below. Lines are given as differences to the last entry's line.
//! Numbers have 6 bits a byte, the lowest first, bit 6 on all but the last byte; signed ones
//! keep the sign in bit 0.

use super::{Cursor, TableError, TableErrorKind};

/// A stretch of source text: lines from 1, columns in bytes from 0, ends inclusive of the line
/// and exclusive of the column. What isn't known is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    pub column: Option<u32>,
    pub end_column: Option<u32>,
}

/// The position of the units `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineEntry {
    pub start: u32,
    pub end: u32,
    pub position: Position,
}

/// Units `start..end` that belong to one line, or to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRange {
    pub start: u32,
    pub end: u32,
    pub line: Option<u32>,
}

/// A parsed table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineTable {
    entries: Vec<LineEntry>,
}

/// Forms of an entry; 0 to 9 are `SHORT`.
mod form {
    pub(super) const ONE_LINE: u8 = 10;
    pub(super) const ONE_LINE_LAST: u8 = 12;
    pub(super) const NO_COLUMNS: u8 = 13;
    pub(super) const LONG: u8 = 14;
    pub(super) const NONE: u8 = 15;
}

const MARK: u8 = 0x80;
const MORE: u8 = 0x40;

impl LineTable {
    /// Parses the table of a code object whose first line is `firstlineno`.
    pub fn parse(table: &[u8], firstlineno: u32) -> Result<LineTable, TableError> {
        let mut cursor = Cursor::new(table);
        let mut entries = Vec::with_capacity(table.len() / 2);
        let mut line = firstlineno;
        let mut unit = 0u32;
        while cursor.peek().is_some() {
            let start = unit;
            let (units, position) = read_entry(&mut cursor, &mut line)?;
            // Each byte covers at most 8 units, so this cannot overflow for tables below 512 MiB.
            unit = unit.saturating_add(units);
            entries.push(LineEntry { start, end: unit, position });
        }
        Ok(LineTable { entries })
    }

    /// The entries, contiguous from unit 0.
    pub fn entries(&self) -> &[LineEntry] {
        &self.entries
    }

    /// The position of a unit: `co_positions()`.
    pub fn position_of(&self, unit: u32) -> Position {
        let after = self.entries.partition_point(|entry| entry.end <= unit);
        self.entries.get(after).map(|entry| entry.position).unwrap_or_default()
    }

    /// The line of a unit.
    pub fn line_of(&self, unit: u32) -> Option<u32> {
        self.position_of(unit).line
    }

    /// The positions of units 0, 1, 2, ...: `co_positions()` of a code of that many units.
    pub fn positions(&self, units: u32) -> impl Iterator<Item = Position> + '_ {
        let covered =
            self.entries.iter().flat_map(|entry| (entry.start..entry.end).map(|_| entry.position));
        covered.chain(std::iter::repeat(Position::default())).take(units as usize)
    }

    /// Neighbouring entries of one line put together: `co_lines()`.
    pub fn lines(&self) -> impl Iterator<Item = LineRange> + '_ {
        self.entries.chunk_by(|a, b| a.position.line == b.position.line).map(|chunk| LineRange {
            start: chunk[0].start,
            end: chunk[chunk.len() - 1].end,
            line: chunk[0].position.line,
        })
    }
}

fn read_entry(cursor: &mut Cursor<'_>, line: &mut u32) -> Result<(u32, Position), TableError> {
    let first = cursor.byte()?;
    if first & MARK == 0 {
        return Err(TableError { offset: cursor.at - 1, kind: TableErrorKind::BadMark });
    }
    let units = u32::from(first & 7) + 1;
    let form = first >> 3 & 0xf;
    let position = match form {
        form::NONE => Position::default(),
        form::LONG => {
            read_line(cursor, line)?;
            let more_lines = read_unsigned(cursor)?;
            // CPython has code whose end is on an earlier line than its start, and wraps.
            let end_line = line.wrapping_add(more_lines);
            let column = read_unsigned(cursor)?.checked_sub(1);
            let end_column = read_unsigned(cursor)?.checked_sub(1);
            Position { line: Some(*line), end_line: Some(end_line), column, end_column }
        }
        form::NO_COLUMNS => {
            read_line(cursor, line)?;
            Position { line: Some(*line), end_line: Some(*line), ..Position::default() }
        }
        _ => {
            let (column, end_column) = if form >= form::ONE_LINE {
                step_line(cursor, line, i64::from(form - form::ONE_LINE))?;
                (u32::from(cursor.byte()?), u32::from(cursor.byte()?))
            } else {
                let columns = cursor.byte()?;
                let column = u32::from(form) << 3 | u32::from(columns >> 4 & 7);
                (column, column + u32::from(columns & 15))
            };
            Position {
                line: Some(*line),
                end_line: Some(*line),
                column: Some(column),
                end_column: Some(end_column),
            }
        }
    };
    Ok((units, position))
}

fn read_line(cursor: &mut Cursor<'_>, line: &mut u32) -> Result<(), TableError> {
    let coded = read_unsigned(cursor)?;
    let distance = i64::from(coded >> 1);
    step_line(cursor, line, if coded & 1 != 0 { -distance } else { distance })
}

/// Lines stay in Python's `int`.
fn step_line(cursor: &Cursor<'_>, line: &mut u32, delta: i64) -> Result<(), TableError> {
    let stepped = i32::try_from(i64::from(*line) + delta).ok();
    let stepped = stepped.and_then(|line| u32::try_from(line).ok());
    *line = stepped.ok_or(cursor.error(TableErrorKind::NumberOutOfRange))?;
    Ok(())
}

fn read_unsigned(cursor: &mut Cursor<'_>) -> Result<u32, TableError> {
    let mut value = 0u64;
    for shift in (0..36).step_by(6) {
        let byte = cursor.byte()?;
        value |= u64::from(byte & 0x3f) << shift;
        if byte & MORE == 0 {
            return u32::try_from(value)
                .map_err(|_| cursor.error(TableErrorKind::NumberOutOfRange));
        }
    }
    Err(cursor.error(TableErrorKind::NumberOutOfRange))
}

/// Writes a table as CPython's assembler does: runs of one position are put together, cut into
/// entries of 8 units, each in the shortest form.
#[derive(Clone, Debug)]
pub struct LineTableWriter {
    table: Vec<u8>,
    line: u32,
    pending: Position,
    pending_units: u32,
}

impl LineTableWriter {
    pub fn new(firstlineno: u32) -> LineTableWriter {
        LineTableWriter::with_capacity(firstlineno, 0)
    }

    /// With room for so many bytes from the start.
    pub fn with_capacity(firstlineno: u32, bytes: usize) -> LineTableWriter {
        LineTableWriter {
            table: Vec::with_capacity(bytes),
            line: firstlineno,
            pending: Position::default(),
            pending_units: 0,
        }
    }

    /// The next `units` units come from `position`.
    pub fn push(&mut self, position: Position, units: u32) {
        if position != self.pending {
            self.flush();
            self.pending = position;
        }
        self.pending_units += units;
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.table
    }

    fn flush(&mut self) {
        while self.pending_units > 0 {
            let units = self.pending_units.min(8);
            self.pending_units -= units;
            self.write_entry(self.pending, units);
        }
    }

    fn write_entry(&mut self, position: Position, units: u32) {
        let Some(line) = position.line else {
            return self.write_first(form::NONE, units);
        };
        let end_line = position.end_line.unwrap_or(line);
        let delta = i64::from(line) - i64::from(self.line);
        self.line = line;
        match (position.column, position.end_column) {
            (Some(column), Some(end)) if end_line == line => {
                if delta == 0 && column < 80 && end >= column && end - column < 16 {
                    self.write_first((column >> 3) as u8, units);
                    self.table.push((column as u8 & 7) << 4 | (end - column) as u8);
                    return;
                }
                if (0..3).contains(&delta) && column < 128 && end < 128 {
                    self.write_first(form::ONE_LINE + delta as u8, units);
                    self.table.extend([column as u8, end as u8]);
                    return;
                }
            }
            (Some(_), Some(_)) => {}
            _ if end_line == line => {
                self.write_first(form::NO_COLUMNS, units);
                return self.write_signed(delta);
            }
            _ => {}
        }
        self.write_first(form::LONG, units);
        self.write_signed(delta);
        self.write_unsigned(u64::from(end_line.wrapping_sub(line)));
        self.write_unsigned(position.column.map_or(0, |column| u64::from(column) + 1));
        self.write_unsigned(position.end_column.map_or(0, |column| u64::from(column) + 1));
    }

    fn write_first(&mut self, form: u8, units: u32) {
        self.table.push(MARK | form << 3 | (units - 1) as u8);
    }

    fn write_signed(&mut self, value: i64) {
        self.write_unsigned(value.unsigned_abs() << 1 | u64::from(value < 0));
    }

    fn write_unsigned(&mut self, mut value: u64) {
        while value >= 64 {
            self.table.push(value as u8 & 0x3f | MORE);
            value >>= 6;
        }
        self.table.push(value as u8);
    }
}

const _: () = assert!(form::ONE_LINE_LAST + 1 == form::NO_COLUMNS);
