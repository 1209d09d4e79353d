//! `str.format`: literal text, replacement fields, field names.
//!
//! The caller walks [`Markup`], resolves each field's name with [`AutoNumber::field_name`],
//! looks the value up, converts it, and expands a nested specification by walking that, to a
//! depth of [`MAX_DEPTH`].

mod name;

#[cfg(test)]
mod tests;

pub use name::{Accessor, Accessors, AutoNumber, FieldName, First};

use crate::error::{TextError, TextResult};
use crate::view::StrView;

/// How deep fields nest: a specification may have fields, those may not.
pub const MAX_DEPTH: usize = 2;

/// What goes deeper.
#[cold]
pub fn too_deep() -> TextError {
    TextError::value("Max string recursion exceeded")
}

/// Literal text, then perhaps a field.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub literal: StrView<'a>,
    pub field: Option<Field<'a>>,
}

/// A replacement field, `{name!conversion:spec}`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    pub name: StrView<'a>,
    /// The code point after `!`; [`Conversion::of`] says what it means.
    pub conversion: Option<u32>,
    pub spec: StrView<'a>,
    /// Whether the specification has fields of its own.
    pub nested: bool,
}

/// What is done to a value before it is formatted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Conversion {
    Str,
    Repr,
    Ascii,
}

impl Conversion {
    pub fn of(code: u32) -> TextResult<Conversion> {
        match char::from_u32(code) {
            Some('s') => Ok(Conversion::Str),
            Some('r') => Ok(Conversion::Repr),
            Some('a') => Ok(Conversion::Ascii),
            Some(other @ '!'..='~') => {
                Err(TextError::value(format!("Unknown conversion specifier {other}")))
            }
            _ => Err(TextError::value(format!("Unknown conversion specifier \\x{code:x}"))),
        }
    }
}

/// The pieces of a format string. After an error there are none.
#[derive(Clone, Debug)]
pub struct Markup<'a> {
    text: StrView<'a>,
    pos: usize,
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

impl<'a> Markup<'a> {
    pub fn new(text: StrView<'a>) -> Markup<'a> {
        Markup { text, pos: 0 }
    }

    fn take(&mut self) -> Option<u32> {
        let cp = self.text.get(self.pos)?;
        self.pos += 1;
        Some(cp)
    }

    fn next_piece(&mut self) -> TextResult<Piece<'a>> {
        let start = self.pos;
        let rest = self.text.slice(start, self.text.len());
        let brace_at = rest.chars().position(|cp| cp == OPEN || cp == CLOSE);
        let Some(brace_at) = brace_at.map(|at| start + at) else {
            self.pos = self.text.len();
            return Ok(Piece { literal: rest, field: None });
        };
        let brace = self.text.at(brace_at);
        let after = self.text.get(brace_at + 1);
        self.pos = brace_at + 1;
        if after == Some(brace) {
            // A doubled brace is one; the literal ends with it.
            self.pos += 1;
            return Ok(Piece { literal: self.text.slice(start, brace_at + 1), field: None });
        }
        if brace == CLOSE {
            return Err(TextError::value("Single '}' encountered in format string"));
        }
        if after.is_none() {
            return Err(TextError::value("Single '{' encountered in format string"));
        }
        let literal = self.text.slice(start, brace_at);
        Ok(Piece { literal, field: Some(self.field()?) })
    }

    /// A field, its opening brace already read.
    fn field(&mut self) -> TextResult<Field<'a>> {
        let start = self.pos;
        let end_of_name = self.skip_name()?;
        let end = self.pos - usize::from(end_of_name.is_some());
        let mut field = Field {
            name: self.text.slice(start, end),
            conversion: None,
            spec: StrView::EMPTY,
            nested: false,
        };
        match end_of_name {
            Some('}') => return Ok(field),
            Some('!') => {
                let conversion = self.take().ok_or_else(|| {
                    TextError::value("end of string while looking for conversion specifier")
                })?;
                field.conversion = Some(conversion);
                match self.take() {
                    Some(CLOSE) => return Ok(field),
                    Some(0x3A) | None => {}
                    Some(_) => {
                        return Err(TextError::value("expected ':' after conversion specifier"));
                    }
                }
            }
            Some(_) => {}
            None => return Err(TextError::value("expected '}' before end of string")),
        }
        self.spec(&mut field)?;
        Ok(field)
    }

    /// Reads to the end of a name and returns what ends it, `}`, `:` or `!`, all of which may
    /// stand in brackets.
    fn skip_name(&mut self) -> TextResult<Option<char>> {
        while let Some(cp) = self.take() {
            match char::from_u32(cp) {
                Some('{') => return Err(TextError::value("unexpected '{' in field name")),
                Some('[') => {
                    let rest = self.text.slice(self.pos, self.text.len());
                    let close = crate::search::find_char(rest, u32::from(']'));
                    self.pos += close.unwrap_or(rest.len());
                }
                Some(end @ ('}' | ':' | '!')) => return Ok(Some(end)),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Reads a specification up to the brace that closes the field.
    fn spec(&mut self, field: &mut Field<'a>) -> TextResult<()> {
        let start = self.pos;
        let mut open = 1;
        while let Some(cp) = self.take() {
            match cp {
                OPEN => {
                    field.nested = true;
                    open += 1;
                }
                CLOSE => {
                    open -= 1;
                    if open == 0 {
                        field.spec = self.text.slice(start, self.pos - 1);
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        Err(TextError::value("unmatched '{' in format spec"))
    }
}

impl<'a> Iterator for Markup<'a> {
    type Item = TextResult<Piece<'a>>;

    fn next(&mut self) -> Option<TextResult<Piece<'a>>> {
        if self.pos >= self.text.len() {
            return None;
        }
        let piece = self.next_piece();
        if piece.is_err() {
            self.pos = self.text.len();
        }
        Some(piece)
    }
}
