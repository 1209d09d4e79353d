//! What is to be compiled, and how that is written to the processes.

use std::fmt;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// The file that sources without one are said to be from.
pub(super) const NO_FILE: &str = "<source>";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Exec,
    Eval,
    Single,
}

impl Mode {
    pub fn name(self) -> &'static str {
        match self {
            Mode::Exec => "exec",
            Mode::Eval => "eval",
            Mode::Single => "single",
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    File(&'a Path),
    Bytes(&'a [u8]),
    Text(&'a str),
}

/// One compilation. Of files, warnings are not collected.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    pub subject: Subject<'a>,
    pub mode: Mode,
    pub optimize: u8,
}

impl Job<'_> {
    /// Three letters, the length in 4 bytes, and the path or the source.
    pub(super) fn request(&self) -> Vec<u8> {
        let (subject, payload) = match self.subject {
            Subject::File(path) => (b'f', path.as_os_str().as_bytes()),
            Subject::Bytes(source) => (b'b', source),
            Subject::Text(source) => (b't', source.as_bytes()),
        };
        let mode = match self.mode {
            Mode::Exec => b'x',
            Mode::Eval => b'v',
            Mode::Single => b's',
        };
        let head = [subject, mode, b'0' + self.optimize];
        [&head[..], &(payload.len() as u32).to_le_bytes(), payload].concat()
    }
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::File(path) => write!(f, "{}", path.display()),
            Subject::Bytes(_) | Subject::Text(_) => f.write_str(NO_FILE),
        }
    }
}
