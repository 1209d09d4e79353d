//! `/ // %` and `divmod` of integers. The quotient is rounded down, so the remainder has the
//! divisor's sign.

use super::IntView;
use super::arith::with_both;
use crate::error::{PyResult, Raised};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::int::{DivideError, true_divide};
use rug::Integer;
use rug::ops::{DivRounding, RemRounding};

#[cold]
fn zero_division(vm: &Vm) -> Raised {
    vm.zero_division_error("integer division or modulo by zero")
}

#[cold]
fn zero_modulo(vm: &Vm) -> Raised {
    vm.zero_division_error("integer modulo by zero")
}

/// Quotient and remainder; `None` where the quotient overflows.
#[inline]
fn divmod_i64(a: i64, b: i64) -> Option<(i64, i64)> {
    let (quotient, remainder) = (a.checked_div(b)?, a % b);
    // Division truncates: one less where that went up.
    Some(if remainder != 0 && (remainder ^ b) < 0 {
        (quotient - 1, remainder + b)
    } else {
        (quotient, remainder)
    })
}

/// As [`divmod_i64`].
#[inline]
fn divmod_i128(a: i128, b: i128) -> Option<(i128, i128)> {
    let (quotient, remainder) = (a.checked_div(b)?, a % b);
    Some(if remainder != 0 && (remainder ^ b) < 0 {
        (quotient - 1, remainder + b)
    } else {
        (quotient, remainder)
    })
}

fn divmod_wide(a: IntView<'_>, b: IntView<'_>) -> Option<(i128, i128)> {
    let (a, b) = (a.to_i128()?, b.to_i128()?);
    // Most 128-bit numbers are 64-bit ones without a sign, which the processor divides.
    if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
        return Some((i128::from(a / b), i128::from(a % b)));
    }
    divmod_i128(a, b)
}

/// `a // b`.
#[inline]
pub fn floor_div(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if b.is_zero() {
        return Err(zero_division(vm));
    }
    if let (IntView::Small(a), IntView::Small(b)) = (a, b)
        && let Some((quotient, _)) = divmod_i64(a, b)
    {
        return Ok(Value::from_int(vm, quotient));
    }
    if let Some((quotient, _)) = divmod_wide(a, b) {
        return Ok(Value::from_i128(vm, quotient));
    }
    Ok(with_both(a, b, |a, b| Value::from_integer(vm, Integer::from(a.div_floor(b)))))
}

/// `a % b`.
#[inline]
pub fn modulo(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if b.is_zero() {
        return Err(zero_modulo(vm));
    }
    if let (IntView::Small(a), IntView::Small(b)) = (a, b)
        && let Some((_, remainder)) = divmod_i64(a, b)
    {
        return Ok(Value::from_int(vm, remainder));
    }
    if let Some((_, remainder)) = divmod_wide(a, b) {
        return Ok(Value::from_i128(vm, remainder));
    }
    Ok(with_both(a, b, |a, b| Value::from_integer(vm, Integer::from(a.rem_floor(b)))))
}

/// Quotient and remainder.
pub fn divmod(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult<(Value, Value)> {
    if b.is_zero() {
        return Err(zero_division(vm));
    }
    if let Some((quotient, remainder)) = divmod_wide(a, b) {
        return Ok((Value::from_i128(vm, quotient), Value::from_i128(vm, remainder)));
    }
    let (quotient, remainder) =
        with_both(a, b, |a, b| <(Integer, Integer)>::from(a.div_rem_floor_ref(b)));
    Ok((Value::from_integer(vm, quotient), Value::from_integer(vm, remainder)))
}

/// `a / b`: the double nearest to the quotient.
#[inline]
pub fn true_div(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult<f64> {
    true_divide(a.to_text_ref(), b.to_text_ref()).map_err(|error| match error {
        DivideError::ZeroDivision => vm.zero_division_error(error.message()),
        DivideError::TooLarge => vm.overflow_error(error.message()),
    })
}
