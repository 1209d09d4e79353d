//! Lines, indentation and blanks: what comes before a token.

use super::{Done, MAX_INDENT, Stop, Tokenizer, is_word_start};
use crate::diagnose::token::{Kind, Token};

impl Tokenizer {
    /// A token of source, not of an f-string's text.
    pub(super) fn plain_token(&mut self) -> Result<Token, Stop> {
        loop {
            self.start = None;
            self.start_column = -1;
            let mut blank = false;
            if self.at_line_start {
                self.at_line_start = false;
                blank = self.indentation()?;
            }
            self.start = Some(self.cur);
            self.start_column = self.column;
            if self.pending < 0 {
                self.pending += 1;
                return Ok(self.make_bare(Kind::Dedent));
            }
            if self.pending > 0 {
                self.pending -= 1;
                return Ok(self.make_bare(Kind::Indent));
            }
            self.peek();
            if let Some(token) = self.token_behind_blanks(blank)? {
                return Ok(token);
            }
        }
    }

    /// Measures the indentation of a line. Returns whether the line is empty but for blanks and
    /// a comment.
    fn indentation(&mut self) -> Result<bool, Stop> {
        let (mut column, mut alternate) = (0, 0);
        let mut continued = 0;
        let byte = loop {
            let byte = self.next();
            match byte {
                Some(b' ') => {
                    column += 1;
                    alternate += 1;
                }
                Some(b'\t') => {
                    column = (column / 8 + 1) * 8;
                    alternate += 1;
                }
                Some(b'\x0C') => (column, alternate) = (0, 0),
                Some(b'\\') => {
                    // The first backslash decides how far the statement is indented.
                    if continued == 0 {
                        continued = column;
                    }
                    self.continuation()?;
                }
                _ => break byte,
            }
        };
        self.back(byte);
        if matches!(byte, Some(b'#' | b'\n' | b'\r')) {
            return Ok(true);
        }
        if self.open.is_empty() {
            match continued {
                0 => self.set_indentation(column, alternate)?,
                _ => self.set_indentation(continued, continued)?,
            }
        }
        Ok(false)
    }

    fn set_indentation(&mut self, column: usize, alternate: usize) -> Result<(), Stop> {
        let (current, current_alternate) = self.indents[self.indents.len() - 1];
        if column == current {
            return self.check_tabs(alternate == current_alternate);
        }
        if column > current {
            if self.indents.len() >= MAX_INDENT {
                self.cur = self.inp;
                return self.stop(Done::TooDeep);
            }
            self.check_tabs(alternate > current_alternate)?;
            self.pending += 1;
            self.indents.push((column, alternate));
            return Ok(());
        }
        while self.indents.len() > 1 && column < self.indents[self.indents.len() - 1].0 {
            self.pending -= 1;
            self.indents.pop();
        }
        let (outer, outer_alternate) = self.indents[self.indents.len() - 1];
        if column != outer {
            self.cur = self.inp;
            return self.stop(Done::Dedent);
        }
        self.check_tabs(alternate == outer_alternate)
    }

    /// Both ways of counting tabs must give the same answer.
    fn check_tabs(&mut self, consistent: bool) -> Result<(), Stop> {
        if consistent {
            return Ok(());
        }
        self.cur = self.inp;
        self.stop(Done::TabSpace)
    }

    /// What follows a backslash: the end of the line, and another line.
    fn continuation(&mut self) -> Result<(), Stop> {
        let mut byte = self.next();
        if byte == Some(b'\r') {
            byte = self.next();
        }
        if byte != Some(b'\n') {
            return self.stop(Done::LineContinuation);
        }
        let byte = self.next();
        if byte.is_none() {
            self.cur = self.inp;
            return self.stop(Done::EndOfFile);
        }
        self.back(byte);
        Ok(())
    }

    /// `None`: a line ended that makes no token.
    fn token_behind_blanks(&mut self, blank: bool) -> Result<Option<Token>, Stop> {
        loop {
            self.start = None;
            let mut byte = self.next();
            while matches!(byte, Some(b' ' | b'\t' | b'\x0C')) {
                byte = self.next();
            }
            // Behind the end there is no character, yet CPython steps back one.
            self.start = Some(self.cur.saturating_sub(1));
            self.start_column = self.column - 1;
            if byte == Some(b'#') {
                while !matches!(byte, None | Some(b'\n' | b'\r')) {
                    byte = self.next();
                }
            }
            let Some(mut first) = byte else { return self.end_of_source().map(Some) };
            if is_word_start(first) {
                return self.word_or_string(first).map(Some);
            }
            if first == b'\r' {
                let Some(next) = self.next() else { return self.end_of_source().map(Some) };
                first = next;
            }
            match first {
                b'\n' => {
                    self.at_line_start = true;
                    if blank || !self.open.is_empty() {
                        return Ok(None);
                    }
                    return Ok(Some(self.make(Kind::Newline)));
                }
                b'\\' => self.continuation()?,
                _ => return self.number_or_other(first).map(Some),
            }
        }
    }

    fn number_or_other(&mut self, first: u8) -> Result<Token, Stop> {
        match first {
            b'.' => self.dot(),
            b'0'..=b'9' => self.number(first),
            b'\'' | b'"' => self.string(first),
            _ => self.punctuation(first),
        }
    }

    fn end_of_source(&mut self) -> Result<Token, Stop> {
        if !self.open.is_empty() || self.done != Done::EndOfFile {
            return Err(Stop::Done);
        }
        Ok(self.make_bare(Kind::EndMarker))
    }
}
