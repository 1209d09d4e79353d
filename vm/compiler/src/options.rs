//! What a compilation is asked for.

use apython_bytecode::CodeFlags;

/// The third argument of `compile`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A module: any number of statements.
    Exec,
    /// One expression; the code returns its value.
    Eval,
    /// One statement as at a prompt; values of expressions are printed.
    Single,
}

#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// `co_filename`, and the file that errors name.
    pub filename: &'a str,
    pub mode: Mode,
    /// 0: everything; 1 (`-O`): no assertions, `__debug__` is false; 2 (`-OO`): no docstrings.
    pub optimize: u8,
    /// `FUTURE_*` flags that hold from the start, as if imported.
    pub future: CodeFlags,
    /// `PyCF_DONT_IMPLY_DEDENT`: an indented block at the end needs its newline.
    pub dont_imply_dedent: bool,
    /// `PyCF_ALLOW_INCOMPLETE_INPUT`: source that could go on is told apart from wrong source
    /// ([`crate::ErrorKind::Incomplete`]).
    pub allow_incomplete_input: bool,
    /// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub top_level_await: bool,
    /// Columns of the parser's errors count bytes: CPython 3.12 does so for bytes that do not say
    /// what encoding they have.
    pub byte_columns: bool,
}

impl<'a> Options<'a> {
    pub fn new(filename: &'a str, mode: Mode) -> Options<'a> {
        Options {
            filename,
            mode,
            optimize: 0,
            future: CodeFlags::default(),
            dont_imply_dedent: false,
            allow_incomplete_input: false,
            top_level_await: false,
            byte_columns: false,
        }
    }
}
