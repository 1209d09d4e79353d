//! The parser: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use super::{shown_code, shown_name};
use crate::error::{TextError, TextResult};
use crate::unicode::decimal_digit_value;
use crate::view::{StrBuf, StrView};

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
    /// Between the sign and the digits.
    AfterSign,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
    Space,
}

/// Separators between groups of digits.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Grouping {
    None,
    /// `,` every three digits.
    Comma,
    /// `_` every three digits.
    Underscore,
    /// `_` every four digits: binary, octal and hexadecimal.
    UnderscoreFour,
}

/// The built-in type that a specification is for: it decides the defaults.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Str,
    Int,
    Float,
    Complex,
}

impl Target {
    fn default_type(self) -> u32 {
        match self {
            Target::Str => u32::from('s'),
            Target::Int => u32::from('d'),
            Target::Float | Target::Complex => 0,
        }
    }

    fn default_align(self) -> Align {
        if self == Target::Str { Align::Left } else { Align::Right }
    }
}

/// A parsed specification.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    pub fill: u32,
    pub align: Align,
    pub sign: Option<Sign>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    pub width: Option<usize>,
    pub grouping: Grouping,
    pub precision: Option<usize>,
    /// The presentation type, 0 where there is none and the type has no default.
    pub code: u32,
}

fn align_of(cp: Option<u32>) -> Option<Align> {
    match cp.and_then(char::from_u32)? {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// Reads a specification from left to right.
struct Reader<'a> {
    text: StrView<'a>,
    pos: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u32> {
        self.text.get(self.pos)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(u32::from(wanted));
        self.pos += usize::from(found);
        found
    }

    /// Decimal digits of any script.
    fn number(&mut self) -> TextResult<Option<usize>> {
        let mut value: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(decimal_digit_value) {
            let next = value.unwrap_or(0).checked_mul(10);
            value = next.and_then(|n| n.checked_add(i64::from(digit)));
            if value.is_none() {
                return Err(TextError::value("Too many decimal digits in format string"));
            }
            self.pos += 1;
        }
        Ok(value.map(|n| n as usize))
    }
}

impl FormatSpec {
    /// Parses `text`; the type's name is for messages.
    pub fn parse(text: StrView<'_>, target: Target, type_name: &str) -> TextResult<FormatSpec> {
        let mut reader = Reader { text, pos: 0 };
        let mut spec = FormatSpec {
            fill: u32::from(' '),
            align: target.default_align(),
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::None,
            precision: None,
            code: target.default_type(),
        };
        spec.read_alignment_and_flags(&mut reader, target);
        spec.width = reader.number()?;
        spec.read_grouping(&mut reader)?;
        if reader.take('.') {
            spec.precision = reader.number()?;
            if spec.precision.is_none() {
                return Err(TextError::value("Format specifier missing precision"));
            }
        }
        match text.len() - reader.pos {
            0 => {}
            1 => spec.code = text.at(reader.pos),
            _ => return Err(invalid_specifier(text, type_name)),
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    fn read_alignment_and_flags(&mut self, reader: &mut Reader<'_>, target: Target) {
        let (first, second) = (reader.text.get(0), reader.text.get(1));
        let (mut has_fill, mut has_align) = (false, false);
        if let Some(align) = align_of(second) {
            self.align = align;
            self.fill = first.expect("there is a second");
            (has_fill, has_align) = (true, true);
            reader.pos = 2;
        } else if let Some(align) = align_of(first) {
            self.align = align;
            has_align = true;
            reader.pos = 1;
        }
        self.sign = match reader.peek().and_then(char::from_u32) {
            Some('+') => Some(Sign::Plus),
            Some('-') => Some(Sign::Minus),
            Some(' ') => Some(Sign::Space),
            _ => None,
        };
        reader.pos += usize::from(self.sign.is_some());
        self.no_negative_zero = reader.take('z');
        self.alternate = reader.take('#');
        if !has_fill && reader.take('0') {
            self.fill = u32::from('0');
            if !has_align && target.default_align() == Align::Right {
                self.align = Align::AfterSign;
            }
        }
    }

    fn read_grouping(&mut self, reader: &mut Reader<'_>) -> TextResult<()> {
        let both = || Err(TextError::value("Cannot specify both ',' and '_'."));
        if reader.take(',') {
            self.grouping = Grouping::Comma;
        }
        if reader.take('_') {
            if self.grouping != Grouping::None {
                return both();
            }
            self.grouping = Grouping::Underscore;
        }
        if reader.peek() == Some(u32::from(',')) && self.grouping == Grouping::Underscore {
            return both();
        }
        Ok(())
    }

    /// Which presentation types can have separators.
    fn check_grouping(&mut self) -> TextResult<()> {
        let separator = match self.grouping {
            Grouping::None => return Ok(()),
            Grouping::Comma => ',',
            _ => '_',
        };
        match char::from_u32(self.code) {
            Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if separator == '_' => {
                self.grouping = Grouping::UnderscoreFour;
                Ok(())
            }
            _ => Err(TextError::value(format!(
                "Cannot specify '{separator}' with '{}'.",
                shown_code(self.code)
            ))),
        }
    }
}

#[cold]
fn invalid_specifier(text: StrView<'_>, type_name: &str) -> TextError {
    let mut message = StrBuf::new();
    message.push_ascii("Invalid format specifier '");
    message.push_view(text);
    message.push_ascii("' for object of type '");
    message.push_str(shown_name(type_name));
    message.push_ascii("'");
    TextError::value(message.finish())
}
