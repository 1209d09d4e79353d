//! What a compilation can end with, and warn of: plain data, from which a virtual machine makes
//! its exceptions.

use std::fmt;

use crate::location::Location;

/// The exception to raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Syntax,
    Indentation,
    Tab,
    /// `_IncompleteInputError`'s stand-in of 3.12: a SyntaxError "incomplete input".
    Incomplete,
    /// Without a position: `source code string cannot contain null bytes` is a SyntaxError.
    Value,
    Overflow,
    Recursion,
    Memory,
    Unicode,
    /// An internal limit or a bug of the compiler, said by name.
    System,
}

impl ErrorKind {
    /// The name of the Python exception.
    pub fn exception(self) -> &'static str {
        match self {
            ErrorKind::Syntax | ErrorKind::Incomplete => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::Value => "ValueError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::Recursion => "RecursionError",
            ErrorKind::Memory => "MemoryError",
            ErrorKind::Unicode => "UnicodeDecodeError",
            ErrorKind::System => "SystemError",
        }
    }
}

/// Why source does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    pub kind: ErrorKind,
    pub message: String,
    /// Of kinds with a position (SyntaxError and its kin): what the exception's attributes say.
    pub place: Option<Place>,
}

/// `lineno`, `offset`, `text`, `end_lineno`, `end_offset` of a SyntaxError.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: i32,
    /// In characters, from 1; 0 where CPython has no column.
    pub offset: i32,
    /// `None`: the attribute is None.
    pub end_line: Option<i32>,
    pub end_offset: Option<i32>,
    /// The line's text with its newline, if CPython gives one.
    pub text: Option<String>,
}

impl CompileError {
    /// A SyntaxError of the symbol table or the code generator at a node. `source` turns bytes
    /// into characters and finds the line.
    pub fn at(message: impl Into<String>, at: Location) -> CompileError {
        CompileError::pending(ErrorKind::Syntax, message.into(), at)
    }

    /// An error whose columns still count bytes from 0, and whose text is not there yet:
    /// [`CompileError::complete`] is applied once, where the source is at hand.
    pub(crate) fn pending(kind: ErrorKind, message: String, at: Location) -> CompileError {
        let place = Place {
            line: at.line,
            offset: at.column,
            end_line: Some(at.end_line),
            end_offset: Some(at.end_column),
            text: None,
        };
        CompileError { kind, message, place: Some(place) }
    }

    /// An error without a position.
    pub fn plain(kind: ErrorKind, message: impl Into<String>) -> CompileError {
        CompileError { kind, message: message.into(), place: None }
    }

    /// For errors of [`CompileError::at`]: columns in characters from 1, and the line's text.
    pub fn complete(mut self, source: &str) -> CompileError {
        let Some(place) = &mut self.place else { return self };
        place.offset = characters(source, place.line, place.offset);
        if let (Some(line), Some(offset)) = (place.end_line, place.end_offset) {
            place.end_offset = Some(characters(source, line, offset));
        }
        place.text = line_of(source, place.line).map(str::to_owned);
        self
    }
}

impl CompileError {
    /// As [`CompileError::complete`], for errors that CPython finds after parsing: their columns
    /// count bytes, and the line's text comes from the file, which names like `<string>` are not.
    pub fn complete_from_file(mut self, source: &str, filename: &str) -> CompileError {
        let Some(place) = &mut self.place else { return self };
        place.offset += 1;
        place.end_offset = place.end_offset.map(|offset| offset + 1);
        let is_file = !(filename.starts_with('<') && filename.ends_with('>'));
        place.text = line_of(source, place.line).filter(|_| is_file).map(str::to_owned);
        self
    }
}

/// A column in bytes from 0 as one in characters from 1.
fn characters(source: &str, line: i32, column: i32) -> i32 {
    let Ok(column) = usize::try_from(column) else { return 0 };
    let text = line_of(source, line).unwrap_or_default();
    let before = text.get(..column).unwrap_or(text);
    before.chars().count() as i32 + 1
}

/// A line, counted from 1, with its newline.
fn line_of(source: &str, line: i32) -> Option<&str> {
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    source.split_inclusive('\n').nth(index)
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.exception(), self.message)?;
        match &self.place {
            Some(place) => write!(f, " (line {}, offset {})", place.line, place.offset),
            None => Ok(()),
        }
    }
}

impl std::error::Error for CompileError {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningCategory {
    Syntax,
    Deprecation,
}

/// Something to warn of, in the order CPython does. Where the program has made such warnings
/// errors, the compilation ends with a SyntaxError of this message and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub category: WarningCategory,
    pub message: String,
    /// [`Location::NONE`]: the place is that of the program which compiles.
    pub at: Location,
}
