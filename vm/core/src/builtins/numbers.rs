//! Numbers: arithmetic as functions, and integers as text.

#![expect(clippy::doc_lazy_continuation, reason = "the comments are docstrings of CPython")]

use crate::error::PyResult;
use crate::objects::int::IntView;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;
use apython_text::StrView;
use apython_text::float::NumBuf;
use apython_text::int::{IntRef, push_radix};

/// Return the absolute value of the argument.
#[pyfunction("abs(x, /)")]
pub(super) fn abs(vm: &Vm, x: &Value) -> PyResult {
    if let Some(x) = x.as_f64() {
        return Ok(Value::from_f64(x.abs()));
    }
    if let Some(x) = x.as_small_int() {
        return Ok(Value::from_int(vm, x.abs()));
    }
    ops::absolute(vm, x)
}

/// Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.
#[pyfunction("divmod(x, y, /)")]
pub(super) fn divmod(vm: &Vm, x: &Value, y: &Value) -> PyResult {
    if let (Some(a), Some(b)) = (x.as_small_int(), y.as_small_int())
        && b != 0
    {
        let (quotient, remainder) = (a / b, a % b);
        // The remainder has the sign of the divisor.
        let below = remainder != 0 && (remainder < 0) != (b < 0);
        let quotient = Value::from_int(vm, quotient - i64::from(below));
        let remainder = Value::from_int(vm, if below { remainder + b } else { remainder });
        return Ok(vm.new_tuple(vec![quotient, remainder]));
    }
    ops::divmod(vm, x, y)
}

/// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments
///
/// Some types, such as ints, are able to use a more efficient algorithm when
/// invoked using the three argument form.
#[pyfunction("pow(base, exp, mod=None)")]
pub(super) fn pow(vm: &Vm, base: &Value, exp: &Value, modulus: Option<&Value>) -> PyResult {
    ops::power_mod(vm, base, exp, modulus.unwrap_or(&Value::NONE))
}

/// Round a number to a given precision in decimal digits.
///
/// The return value is an integer if ndigits is omitted or None.  Otherwise
/// the return value has the same type as the number.  ndigits may be negative.
#[pyfunction("round(number, ndigits=None)")]
pub(super) fn round(vm: &Vm, number: &Value, ndigits: Option<&Value>) -> PyResult {
    let args = ndigits.map(std::slice::from_ref).unwrap_or_default();
    match ops::call_special(vm, number, &vm.names.__round__, args)? {
        Some(result) => Ok(result),
        None => {
            let class = number.type_name(vm);
            Err(vm.type_error(format!("type {class} doesn't define __round__ method")))
        }
    }
}

/// Return the hash value for the given object.
///
/// Two objects that compare equal must also have the same hash value, but the
/// reverse is not necessarily true.
#[pyfunction("hash(obj, /)")]
pub(super) fn hash(vm: &Vm, obj: &Value) -> PyResult<i64> {
    ops::hash(vm, obj)
}

/// Return the identity of an object.
///
/// This is guaranteed to be unique among simultaneously existing objects.
/// (CPython uses the object's memory address.)
#[pyfunction("id(obj, /)")]
pub(super) fn id(_vm: &Vm, obj: &Value) -> u64 {
    obj.identity()
}

/// The digits of an integer, or of what has `__index__`, in base 2 to the power `bits`.
fn in_base(vm: &Vm, number: &Value, bits: u32) -> PyResult {
    let number = ops::index(vm, number)?;
    let view = match number.as_int_view().expect("an index is an int") {
        IntView::Small(x) => IntRef::Small(x),
        IntView::Wide(x) => return Ok(vm.new_str(&wide_in_base(x, bits))),
        IntView::Big(x) => IntRef::Big(x),
    };
    let mut digits = NumBuf::new();
    push_radix(view, bits, true, &mut digits);
    Ok(vm.new_str_narrowest(StrView::Latin1(&digits)))
}

fn wide_in_base(x: i128, bits: u32) -> String {
    let (sign, magnitude) = (if x < 0 { "-" } else { "" }, x.unsigned_abs());
    match bits {
        1 => format!("{sign}{magnitude:#b}"),
        3 => format!("{sign}{magnitude:#o}"),
        _ => format!("{sign}{magnitude:#x}"),
    }
}

/// Return the binary representation of an integer.
///
///    >>> bin(2796202)
///    '0b1010101010101010101010'
#[pyfunction("bin(number, /)")]
pub(super) fn bin(vm: &Vm, number: &Value) -> PyResult {
    in_base(vm, number, 1)
}

/// Return the octal representation of an integer.
///
///    >>> oct(342391)
///    '0o1234567'
#[pyfunction("oct(number, /)")]
pub(super) fn oct(vm: &Vm, number: &Value) -> PyResult {
    in_base(vm, number, 3)
}

/// Return the hexadecimal representation of an integer.
///
///    >>> hex(12648430)
///    '0xc0ffee'
#[pyfunction("hex(number, /)")]
pub(super) fn hex(vm: &Vm, number: &Value) -> PyResult {
    in_base(vm, number, 4)
}
