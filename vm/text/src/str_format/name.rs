//! Field names: `0.name[key]`, and the numbering of fields without one.

use crate::error::{TextError, TextResult};
use crate::unicode::decimal_digit_value;
use crate::view::StrView;

/// A field name, taken apart.
#[derive(Clone, Debug)]
pub struct FieldName<'a> {
    pub first: First<'a>,
    /// What is then looked up in the value, in turn.
    pub rest: Accessors<'a>,
}

/// What a field begins with.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// A positional argument.
    Index(usize),
    /// A keyword argument.
    Key(StrView<'a>),
}

/// One step from a value to a part of it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Accessor<'a> {
    Attribute(StrView<'a>),
    Index(usize),
    Key(StrView<'a>),
}

/// How a format string numbers its fields.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
enum Numbering {
    #[default]
    Undecided,
    Automatic,
    Manual,
}

/// Numbers the fields of one format string, nested ones included.
#[derive(Clone, Debug, Default)]
pub struct AutoNumber {
    numbering: Numbering,
    next: usize,
}

impl AutoNumber {
    /// The number of a field without a name.
    #[inline]
    pub fn automatic(&mut self) -> TextResult<usize> {
        self.want(Numbering::Automatic)?;
        self.next += 1;
        Ok(self.next - 1)
    }

    #[inline]
    fn want(&mut self, wanted: Numbering) -> TextResult<()> {
        if self.numbering == Numbering::Undecided {
            self.numbering = wanted;
        }
        if self.numbering == wanted {
            return Ok(());
        }
        Err(TextError::value(match self.numbering {
            Numbering::Manual => {
                "cannot switch from manual field specification to automatic field numbering"
            }
            _ => "cannot switch from automatic field numbering to manual field specification",
        }))
    }

    /// Takes `name` apart; an empty first part gets the next number.
    pub fn field_name<'a>(&mut self, name: StrView<'a>) -> TextResult<FieldName<'a>> {
        let mut parsed = FieldName::parse(name)?;
        let empty = parsed.first == First::Key(StrView::EMPTY);
        if !empty && matches!(parsed.first, First::Key(_)) {
            return Ok(parsed);
        }
        if empty {
            parsed.first = First::Index(self.automatic()?);
        } else {
            self.want(Numbering::Manual)?;
        }
        Ok(parsed)
    }
}

impl<'a> FieldName<'a> {
    /// Takes `name` apart without numbering: an empty first part is an empty key.
    pub fn parse(name: StrView<'a>) -> TextResult<FieldName<'a>> {
        let end = name.chars().position(is_accessor).unwrap_or(name.len());
        let first = name.slice(0, end);
        let first = match integer(first)? {
            Some(index) => First::Index(index),
            None => First::Key(first),
        };
        Ok(FieldName { first, rest: Accessors { text: name, pos: end } })
    }
}

fn is_accessor(cp: u32) -> bool {
    cp == u32::from('.') || cp == u32::from('[')
}

/// The value of text that is nothing but decimal digits.
fn integer(text: StrView<'_>) -> TextResult<Option<usize>> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut value = 0i64;
    for cp in text.chars() {
        let Some(digit) = decimal_digit_value(cp) else { return Ok(None) };
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(i64::from(digit)))
            .ok_or_else(|| TextError::value("Too many decimal digits in format string"))?;
    }
    Ok(Some(value as usize))
}

/// The accessors of a field name. After an error there are none.
#[derive(Clone, Debug)]
pub struct Accessors<'a> {
    text: StrView<'a>,
    pos: usize,
}

impl<'a> Accessors<'a> {
    fn next_accessor(&mut self) -> TextResult<Accessor<'a>> {
        let introducer = self.text.at(self.pos);
        let start = self.pos + 1;
        let rest = self.text.slice(start, self.text.len());
        let (name, attribute) = match char::from_u32(introducer) {
            Some('.') => {
                let len = rest.chars().position(is_accessor).unwrap_or(rest.len());
                self.pos = start + len;
                (rest.slice(0, len), true)
            }
            Some('[') => {
                let len = crate::search::find_char(rest, u32::from(']'))
                    .ok_or_else(|| TextError::value("Missing ']' in format string"))?;
                self.pos = start + len + 1;
                (rest.slice(0, len), false)
            }
            _ => {
                return Err(TextError::value(
                    "Only '.' or '[' may follow ']' in format field specifier",
                ));
            }
        };
        let index = if attribute { None } else { integer(name)? };
        if name.is_empty() {
            return Err(TextError::value("Empty attribute in format string"));
        }
        Ok(match (attribute, index) {
            (true, _) => Accessor::Attribute(name),
            (false, Some(index)) => Accessor::Index(index),
            (false, None) => Accessor::Key(name),
        })
    }
}

impl<'a> Iterator for Accessors<'a> {
    type Item = TextResult<Accessor<'a>>;

    fn next(&mut self) -> Option<TextResult<Accessor<'a>>> {
        if self.pos >= self.text.len() {
            return None;
        }
        let accessor = self.next_accessor();
        if accessor.is_err() {
            self.pos = self.text.len();
        }
        Some(accessor)
    }
}
