//! The format-specification mini-language: `format(value, spec)` for the built-in types.
//!
//! An empty specification means `str(value)`, which for subclasses is the caller's to do.

mod complex;
mod float;
mod int;
mod layout;
mod locale;
mod spec;
mod string;

#[cfg(test)]
mod tests;

pub use complex::format_complex;
pub use float::{format_float, format_float_parsed};
pub use int::{format_int, format_int_parsed};
pub use locale::NumericLocale;
pub use spec::{Align, FormatSpec, Grouping, Sign, Target};
pub use string::{format_str, format_str_parsed};

use crate::error::TextError;
use crate::view::StrBuf;

/// What formatting depends on besides the value and the specification.
#[derive(Copy, Clone, Debug)]
pub struct FormatContext<'a> {
    /// The name of the value's type, for messages.
    pub type_name: &'a str,
    /// What the type `n` uses.
    pub locale: &'a NumericLocale,
    /// The limit of `sys.set_int_max_str_digits`, 0 for none.
    pub max_str_digits: usize,
}

impl<'a> FormatContext<'a> {
    /// The C locale and the default limit of digits.
    pub fn new(type_name: &'a str) -> FormatContext<'a> {
        FormatContext { type_name, locale: &NumericLocale::C, max_str_digits: 4300 }
    }
}

/// `message` with the type's name, of which messages show 200 bytes at most.
fn shown_name(type_name: &str) -> &str {
    let mut end = type_name.len().min(200);
    while !type_name.is_char_boundary(end) {
        end -= 1;
    }
    &type_name[..end]
}

/// The error for a presentation type that the value's type does not know.
#[cold]
fn unknown_type(code: u32, type_name: &str) -> TextError {
    TextError::value(format!(
        "Unknown format code '{}' for object of type '{}'",
        shown_code(code),
        shown_name(type_name)
    ))
}

/// A code as messages show it: printable ASCII as it is, all else as `\xNN`.
fn shown_code(code: u32) -> String {
    match code {
        33..128 => char::from(code as u8).to_string(),
        _ => format!("\\x{code:x}"),
    }
}

/// Makes room, so that an absurd width is a MemoryError and not the end of the process.
fn reserve(out: &mut StrBuf, additional: usize) -> Result<(), TextError> {
    out.try_reserve(additional).map_err(|_| TextError::memory())
}
