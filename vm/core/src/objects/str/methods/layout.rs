//! Stripping and padding.

use super::{Str, ascii, made, substring, text_of, unchanged};
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::search::{self, Flavor, Side};
use apython_text::{OwnedStr, StrView, TextResult, pad};

fn strip(vm: &Vm, this: &Value, chars: Option<&Value>, side: Side, method: &str) -> PyResult {
    let text = text_of(this);
    let range = match chars {
        None => search::strip_spaces(text, side, Flavor::Str),
        Some(chars) => match chars.as_str_view() {
            Some(set) => search::strip(text, side, set),
            None => return Err(vm.type_error(format!("{method} arg must be None or str"))),
        },
    };
    Ok(substring(vm, this, range))
}

/// The character to pad with; a blank if none is given.
fn fill_char(vm: &Vm, value: Option<&Value>) -> PyResult<u32> {
    let Some(value) = value else { return Ok(u32::from(' ')) };
    let Some(text) = value.as_str_view() else {
        let found = value.type_name(vm);
        let message = format!("The fill character must be a unicode character, not {found}");
        return Err(vm.type_error(message));
    };
    match text.len() {
        1 => Ok(text.at(0)),
        _ => Err(vm.type_error("The fill character must be exactly one character long")),
    }
}

/// Padding that is done in place where it is little and needs no wider form.
fn padded(
    vm: &Vm,
    this: &Value,
    (width, fill): (isize, u32),
    left_of: impl FnOnce(usize) -> usize,
    general: fn(StrView<'_>, i64, u32) -> TextResult<Option<OwnedStr>>,
) -> PyResult {
    const MOST: usize = 1 << 20;
    let text = text_of(this);
    if let (StrView::Latin1(bytes), Ok(width @ 0..MOST), Ok(fill)) =
        (text, usize::try_from(width), u8::try_from(fill))
    {
        if width <= bytes.len() {
            return Ok(unchanged(vm, this));
        }
        let missing = width - bytes.len();
        let left = left_of(missing);
        return ascii::pad(vm, bytes, left, missing - left, fill);
    }
    made(vm, this, general(text, width as i64, fill))
}

#[pymethods(LAYOUT)]
impl Str {
    /// Return a copy of the string with leading and trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    #[pymethod("strip(self, chars=None, /)")]
    fn strip(vm: &Vm, this: &Value, chars: Option<&Value>) -> PyResult {
        strip(vm, this, chars, Side::Both, "strip")
    }
    /// Return a copy of the string with leading whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    #[pymethod("lstrip(self, chars=None, /)")]
    fn lstrip(vm: &Vm, this: &Value, chars: Option<&Value>) -> PyResult {
        strip(vm, this, chars, Side::Left, "lstrip")
    }
    /// Return a copy of the string with trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    #[pymethod("rstrip(self, chars=None, /)")]
    fn rstrip(vm: &Vm, this: &Value, chars: Option<&Value>) -> PyResult {
        strip(vm, this, chars, Side::Right, "rstrip")
    }
    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    #[pymethod("center(self, width, fillchar=' ', /)")]
    fn center(vm: &Vm, this: &Value, width: isize, fillchar: Option<&Value>) -> PyResult {
        let fill = fill_char(vm, fillchar)?;
        // An odd blank goes to the left where the width is odd.
        let left = |missing| missing / 2 + (missing & width as usize & 1);
        padded(vm, this, (width, fill), left, pad::center)
    }
    /// Return a left-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    #[pymethod("ljust(self, width, fillchar=' ', /)")]
    fn ljust(vm: &Vm, this: &Value, width: isize, fillchar: Option<&Value>) -> PyResult {
        let fill = fill_char(vm, fillchar)?;
        padded(vm, this, (width, fill), |_| 0, pad::ljust)
    }
    /// Return a right-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    #[pymethod("rjust(self, width, fillchar=' ', /)")]
    fn rjust(vm: &Vm, this: &Value, width: isize, fillchar: Option<&Value>) -> PyResult {
        let fill = fill_char(vm, fillchar)?;
        padded(vm, this, (width, fill), |missing| missing, pad::rjust)
    }
    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    ///
    /// The string is never truncated.
    #[pymethod("zfill(self, width, /)")]
    fn zfill(vm: &Vm, this: &Value, width: isize) -> PyResult {
        if let StrView::Latin1([b'+' | b'-', ..]) = text_of(this) {
            return made(vm, this, pad::zfill(text_of(this), width as i64));
        }
        let general = |text: StrView<'_>, width, _| pad::zfill(text, width);
        padded(vm, this, (width, u32::from('0')), |missing| missing, general)
    }
    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    #[pymethod("expandtabs(self, tabsize=8)")]
    fn expandtabs(vm: &Vm, this: &Value, tabsize: i32) -> PyResult {
        made(vm, this, search::expand_tabs(text_of(this), i64::from(tabsize)))
    }
}
