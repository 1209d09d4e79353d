//! Operators and brackets, also those that structure a replacement field.

use apython_text::unicode;

use super::{MAX_LEVEL, Open, Stop, Tokenizer};
use crate::diagnose::token::{Kind, Token};

impl Tokenizer {
    pub(super) fn punctuation(&mut self, first: u8) -> Result<Token, Stop> {
        let mut shows_text = false;
        if matches!(first, b':' | b'}' | b'!' | b'{')
            && self.in_fstring()
            && self.mode().field_depth >= 0
        {
            let mode = self.mode_mut();
            let depth = mode.depth - i32::from(first != b'{');
            if depth == 0 {
                mode.expression_ended = first != b'{';
                shows_text = first != b'{' && mode.debug;
            }
            if first == b':' && depth == mode.field_depth {
                mode.in_text = true;
                return Ok(Token { shows_text, ..self.make(Kind::Colon) });
            }
        }
        if let Some(kind) = self.long_operator(first) {
            return Ok(self.make(kind));
        }
        match first {
            b'(' | b'[' | b'{' => self.open_bracket(first)?,
            b')' | b']' | b'}' => self.close_bracket(first)?,
            _ => {}
        }
        if !unicode::is_printable(u32::from(first)) {
            let message = format!("invalid non-printable character U+{first:04X}");
            return self.fail(message);
        }
        if first == b'=' && self.mode().field_depth >= 0 {
            self.mode_mut().debug = true;
        }
        Ok(Token { shows_text, ..self.make(Kind::of_one(first)) })
    }

    /// The rest of an operator of two or three characters. As CPython, it may come to the end
    /// of the source while it looks for one.
    fn long_operator(&mut self, first: u8) -> Option<Kind> {
        let second = self.next();
        let Some(pair) = second.and_then(|second| Kind::of_two(first, second)) else {
            self.back(second);
            return None;
        };
        let third = self.next();
        let triple = third.and_then(|third| Kind::of_three(pair, third));
        if triple.is_none() {
            self.back(third);
        }
        triple.or(Some(pair))
    }

    fn open_bracket(&mut self, bracket: u8) -> Result<(), Stop> {
        if self.open.len() >= MAX_LEVEL {
            return self.fail("too many nested parentheses");
        }
        let column = self.column - 1;
        self.open.push(Open { bracket, line: self.line, column });
        if self.in_fstring() {
            self.mode_mut().depth += 1;
        }
        Ok(())
    }

    fn close_bracket(&mut self, bracket: u8) -> Result<(), Stop> {
        let shown = char::from(bracket);
        if self.in_fstring() && self.mode().depth == 0 && bracket == b'}' {
            return self.fail("f-string: single '}' is not allowed");
        }
        let Some(open) = self.open.pop() else { return self.fail(format!("unmatched '{shown}'")) };
        let matching = [(b'(', b')'), (b'[', b']'), (b'{', b'}')];
        if !matching.contains(&(open.bracket, bracket)) {
            return self.mismatch(open, shown);
        }
        if self.in_fstring() {
            let mode = self.mode_mut();
            mode.depth -= 1;
            if mode.depth < 0 {
                return self.fail(format!("f-string: unmatched '{shown}'"));
            }
            if bracket == b'}' && mode.depth == mode.field_depth {
                mode.field_depth -= 1;
                mode.in_text = true;
                mode.debug = false;
            }
        }
        Ok(())
    }

    fn mismatch(&mut self, open: Open, shown: char) -> Result<(), Stop> {
        if self.in_fstring() && open.bracket == b'{' {
            let mode = self.mode();
            if mode.depth - 1 == mode.field_depth {
                return self.fail(format!("f-string: unmatched '{shown}'"));
            }
        }
        let opening = char::from(open.bracket);
        let mut message =
            format!("closing parenthesis '{shown}' does not match opening parenthesis '{opening}'");
        if open.line != self.line {
            message += &format!(" on line {}", open.line);
        }
        self.fail(message)
    }
}
