//! String literals, and the start of f-strings.

use super::{Done, MAX_FSTRING_LEVEL, Mode, Stop, Tokenizer};
use crate::diagnose::token::{Kind, Token};

impl Tokenizer {
    /// A name, or a string with its prefix.
    pub(super) fn word_or_string(&mut self, first: u8) -> Result<Token, Stop> {
        let (mut bytes, mut raw, mut unicode, mut formatted) = (false, false, false, false);
        let mut byte = Some(first);
        while let Some(letter) = byte {
            match letter.to_ascii_lowercase() {
                b'b' if !(bytes || unicode || formatted) => bytes = true,
                b'u' if !(bytes || unicode || raw || formatted) => unicode = true,
                b'r' if !(raw || unicode) => raw = true,
                b'f' if !(formatted || bytes || unicode) => formatted = true,
                _ => break,
            }
            byte = self.next();
            if let Some(quote @ (b'\'' | b'"')) = byte {
                return if formatted { self.fstring_start(quote, raw) } else { self.string(quote) };
            }
        }
        self.word(byte)
    }

    fn remember_first_line(&mut self) {
        self.first_line = self.line;
        self.first_line_start = self.line_start;
    }

    fn fstring_start(&mut self, quote: u8, raw: bool) -> Result<Token, Stop> {
        self.remember_first_line();
        let mut quote_size = 1;
        let second = self.next();
        if second == Some(quote) {
            let third = self.next();
            if third == Some(quote) {
                quote_size = 3;
            } else {
                self.back(third);
                self.back(second);
            }
        } else {
            self.back(second);
        }
        if self.modes.len() >= MAX_FSTRING_LEVEL {
            return self.fail("too many nested f-strings");
        }
        self.modes.push(Mode {
            in_text: true,
            quote,
            quote_size,
            raw,
            start: self.start.unwrap_or(self.cur),
            line: self.line,
            line_start: self.line_start,
            field_depth: -1,
            ..Mode::default()
        });
        Ok(self.make(Kind::FStringStart))
    }

    pub(super) fn string(&mut self, quote: u8) -> Result<Token, Stop> {
        self.remember_first_line();
        let quote = Some(quote);
        let (mut size, mut closing) = (1, 0);
        let mut byte = self.next();
        if byte == quote {
            byte = self.next();
            if byte == quote {
                size = 3;
            } else {
                closing = 1;
            }
        }
        if byte != quote {
            self.back(byte);
        }
        while closing != size {
            byte = self.next();
            if byte.is_none() || (size == 1 && byte == Some(b'\n')) {
                return self.unterminated(quote, size, byte.is_none());
            }
            if byte == quote {
                closing += 1;
                continue;
            }
            closing = 0;
            if byte == Some(b'\\') && self.next() == Some(b'\r') {
                self.next();
            }
        }
        Ok(self.make(Kind::String))
    }

    /// The error is reported where the string starts.
    fn unterminated<T>(&mut self, quote: Option<u8>, size: usize, at_end: bool) -> Result<T, Stop> {
        self.cur = self.start.unwrap_or(self.cur) + 1;
        self.line_start = self.first_line_start;
        let detected = self.line;
        self.line = self.first_line;
        if self.in_fstring() {
            let mode = self.mode();
            // The f-string's own quote: rather its field is not closed.
            if Some(mode.quote) == quote && mode.quote_size == size {
                return self.fail("f-string: expecting '}'");
            }
        }
        let kind = if size == 3 { "triple-quoted string" } else { "string" };
        let error = self.fail(format!("unterminated {kind} literal (detected at line {detected})"));
        if at_end {
            self.done = if size == 3 { Done::EndOfFileInString } else { Done::EndOfLineInString };
        }
        error
    }
}
