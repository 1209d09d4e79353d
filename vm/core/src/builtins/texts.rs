//! Text: `repr`, `format`, `chr`, ...

use crate::error::{PyResult, Raised};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;
use apython_text::OwnedStr;

/// Return the canonical string representation of the object.
///
/// For many object types, including most builtins, eval(repr(obj)) == obj.
#[pyfunction("repr(obj, /)")]
pub(super) fn repr(vm: &Vm, obj: &Value) -> PyResult {
    ops::repr(vm, obj)
}

/// Return an ASCII-only representation of an object.
///
/// As repr(), return a string containing a printable representation of an
/// object, but escape the non-ASCII characters in the string returned by
/// repr() using \\x, \\u or \\U escapes. This generates a string similar
/// to that returned by repr() in Python 2.
#[pyfunction("ascii(obj, /)")]
pub(super) fn ascii(vm: &Vm, obj: &Value) -> PyResult {
    ops::ascii(vm, obj)
}

/// Return type(value).__format__(value, format_spec)
///
/// Many built-in types implement format_spec according to the
/// Format Specification Mini-language. See help('FORMATTING').
///
/// If type(value) does not supply a method named __format__
/// and format_spec is empty, then str(value) is returned.
/// See also help('SPECIALMETHODS').
#[pyfunction("format(value, format_spec='', /)")]
pub(super) fn format(vm: &Vm, value: &Value, format_spec: &Value) -> PyResult {
    if !format_spec.is_str() {
        let found = match format_spec.is_none() {
            true => "None".to_owned(),
            false => format_spec.type_name(vm),
        };
        return Err(vm.type_error(format!("format() argument 2 must be str, not {found}")));
    }
    ops::format(vm, value, format_spec)
}

/// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
#[pyfunction("chr(i, /)")]
pub(super) fn chr(vm: &Vm, i: i32) -> PyResult {
    match u32::try_from(i) {
        Ok(byte @ 0..=255) => Ok(vm.latin1_chars[byte as usize].clone()),
        Ok(code_point @ 0x100..=0x10_FFFF) => {
            let text: OwnedStr = std::iter::once(code_point).collect();
            Ok(vm.new_str_owned(&text))
        }
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

/// Return the Unicode code point for a one-character string.
#[pyfunction("ord(c, /)")]
pub(super) fn ord(vm: &Vm, c: &Value) -> PyResult<u32> {
    let len = if let Some(text) = c.as_str_view() {
        match (text.len(), text.get(0)) {
            (1, Some(code_point)) => return Ok(code_point),
            (len, _) => len,
        }
    } else if let Some(bytes) = c.as_bytes_slice() {
        match bytes {
            [byte] => return Ok(u32::from(*byte)),
            _ => bytes.len(),
        }
    } else {
        let found = c.type_name(vm);
        let message = format!("ord() expected string of length 1, but {found} found");
        return Err(vm.type_error(message));
    };
    Err(wrong_length(vm, len))
}

#[cold]
fn wrong_length(vm: &Vm, len: usize) -> Raised {
    vm.type_error(format!("ord() expected a character, but string of length {len} found"))
}
