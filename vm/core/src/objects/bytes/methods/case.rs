//! Case, and what kind of bytes there are: ASCII alone counts.

use super::{Bytes, bytes_of};
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::case::{bytes_capitalize, bytes_predicate, bytes_swapcase, bytes_title};

/// The answer of a predicate that bytes are known to have.
fn is(name: &str, this: &Value) -> bool {
    bytes_predicate(name, bytes_of(this)).expect("a predicate of bytes")
}

#[pymethods(CASE)]
impl Bytes {
    /// B.lower() -> copy of B
    ///
    /// Return a copy of B with all ASCII characters converted to lowercase.
    #[pymethod("lower(self)", no_text)]
    fn lower(_vm: &Vm, this: &Value) -> Vec<u8> {
        bytes_of(this).to_ascii_lowercase()
    }
    /// B.upper() -> copy of B
    ///
    /// Return a copy of B with all ASCII characters converted to uppercase.
    #[pymethod("upper(self)", no_text)]
    fn upper(_vm: &Vm, this: &Value) -> Vec<u8> {
        bytes_of(this).to_ascii_uppercase()
    }
    /// B.capitalize() -> copy of B
    ///
    /// Return a copy of B with only its first character capitalized (ASCII)
    /// and the rest lower-cased.
    #[pymethod("capitalize(self)", no_text)]
    fn capitalize(_vm: &Vm, this: &Value) -> Vec<u8> {
        bytes_capitalize(bytes_of(this))
    }
    /// B.swapcase() -> copy of B
    ///
    /// Return a copy of B with uppercase ASCII characters converted
    /// to lowercase ASCII and vice versa.
    #[pymethod("swapcase(self)", no_text)]
    fn swapcase(_vm: &Vm, this: &Value) -> Vec<u8> {
        bytes_swapcase(bytes_of(this))
    }
    /// B.title() -> copy of B
    ///
    /// Return a titlecased version of B, i.e. ASCII words start with uppercase
    /// characters, all remaining cased characters have lowercase.
    #[pymethod("title(self)", no_text)]
    fn title(_vm: &Vm, this: &Value) -> Vec<u8> {
        bytes_title(bytes_of(this))
    }
    /// B.isalnum() -> bool
    ///
    /// Return True if all characters in B are alphanumeric
    /// and there is at least one character in B, False otherwise.
    #[pymethod("isalnum(self)", no_text)]
    fn isalnum(_vm: &Vm, this: &Value) -> bool {
        is("isalnum", this)
    }
    /// B.isalpha() -> bool
    ///
    /// Return True if all characters in B are alphabetic
    /// and there is at least one character in B, False otherwise.
    #[pymethod("isalpha(self)", no_text)]
    fn isalpha(_vm: &Vm, this: &Value) -> bool {
        is("isalpha", this)
    }
    /// B.isascii() -> bool
    ///
    /// Return True if B is empty or all characters in B are ASCII,
    /// False otherwise.
    #[pymethod("isascii(self)", no_text)]
    fn isascii(_vm: &Vm, this: &Value) -> bool {
        bytes_of(this).is_ascii()
    }
    /// B.isdigit() -> bool
    ///
    /// Return True if all characters in B are digits
    /// and there is at least one character in B, False otherwise.
    #[pymethod("isdigit(self)", no_text)]
    fn isdigit(_vm: &Vm, this: &Value) -> bool {
        is("isdigit", this)
    }
    /// B.islower() -> bool
    ///
    /// Return True if all cased characters in B are lowercase and there is
    /// at least one cased character in B, False otherwise.
    #[pymethod("islower(self)", no_text)]
    fn islower(_vm: &Vm, this: &Value) -> bool {
        is("islower", this)
    }
    /// B.isspace() -> bool
    ///
    /// Return True if all characters in B are whitespace
    /// and there is at least one character in B, False otherwise.
    #[pymethod("isspace(self)", no_text)]
    fn isspace(_vm: &Vm, this: &Value) -> bool {
        is("isspace", this)
    }
    /// B.istitle() -> bool
    ///
    /// Return True if B is a titlecased string and there is at least one
    /// character in B, i.e. uppercase characters may only follow uncased
    /// characters and lowercase characters only cased ones. Return False
    /// otherwise.
    #[pymethod("istitle(self)", no_text)]
    fn istitle(_vm: &Vm, this: &Value) -> bool {
        is("istitle", this)
    }
    /// B.isupper() -> bool
    ///
    /// Return True if all cased characters in B are uppercase and there is
    /// at least one cased character in B, False otherwise.
    #[pymethod("isupper(self)", no_text)]
    fn isupper(_vm: &Vm, this: &Value) -> bool {
        is("isupper", this)
    }
}
