//! From byte offsets to lines and columns.

use ruff_text_size::{TextRange, TextSize};

use crate::location::Location;

/// Where the lines of a source begin. Offsets are mostly asked for in ascending order, so the
/// line of the last answer is tried first.
pub(super) struct Lines {
    /// The offset of each line's first byte, and at the end one beyond every offset.
    starts: Vec<u32>,
    last: usize,
}

impl Lines {
    pub(super) fn new(source: &str) -> Lines {
        let mut starts = Vec::with_capacity(source.len() / 32 + 2);
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at as u32 + 1));
        starts.push(u32::MAX);
        Lines { starts, last: 0 }
    }

    /// The line, from 1, and the column, from 0, of an offset.
    pub(super) fn place(&mut self, offset: TextSize) -> (i32, i32) {
        let offset = offset.to_u32();
        let mut line = self.last;
        if offset < self.starts[line] || offset >= self.starts[line + 1] {
            line = match self.starts.get(line + 2) {
                Some(&end) if offset >= self.starts[line + 1] && offset < end => line + 1,
                _ => self.starts.partition_point(|&start| start <= offset) - 1,
            };
            self.last = line;
        }
        (line as i32 + 1, (offset - self.starts[line]) as i32)
    }

    pub(super) fn locate(&mut self, range: TextRange) -> Location {
        let (line, column) = self.place(range.start());
        let start = self.last;
        let (end_line, end_column) = self.place(range.end());
        // What is asked for next is mostly inside this range.
        self.last = start;
        Location { line, end_line, column, end_column }
    }
}
