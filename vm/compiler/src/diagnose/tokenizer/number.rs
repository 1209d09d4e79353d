//! Numbers.

use super::{Stop, Tokenizer, is_word};
use crate::diagnose::token::{Kind, Token};

impl Tokenizer {
    /// What starts with a period: a fraction, `...` or the period alone.
    pub(super) fn dot(&mut self) -> Result<Token, Stop> {
        let second = self.next();
        if second.is_some_and(|byte| byte.is_ascii_digit()) {
            return self.fraction(second);
        }
        if second == Some(b'.') {
            let third = self.next();
            if third == Some(b'.') {
                return Ok(self.make(Kind::Ellipsis));
            }
            self.back(third);
        }
        self.back(second);
        Ok(self.make(Kind::Dot))
    }

    pub(super) fn number(&mut self, first: u8) -> Result<Token, Stop> {
        if first != b'0' {
            let byte = self.digits()?;
            return self.behind_whole(byte);
        }
        let second = self.next();
        match second {
            Some(b'x' | b'X') => self.based("hexadecimal", |byte| byte.is_ascii_hexdigit()),
            Some(b'o' | b'O') => self.based("octal", |byte| (b'0'..b'8').contains(&byte)),
            Some(b'b' | b'B') => self.based("binary", |byte| matches!(byte, b'0' | b'1')),
            _ => self.zeros(second),
        }
    }

    /// Digits of another base, behind its letter.
    fn based(&mut self, kind: &str, is_digit: fn(u8) -> bool) -> Result<Token, Stop> {
        let mut byte = self.next();
        loop {
            if byte == Some(b'_') {
                byte = self.next();
            }
            if !byte.is_some_and(is_digit) {
                self.check_digit(byte, kind)?;
                self.back(byte);
                return self.fail(format!("invalid {kind} literal"));
            }
            while byte.is_some_and(is_digit) {
                byte = self.next();
            }
            if byte != Some(b'_') {
                break;
            }
        }
        self.check_digit(byte, kind)?;
        self.finish(byte, kind)
    }

    /// A decimal digit that the base does not have.
    fn check_digit(&mut self, byte: Option<u8>, kind: &str) -> Result<(), Stop> {
        match byte {
            Some(digit @ b'0'..=b'9') if kind != "hexadecimal" => {
                let digit = char::from(digit);
                self.fail(format!("invalid digit '{digit}' in {kind} literal"))
            }
            _ => Ok(()),
        }
    }

    /// What starts with 0 and has no base: only zeros, or no integer.
    fn zeros(&mut self, mut byte: Option<u8>) -> Result<Token, Stop> {
        loop {
            if byte == Some(b'_') {
                byte = self.next();
                self.want_digit(byte)?;
            }
            if byte != Some(b'0') {
                break;
            }
            byte = self.next();
        }
        let zeros_end = self.cur;
        let has_more = byte.is_some_and(|byte| byte.is_ascii_digit());
        if has_more {
            byte = self.digits()?;
        }
        match byte {
            Some(b'.' | b'e' | b'E' | b'j' | b'J') => self.behind_whole(byte),
            _ if has_more => {
                self.back(byte);
                let start = self.start.unwrap_or(zeros_end) as i64 + 1 - self.line_start as i64;
                let end = zeros_end as i64 - self.line_start as i64;
                self.fail_at(
                    start as i32,
                    end as i32,
                    "leading zeros in decimal integer literals are not permitted; \
                     use an 0o prefix for octal integers",
                )
            }
            _ => self.finish(byte, "decimal"),
        }
    }

    /// The rest of a run of decimal digits; returns what follows.
    fn digits(&mut self) -> Result<Option<u8>, Stop> {
        loop {
            let mut byte = self.next();
            while byte.is_some_and(|byte| byte.is_ascii_digit()) {
                byte = self.next();
            }
            if byte != Some(b'_') {
                return Ok(byte);
            }
            byte = self.next();
            self.want_digit(byte)?;
        }
    }

    /// A digit must follow an underscore or a sign.
    fn want_digit(&mut self, byte: Option<u8>) -> Result<(), Stop> {
        if byte.is_some_and(|byte| byte.is_ascii_digit()) {
            return Ok(());
        }
        self.back(byte);
        self.fail("invalid decimal literal")
    }

    fn behind_whole(&mut self, byte: Option<u8>) -> Result<Token, Stop> {
        if byte == Some(b'.') {
            let next = self.next();
            return self.fraction(next);
        }
        self.exponent(byte)
    }

    fn fraction(&mut self, mut byte: Option<u8>) -> Result<Token, Stop> {
        if byte.is_some_and(|byte| byte.is_ascii_digit()) {
            byte = self.digits()?;
        }
        self.exponent(byte)
    }

    fn exponent(&mut self, mut byte: Option<u8>) -> Result<Token, Stop> {
        if matches!(byte, Some(b'e' | b'E')) {
            let letter = byte;
            byte = self.next();
            if matches!(byte, Some(b'+' | b'-')) {
                byte = self.next();
                self.want_digit(byte)?;
            } else if !byte.is_some_and(|byte| byte.is_ascii_digit()) {
                self.back(byte);
                self.check_end(letter, "decimal")?;
                self.back(letter);
                return Ok(self.make(Kind::Number));
            }
            byte = self.digits()?;
        }
        if matches!(byte, Some(b'j' | b'J')) {
            let next = self.next();
            return self.finish(next, "imaginary");
        }
        self.finish(byte, "decimal")
    }

    fn finish(&mut self, byte: Option<u8>, kind: &str) -> Result<Token, Stop> {
        self.check_end(byte, kind)?;
        self.back(byte);
        Ok(self.make(Kind::Number))
    }

    /// No name may follow at once, but for the keywords that old code has there.
    fn check_end(&mut self, byte: Option<u8>, kind: &str) -> Result<(), Stop> {
        let is_keyword = match byte {
            Some(b'a') => self.follows(b"nd"),
            Some(b'e') => self.follows(b"lse"),
            Some(b'f') => self.follows(b"or"),
            Some(b'i') => matches!(self.peek(), Some(b'f' | b'n' | b's')),
            Some(b'o') => self.follows(b"r"),
            Some(b'n') => self.follows(b"ot"),
            _ => false,
        };
        if !is_keyword && byte.is_some_and(|byte| byte.is_ascii() && is_word(byte)) {
            self.back(byte);
            return self.fail(format!("invalid {kind} literal"));
        }
        if is_keyword {
            self.warn(self.line, format!("invalid {kind} literal"));
        }
        Ok(())
    }

    /// Whether these letters come next, and then no other.
    fn follows(&mut self, letters: &[u8]) -> bool {
        let (cur, column) = (self.cur, self.column);
        let matches = letters.iter().all(|&letter| self.next() == Some(letter));
        let found = matches && !self.next().is_some_and(is_word);
        (self.cur, self.column) = (cur, column);
        found
    }
}
