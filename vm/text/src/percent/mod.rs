//! `%` formatting of `str` and `bytes`: the parser, driving a host that has the arguments, and
//! the writing of directives.
//!
//! The host fetches arguments and calls `str`, `repr`, `__float__` and the like; after the
//! text it checks that all arguments were used. What may fail is done in CPython's order, so
//! the first error is the same.

mod parse;
mod write;

#[cfg(test)]
mod tests;

pub use write::{write_char, write_float, write_int, write_text};

use crate::error::{TextError, TextResult};
use crate::search::Flavor;
use crate::unicode::decimal_digit_value;
use crate::view::{StrBuf, StrView};

/// What stands after `%`, before it is applied to a value.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    pub flavor: Flavor,
    pub left: bool,
    pub plus: bool,
    pub blank: bool,
    pub alternate: bool,
    pub zero: bool,
    pub width: Option<usize>,
    pub precision: Option<usize>,
    /// The conversion's letter. Any code point; [`Directive::conversion`] knows the letters.
    pub code: u32,
    /// Where the letter is in the format.
    pub index: usize,
}

/// The kinds of conversions.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `s` (and `b` for bytes).
    Str,
    /// `r`.
    Repr,
    /// `a` (and `r` for bytes).
    Ascii,
    /// `d`, `i`, `u`: `int(value)` of any real number.
    Decimal,
    /// `o`, `x`, `X`: of an integer.
    Radix,
    /// `e`, `f`, `g` and their capitals.
    Float,
    /// `c`.
    Char,
    /// To be refused with [`Directive::unsupported`], after its value is fetched.
    Unsupported,
}

impl Directive {
    fn new(flavor: Flavor) -> Directive {
        Directive {
            flavor,
            left: false,
            plus: false,
            blank: false,
            alternate: false,
            zero: false,
            width: None,
            precision: None,
            code: 0,
            index: 0,
        }
    }

    pub fn conversion(&self) -> Conversion {
        let bytes = self.flavor == Flavor::Bytes;
        match char::from_u32(self.code) {
            Some('s') => Conversion::Str,
            Some('b') if bytes => Conversion::Str,
            Some('r') if bytes => Conversion::Ascii,
            Some('r') => Conversion::Repr,
            Some('a') => Conversion::Ascii,
            Some('d' | 'i' | 'u') => Conversion::Decimal,
            Some('o' | 'x' | 'X') => Conversion::Radix,
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => Conversion::Float,
            Some('c') => Conversion::Char,
            _ => Conversion::Unsupported,
        }
    }

    /// "unsupported format character ...".
    #[cold]
    pub fn unsupported(&self) -> TextError {
        if self.flavor == Flavor::Bytes && self.code >= 0x80 {
            // CPython fails to put the byte, a negative char in C, into the message.
            return TextError::overflow("character argument not in range(0x110000)");
        }
        let shown = match self.code {
            0..0x80 if self.flavor == Flavor::Bytes => char::from(self.code as u8),
            31..=126 => char::from(self.code as u8),
            _ => '?',
        };
        TextError::value(format!(
            "unsupported format character '{shown}' (0x{:x}) at index {}",
            self.code, self.index
        ))
    }

    /// The error for a value of the type `type_name` that is not the number it should be.
    #[cold]
    pub fn number_required(&self, type_name: &str) -> TextError {
        let code = char::from_u32(self.code).unwrap_or('?');
        let kind = match self.conversion() {
            Conversion::Radix => "an integer",
            _ => "a real number",
        };
        TextError::type_error(format!("%{code} format: {kind} is required, not {type_name}"))
    }
}

/// An argument for `*`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Star {
    NotAnInt,
    Int(i64),
    /// An int outside 64 bits.
    TooLarge,
}

/// Who has the arguments: the elements of a tuple in turn, or one value that counts once. The
/// value of a key, and a mapping without any key, is such a value; mappings may have values
/// left over.
pub trait PercentHost {
    type Error: From<TextError>;

    /// `%(`: fails where there is no mapping, with [`mapping_required`].
    fn require_mapping(&mut self) -> Result<(), Self::Error>;

    /// `%(key)`: the mapping's value for `key` becomes the next argument.
    fn select(&mut self, key: StrView<'_>) -> Result<(), Self::Error>;

    /// `*`: takes the next argument; [`not_enough_arguments`] where there is none.
    fn star(&mut self) -> Result<Star, Self::Error>;

    /// Takes the next argument and writes it as `directive` says.
    fn write(&mut self, directive: &Directive, out: &mut StrBuf) -> Result<(), Self::Error>;
}

#[cold]
pub fn mapping_required() -> TextError {
    TextError::type_error("format requires a mapping")
}

#[cold]
pub fn not_enough_arguments() -> TextError {
    TextError::type_error("not enough arguments for format string")
}

/// For arguments that are left over at the end.
#[cold]
pub fn not_all_converted(flavor: Flavor) -> TextError {
    TextError::type_error(match flavor {
        Flavor::Str => "not all arguments converted during string formatting",
        Flavor::Bytes => "not all arguments converted during bytes formatting",
    })
}

/// For `%c` of what is neither an int nor a string, or bytes, of length one.
#[cold]
pub fn char_required(flavor: Flavor) -> TextError {
    TextError::type_error(match flavor {
        Flavor::Str => "%c requires int or char",
        Flavor::Bytes => "%c requires an integer in range(256) or a single byte",
    })
}

/// For `%c` of an int that is no code point, or no byte.
#[cold]
pub fn char_out_of_range(flavor: Flavor) -> TextError {
    TextError::overflow(match flavor {
        Flavor::Str => "%c arg not in range(0x110000)",
        Flavor::Bytes => "%c arg not in range(256)",
    })
}

/// For a float conversion of a value of the type `type_name`.
#[cold]
pub fn float_required(flavor: Flavor, type_name: &str) -> TextError {
    TextError::type_error(match flavor {
        Flavor::Str => format!("must be real number, not {type_name}"),
        Flavor::Bytes => format!("float argument required, not {type_name}"),
    })
}

/// Appends `format % arguments`. Bytes are formatted as Latin-1.
pub fn percent_format<H: PercentHost>(
    format: StrView<'_>,
    flavor: Flavor,
    host: &mut H,
    out: &mut StrBuf,
) -> Result<(), H::Error> {
    parse::Parser::new(format, flavor).run(host, out)
}

/// The value of ASCII digits only: `%` takes no others.
fn ascii_digit(cp: u32) -> Option<i64> {
    if cp < 0x80 { decimal_digit_value(cp).map(i64::from) } else { None }
}

/// Makes room, so that an absurd width is a MemoryError and not the end of the process.
fn reserve(out: &mut StrBuf, additional: usize) -> TextResult<()> {
    out.try_reserve(additional).map_err(|_| TextError::memory())
}
