//! Stripping and padding.

use super::{Bytes, bytes_arg, made, subsequence, text_of};
use crate::error::{PyResult, Raised};
use crate::objects::bytes::MOST_BYTES;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::search::{self, Flavor, Side};
use apython_text::{OwnedStr, StrView, TextResult, pad};

fn strip(vm: &Vm, this: &Value, set: Option<&Value>, side: Side) -> PyResult {
    let text = text_of(this);
    let range = match set {
        None => search::strip_spaces(text, side, Flavor::Bytes),
        Some(set) => search::strip(text, side, StrView::Latin1(bytes_arg(vm, set)?)),
    };
    Ok(subsequence(vm, this, range))
}

/// The byte to pad with; a blank if none is given.
fn fill_byte(vm: &Vm, value: Option<&Value>, method: &str) -> PyResult<u32> {
    match value.map(|value| (value, value.as_bytes_slice())) {
        None => Ok(u32::from(b' ')),
        Some((_, Some(&[byte]))) => Ok(u32::from(byte)),
        Some((value, _)) => Err(wrong_fill(vm, value, method)),
    }
}

#[cold]
fn wrong_fill(vm: &Vm, value: &Value, method: &str) -> Raised {
    let found = if value.is_none() { "None".to_owned() } else { value.type_name(vm) };
    let expected = "argument 2 must be a byte string of length 1";
    vm.type_error(format!("{method}() {expected}, not {found}"))
}

/// Pads, unless that would be more than can be counted.
fn padded(
    vm: &Vm,
    this: &Value,
    width: isize,
    pad: impl FnOnce(StrView<'_>, i64) -> TextResult<Option<OwnedStr>>,
) -> PyResult {
    if usize::try_from(width).is_ok_and(|width| width > MOST_BYTES) {
        return Err(vm.overflow_error("byte string is too large"));
    }
    made(vm, this, pad(text_of(this), width as i64))
}

#[pymethods(LAYOUT)]
impl Bytes {
    /// Strip leading and trailing bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading and trailing ASCII whitespace.
    #[pymethod("strip(self, bytes=None, /)")]
    fn strip(vm: &Vm, this: &Value, bytes: Option<&Value>) -> PyResult {
        strip(vm, this, bytes, Side::Both)
    }
    /// Strip leading bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading  ASCII whitespace.
    #[pymethod("lstrip(self, bytes=None, /)")]
    fn lstrip(vm: &Vm, this: &Value, bytes: Option<&Value>) -> PyResult {
        strip(vm, this, bytes, Side::Left)
    }
    /// Strip trailing bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip trailing ASCII whitespace.
    #[pymethod("rstrip(self, bytes=None, /)")]
    fn rstrip(vm: &Vm, this: &Value, bytes: Option<&Value>) -> PyResult {
        strip(vm, this, bytes, Side::Right)
    }
    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character.
    #[pymethod("center(self, width, fillchar=b' ', /)")]
    fn center(vm: &Vm, this: &Value, width: isize, fillchar: Option<&Value>) -> PyResult {
        let fill = fill_byte(vm, fillchar, "center")?;
        padded(vm, this, width, |text, width| pad::center(text, width, fill))
    }
    /// Return a left-justified string of length width.
    ///
    /// Padding is done using the specified fill character.
    #[pymethod("ljust(self, width, fillchar=b' ', /)")]
    fn ljust(vm: &Vm, this: &Value, width: isize, fillchar: Option<&Value>) -> PyResult {
        let fill = fill_byte(vm, fillchar, "ljust")?;
        padded(vm, this, width, |text, width| pad::ljust(text, width, fill))
    }
    /// Return a right-justified string of length width.
    ///
    /// Padding is done using the specified fill character.
    #[pymethod("rjust(self, width, fillchar=b' ', /)")]
    fn rjust(vm: &Vm, this: &Value, width: isize, fillchar: Option<&Value>) -> PyResult {
        let fill = fill_byte(vm, fillchar, "rjust")?;
        padded(vm, this, width, |text, width| pad::rjust(text, width, fill))
    }
    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    ///
    /// The original string is never truncated.
    #[pymethod("zfill(self, width, /)")]
    fn zfill(vm: &Vm, this: &Value, width: isize) -> PyResult {
        padded(vm, this, width, pad::zfill)
    }
    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    #[pymethod("expandtabs(self, tabsize=8)")]
    fn expandtabs(vm: &Vm, this: &Value, tabsize: i32) -> PyResult {
        match search::expand_tabs(text_of(this), i64::from(tabsize)) {
            Err(error) if error.kind == apython_text::ErrorKind::Overflow => {
                Err(vm.overflow_error("result too long"))
            }
            text => made(vm, this, text),
        }
    }
}
