//! Where a node or an instruction stands in the source.

/// A range of source text, as `ast` nodes give it: lines from 1, columns in bytes of UTF-8 from
/// 0, the end exclusive. Every field is -1 where there is no such place ([`Location::NONE`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    pub line: i32,
    pub end_line: i32,
    pub column: i32,
    pub end_column: i32,
}

impl Location {
    /// Of instructions that stand for no source text.
    pub const NONE: Location = Location { line: -1, end_line: -1, column: -1, end_column: -1 };

    pub const fn new(line: i32, end_line: i32, column: i32, end_column: i32) -> Location {
        Location { line, end_line, column, end_column }
    }

    pub const fn is_none(self) -> bool {
        self.line == -1
    }

    /// From the start of this one to the end of `other`.
    pub const fn to(self, other: Location) -> Location {
        Location { end_line: other.end_line, end_column: other.end_column, ..self }
    }
}
