//! The text of f-strings, between their replacement fields (PEP 701).

use super::{MAX_EXPRESSION_NESTING, Stop, Tokenizer};
use crate::diagnose::token::{Kind, Token};

impl Tokenizer {
    pub(super) fn fstring_token(&mut self) -> Result<Token, Stop> {
        self.start = Some(self.cur);
        self.first_line = self.line;
        self.start_column = self.column;
        let first = self.next();
        if first == Some(b'{') {
            let second = self.peek();
            self.back(first);
            if second != Some(b'{') {
                self.open_field()?;
                return self.plain_token();
            }
        } else {
            self.back(first);
        }
        if !self.closing_quote() {
            return self.fstring_text();
        }
        let token = self.make(Kind::FStringEnd);
        self.modes.pop();
        Ok(token)
    }

    /// Reads the quote that ends the f-string, if it comes next.
    fn closing_quote(&mut self) -> bool {
        let (quote, size) = (self.mode().quote, self.mode().quote_size);
        for _ in 0..size {
            let byte = self.next();
            if byte != Some(quote) {
                self.back(byte);
                return false;
            }
        }
        true
    }

    fn open_field(&mut self) -> Result<(), Stop> {
        let mode = self.mode_mut();
        mode.field_depth += 1;
        if mode.field_depth >= MAX_EXPRESSION_NESTING {
            return self.fail("f-string: expressions nested too deeply");
        }
        self.mode_mut().in_text = false;
        Ok(())
    }

    fn fstring_text(&mut self) -> Result<Token, Stop> {
        self.first_line_start = self.line_start;
        let (quote, size, raw) = (self.mode().quote, self.mode().quote_size, self.mode().raw);
        let mut closing = 0;
        let mut named_escape = false;
        while closing != size {
            let byte = self.next();
            let in_format = self.mode().expression_ended && self.mode().field_depth >= 0;
            if byte.is_none() || (size == 1 && byte == Some(b'\n')) {
                if in_format && byte.is_some() {
                    // A format ends with the line; the parser finds no `}`.
                    self.back(byte);
                    self.mode_mut().in_text = false;
                    return Ok(self.make(Kind::FStringMiddle));
                }
                return self.unterminated_fstring();
            }
            if byte == Some(quote) {
                closing += 1;
                continue;
            }
            closing = 0;
            match byte {
                Some(b'{') => return self.text_before_field(in_format),
                Some(b'}') if named_escape => return Ok(self.make(Kind::FStringMiddle)),
                Some(b'}') => return Ok(self.text_before_brace(in_format)),
                Some(b'\\') => named_escape |= self.escape(raw),
                _ => {}
            }
        }
        for _ in 0..size {
            self.back(Some(quote));
        }
        Ok(self.make(Kind::FStringMiddle))
    }

    /// `{` was read: a field opens, or the text ends with one brace of two.
    fn text_before_field(&mut self, in_format: bool) -> Result<Token, Stop> {
        let next = self.next();
        if next == Some(b'{') && !in_format {
            return Ok(Token { end: self.cur - 1, ..self.make(Kind::FStringMiddle) });
        }
        self.back(next);
        self.back(Some(b'{'));
        self.open_field()?;
        Ok(self.make(Kind::FStringMiddle))
    }

    /// `}` was read: one of two, or the end of a field's format.
    fn text_before_brace(&mut self, in_format: bool) -> Token {
        let next = self.next();
        if next == Some(b'}') && !in_format && self.mode().depth == 0 {
            return Token { end: self.cur - 1, ..self.make(Kind::FStringMiddle) };
        }
        self.back(next);
        self.back(Some(b'}'));
        self.mode_mut().in_text = false;
        self.make(Kind::FStringMiddle)
    }

    /// What a backslash escapes. Returns whether it is a character's name in braces.
    fn escape(&mut self, raw: bool) -> bool {
        let mut byte = self.next();
        if byte == Some(b'\r') {
            byte = self.next();
        }
        if matches!(byte, Some(b'{' | b'}')) {
            if let Some(brace) = byte.filter(|_| !raw) {
                let message = format!("invalid escape sequence '\\{}'", char::from(brace));
                self.warn(self.line, message);
            }
            self.back(byte);
            return false;
        }
        if !raw && byte == Some(b'N') {
            let brace = self.next();
            if brace == Some(b'{') {
                return true;
            }
            self.back(brace);
        }
        false
    }

    /// Unlike of other strings, the end of the source is no reason to wait for more.
    fn unterminated_fstring<T>(&mut self) -> Result<T, Stop> {
        let mode = *self.mode();
        self.cur = mode.start + 1;
        self.line_start = mode.line_start;
        let detected = self.line;
        self.line = mode.line;
        let kind = if mode.quote_size == 3 { "triple-quoted f-string" } else { "f-string" };
        self.fail(format!("unterminated {kind} literal (detected at line {detected})"))
    }
}
