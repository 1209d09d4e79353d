//! Finds the message and the position that CPython gives for what the parser refuses.

use crate::error::{CompileError, ErrorKind};
use crate::location::Location;
use crate::options::Options;

/// The error of a source that the parser refuses `near` an offset.
pub fn explain(source: &str, _options: &Options<'_>, near: usize) -> CompileError {
    let before = source.get(..near).unwrap_or(source);
    let line = before.matches('\n').count() as i32 + 1;
    let column = (before.len() - before.rfind('\n').map_or(0, |at| at + 1)) as i32;
    let at = Location::new(line, line, column, column);
    CompileError::pending(ErrorKind::Syntax, "invalid syntax".to_owned(), at).complete(source)
}
