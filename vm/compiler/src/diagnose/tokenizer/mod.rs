//! A tokenizer that fails as CPython 3.12's does: the same message at the same place.
//!
//! It is a state machine over bytes that keeps CPython's variables, because where an error is
//! reported follows from them: for instance the column behind a stray backslash counts from the
//! start of the *buffer*, which is not always that of the line. It never looks ahead of the
//! parser, as an error in a later token must not hide one of the grammar.

mod fstring;
mod layout;
mod number;
mod punctuation;
mod string;

use apython_text::unicode;

use super::token::{Kind, Span, Token};
use crate::error::{CompileError, ErrorKind, Place, Warning, WarningCategory};
use crate::location::Location;

/// Indentation levels, the outermost included.
const MAX_INDENT: usize = 100;
/// Brackets open at once.
const MAX_LEVEL: usize = 200;
/// f-strings inside each other, the source itself included.
const MAX_FSTRING_LEVEL: usize = 150;
/// Replacement fields inside format specifications.
const MAX_EXPRESSION_NESTING: i32 = 3;

/// Why the tokenizer does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Not,
    /// The end of the source, also where a token needed more.
    EndOfFile,
    /// A message has been given.
    Raised,
    EndOfFileInString,
    EndOfLineInString,
    Dedent,
    TabSpace,
    TooDeep,
    LineContinuation,
}

/// A token that could not be made.
pub enum Stop {
    Raised(CompileError),
    /// The parser makes the message, after [`Tokenizer::done`].
    Done,
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    pub bracket: u8,
    pub line: i32,
    pub column: i32,
}

/// The source itself, or an f-string that is open.
#[derive(Clone, Copy, Debug, Default)]
struct Mode {
    /// The text of an f-string comes next, not tokens.
    in_text: bool,
    quote: u8,
    quote_size: usize,
    raw: bool,
    /// Where it starts, and that line's number and start.
    start: usize,
    line: i32,
    line_start: usize,
    /// Brackets open inside.
    depth: i32,
    /// For each replacement field that is open, one; from -1.
    field_depth: i32,
    /// The expression of a field has ended: what follows is its format.
    expression_ended: bool,
    /// A `=` stands in the field.
    debug: bool,
}

pub struct Tokenizer {
    source: Vec<u8>,
    cur: usize,
    /// The end of the lines that have been read.
    pub inp: usize,
    /// The start of what CPython keeps in its buffer.
    pub buf: usize,
    pub line_start: usize,
    /// The start of the token in the making.
    start: Option<usize>,
    pub line: i32,
    /// The line on which a string starts.
    first_line: i32,
    first_line_start: usize,
    column: i32,
    start_column: i32,
    pub done: Done,
    at_line_start: bool,
    /// Columns of the open blocks, counted with tabs of 8 and of 1.
    indents: Vec<(usize, usize)>,
    /// Dedents (negative) or indents to hand out.
    pending: i32,
    pub open: Vec<Open>,
    modes: Vec<Mode>,
    /// What was warned of up to here, by the parser too.
    pub warnings: Vec<Warning>,
}

impl Tokenizer {
    pub fn new(source: Vec<u8>) -> Tokenizer {
        Tokenizer {
            source,
            cur: 0,
            inp: 0,
            buf: 0,
            line_start: 0,
            start: None,
            line: 0,
            first_line: 0,
            first_line_start: 0,
            column: 0,
            start_column: -1,
            done: Done::Not,
            at_line_start: true,
            indents: vec![(0, 0)],
            pending: 0,
            open: Vec::new(),
            modes: vec![Mode { field_depth: -1, ..Mode::default() }],
            warnings: Vec::new(),
        }
    }

    /// The next token.
    pub fn token(&mut self) -> Result<Token, Stop> {
        if self.mode().in_text { self.fstring_token() } else { self.plain_token() }
    }

    pub fn source(&self) -> &[u8] {
        &self.source
    }

    pub fn cursor(&self) -> usize {
        self.cur
    }

    /// Whether an f-string is open.
    pub fn in_fstring(&self) -> bool {
        self.modes.len() > 1
    }

    /// The source ended while more was needed.
    pub fn at_end(&self) -> bool {
        matches!(self.done, Done::EndOfFile | Done::EndOfFileInString | Done::EndOfLineInString)
    }

    /// Whether blocks are open; of a single statement that ends, they are closed.
    pub fn close_blocks(&mut self) {
        self.pending = -(self.indents.len() as i32 - 1);
        self.indents.truncate(1);
    }

    pub fn warn(&mut self, line: i32, message: String) {
        let at = Location::new(line, line, 0, 0);
        self.warnings.push(Warning { category: WarningCategory::Syntax, message, at });
    }

    fn mode(&self) -> &Mode {
        &self.modes[self.modes.len() - 1]
    }

    fn mode_mut(&mut self) -> &mut Mode {
        let last = self.modes.len() - 1;
        &mut self.modes[last]
    }

    /// The next byte, `None` at the end.
    fn next(&mut self) -> Option<u8> {
        if self.cur == self.inp {
            if self.done != Done::Not {
                return None;
            }
            if self.inp == self.source.len() {
                self.done = Done::EndOfFile;
                return None;
            }
            self.read_line();
        }
        let byte = self.source[self.cur];
        self.column += 1;
        self.cur += 1;
        Some(byte)
    }

    fn read_line(&mut self) {
        if self.start.is_none() {
            self.buf = self.cur;
        }
        self.line_start = self.cur;
        self.line += 1;
        self.column = 0;
        let rest = &self.source[self.inp..];
        let newline = rest.iter().position(|&byte| byte == b'\n');
        self.inp += newline.map_or(rest.len(), |at| at + 1);
    }

    /// Takes back what [`Tokenizer::next`] gave last.
    fn back(&mut self, byte: Option<u8>) {
        if byte.is_some() {
            self.cur -= 1;
            self.column -= 1;
        }
    }

    fn peek(&mut self) -> Option<u8> {
        let byte = self.next();
        self.back(byte);
        byte
    }

    /// A token from the start to the cursor.
    fn make(&self, kind: Kind) -> Token {
        let start = self.start.unwrap_or(self.cur);
        let line = if kind.is_string() { self.first_line } else { self.line };
        let span =
            Span { line, column: self.start_column, end_line: self.line, end_column: self.column };
        Token { kind, span, start, end: self.cur, level: self.open.len(), shows_text: false }
    }

    /// A token without text and column.
    pub fn make_bare(&self, kind: Kind) -> Token {
        let span = Span { line: self.line, column: -1, end_line: self.line, end_column: -1 };
        Token {
            kind,
            span,
            start: self.cur,
            end: self.cur,
            level: self.open.len(),
            shows_text: false,
        }
    }

    /// Stops for a reason that the parser puts into words.
    fn stop<T>(&mut self, done: Done) -> Result<T, Stop> {
        self.done = done;
        Err(Stop::Done)
    }

    /// Stops with a message that points at the last character read.
    fn fail<T>(&mut self, message: impl Into<String>) -> Result<T, Stop> {
        let read = &self.source[self.line_start..self.cur];
        let offset = String::from_utf8_lossy(read).chars().count() as i32;
        self.fail_at(offset, offset, message)
    }

    fn fail_at<T>(
        &mut self,
        offset: i32,
        end_offset: i32,
        message: impl Into<String>,
    ) -> Result<T, Stop> {
        self.done = Done::Raised;
        let rest = &self.source[self.line_start..];
        let length = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        let place = Place {
            line: self.line,
            offset,
            end_line: Some(self.line),
            end_offset: Some(end_offset),
            text: Some(String::from_utf8_lossy(&rest[..length]).into_owned()),
        };
        Err(Stop::Raised(CompileError {
            kind: ErrorKind::Syntax,
            message: message.into(),
            place: Some(place),
        }))
    }

    /// A name or keyword, whose first characters were read up to `byte`.
    fn word(&mut self, mut byte: Option<u8>) -> Result<Token, Stop> {
        let mut ascii = true;
        while let Some(next) = byte
            && is_word(next)
        {
            ascii &= next.is_ascii();
            byte = self.next();
        }
        self.back(byte);
        if !ascii {
            self.check_identifier()?;
        }
        let start = self.start.unwrap_or(self.cur);
        let kind = Kind::of_word(&self.source[start..self.cur]);
        Ok(self.make(kind))
    }

    /// What is not ASCII must be a letter or digit of some script (PEP 3131).
    fn check_identifier(&mut self) -> Result<(), Stop> {
        let start = self.start.unwrap_or(self.cur);
        let text = String::from_utf8_lossy(&self.source[start..self.cur]).into_owned();
        let wrong = text.char_indices().find(|&(at, c)| match at {
            0 => c != '_' && !unicode::is_identifier_start(u32::from(c)),
            _ => !unicode::is_identifier_continue(u32::from(c)),
        });
        let Some((at, c)) = wrong else { return Ok(()) };
        self.cur = start + at + c.len_utf8();
        let code = u32::from(c);
        if unicode::is_printable(code) {
            self.fail(format!("invalid character '{c}' (U+{code:04X})"))
        } else {
            self.fail(format!("invalid non-printable character U+{code:04X}"))
        }
    }
}

/// Bytes that names go on with; any that isn't ASCII may be a letter.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn is_word_start(byte: u8) -> bool {
    is_word(byte) && !byte.is_ascii_digit()
}
