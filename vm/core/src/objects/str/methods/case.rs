//! Case, and what kind of characters there are.

use super::{Str, build, new_large, text_of};
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::{OwnedStr, StrView, case};

/// The text in another case; ASCII, of which each byte has one in each case, on the way to the
/// new str.
#[inline(always)]
fn mapped(
    vm: &Vm,
    this: &Value,
    ascii: impl Fn(u8) -> u8,
    map: impl Fn(StrView<'_>) -> OwnedStr,
) -> PyResult {
    let text = text_of(this);
    match text.as_ascii_str() {
        Some(text) => build::map_latin1(vm, text.as_bytes(), ascii),
        None => new_large(vm, map(text).as_view()),
    }
}

/// Whether there are characters, all of one kind. ASCII is asked without a table; for the other
/// characters `all` is.
#[inline(always)]
fn all(this: &Value, ascii: fn(&u8) -> bool, all: fn(StrView<'_>) -> bool) -> bool {
    let text = text_of(this);
    match text.as_ascii_str() {
        Some(text) => !text.is_empty() && text.as_bytes().iter().all(ascii),
        None => all(text),
    }
}

#[pymethods(CASE)]
impl Str {
    /// Return a copy of the string converted to lowercase.
    #[pymethod("lower(self)")]
    fn lower(vm: &Vm, this: &Value) -> PyResult {
        mapped(vm, this, |byte| byte.to_ascii_lowercase(), case::lower)
    }
    /// Return a copy of the string converted to uppercase.
    #[pymethod("upper(self)")]
    fn upper(vm: &Vm, this: &Value) -> PyResult {
        mapped(vm, this, |byte| byte.to_ascii_uppercase(), case::upper)
    }
    /// Return a version of the string suitable for caseless comparisons.
    #[pymethod("casefold(self)")]
    fn casefold(vm: &Vm, this: &Value) -> PyResult {
        mapped(vm, this, |byte| byte.to_ascii_lowercase(), case::casefold)
    }
    /// Return a capitalized version of the string.
    ///
    /// More specifically, make the first character have upper case and the rest lower
    /// case.
    #[pymethod("capitalize(self)")]
    fn capitalize(vm: &Vm, this: &Value) -> PyResult {
        new_large(vm, case::capitalize(text_of(this)).as_view())
    }
    /// Convert uppercase characters to lowercase and lowercase characters to uppercase.
    #[pymethod("swapcase(self)")]
    fn swapcase(vm: &Vm, this: &Value) -> PyResult {
        new_large(vm, case::swapcase(text_of(this)).as_view())
    }
    /// Return a version of the string where each word is titlecased.
    ///
    /// More specifically, words start with uppercased characters and all remaining
    /// cased characters have lower case.
    #[pymethod("title(self)")]
    fn title(vm: &Vm, this: &Value) -> PyResult {
        new_large(vm, case::title(text_of(this)).as_view())
    }
    /// Return True if all characters in the string are ASCII, False otherwise.
    ///
    /// ASCII characters have code points in the range U+0000-U+007F.
    /// Empty string is ASCII too.
    #[pymethod("isascii(self)")]
    fn isascii(_vm: &Vm, this: &Value) -> bool {
        text_of(this).is_ascii()
    }
    /// Return True if the string is a lowercase string, False otherwise.
    ///
    /// A string is lowercase if all cased characters in the string are lowercase and
    /// there is at least one cased character in the string.
    #[pymethod("islower(self)")]
    fn islower(_vm: &Vm, this: &Value) -> bool {
        case::is_lower(text_of(this))
    }
    /// Return True if the string is an uppercase string, False otherwise.
    ///
    /// A string is uppercase if all cased characters in the string are uppercase and
    /// there is at least one cased character in the string.
    #[pymethod("isupper(self)")]
    fn isupper(_vm: &Vm, this: &Value) -> bool {
        case::is_upper(text_of(this))
    }
    /// Return True if the string is a title-cased string, False otherwise.
    ///
    /// In a title-cased string, upper- and title-case characters may only
    /// follow uncased characters and lowercase characters only cased ones.
    #[pymethod("istitle(self)")]
    fn istitle(_vm: &Vm, this: &Value) -> bool {
        case::is_title(text_of(this))
    }
    /// Return True if the string is a whitespace string, False otherwise.
    ///
    /// A string is whitespace if all characters in the string are whitespace and there
    /// is at least one character in the string.
    #[pymethod("isspace(self)")]
    fn isspace(_vm: &Vm, this: &Value) -> bool {
        case::is_space(text_of(this))
    }
    /// Return True if the string is a decimal string, False otherwise.
    ///
    /// A string is a decimal string if all characters in the string are decimal and
    /// there is at least one character in the string.
    #[pymethod("isdecimal(self)")]
    fn isdecimal(_vm: &Vm, this: &Value) -> bool {
        all(this, u8::is_ascii_digit, case::is_decimal)
    }
    /// Return True if the string is a digit string, False otherwise.
    ///
    /// A string is a digit string if all characters in the string are digits and there
    /// is at least one character in the string.
    #[pymethod("isdigit(self)")]
    fn isdigit(_vm: &Vm, this: &Value) -> bool {
        all(this, u8::is_ascii_digit, case::is_digit)
    }
    /// Return True if the string is a numeric string, False otherwise.
    ///
    /// A string is numeric if all characters in the string are numeric and there is at
    /// least one character in the string.
    #[pymethod("isnumeric(self)")]
    fn isnumeric(_vm: &Vm, this: &Value) -> bool {
        all(this, u8::is_ascii_digit, case::is_numeric)
    }
    /// Return True if the string is an alphabetic string, False otherwise.
    ///
    /// A string is alphabetic if all characters in the string are alphabetic and there
    /// is at least one character in the string.
    #[pymethod("isalpha(self)")]
    fn isalpha(_vm: &Vm, this: &Value) -> bool {
        all(this, u8::is_ascii_alphabetic, case::is_alpha)
    }
    /// Return True if the string is an alpha-numeric string, False otherwise.
    ///
    /// A string is alpha-numeric if all characters in the string are alpha-numeric and
    /// there is at least one character in the string.
    #[pymethod("isalnum(self)")]
    fn isalnum(_vm: &Vm, this: &Value) -> bool {
        all(this, u8::is_ascii_alphanumeric, case::is_alnum)
    }
    /// Return True if the string is a valid Python identifier, False otherwise.
    ///
    /// Call keyword.iskeyword(s) to test whether string s is a reserved identifier,
    /// such as "def" or "class".
    #[pymethod("isidentifier(self)")]
    fn isidentifier(_vm: &Vm, this: &Value) -> bool {
        case::is_identifier(text_of(this))
    }
    /// Return True if the string is printable, False otherwise.
    ///
    /// A string is printable if all of its characters are considered printable in
    /// repr() or if it is empty.
    #[pymethod("isprintable(self)")]
    fn isprintable(_vm: &Vm, this: &Value) -> bool {
        case::is_printable(text_of(this))
    }
}
