//! `+ - *` and the signs of integers of any size. Results that fit 128 bits are computed in
//! registers; GMP is for the rest.

use super::{IntView, MAX_BITS, too_large};
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use rug::{Complete, Integer};

/// The result of an operation: in 128 bits where operands and result fit, else by GMP.
#[inline]
pub(super) fn wide_or_big(
    vm: &Vm,
    a: IntView<'_>,
    b: IntView<'_>,
    wide: impl FnOnce(i128, i128) -> Option<i128>,
    big: impl FnOnce(&Integer, &Integer) -> Integer,
) -> Value {
    if let (Some(x), Some(y)) = (a.to_i128(), b.to_i128())
        && let Some(result) = wide(x, y)
    {
        return Value::from_i128(vm, result);
    }
    with_both(a, b, |a, b| Value::from_integer(vm, big(a, b)))
}

/// Runs `f` with both operands in GMP's form.
pub(super) fn with_both<R>(
    a: IntView<'_>,
    b: IntView<'_>,
    f: impl FnOnce(&Integer, &Integer) -> R,
) -> R {
    let (a, b) = (a.as_operand(), b.as_operand());
    a.with(|a| b.with(|b| f(a, b)))
}

#[inline]
pub fn add(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Value {
    if let (IntView::Small(a), IntView::Small(b)) = (a, b)
        && let Some(sum) = a.checked_add(b)
    {
        return Value::from_int(vm, sum);
    }
    wide_or_big(vm, a, b, i128::checked_add, |a, b| (a + b).complete())
}

#[inline]
pub fn sub(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Value {
    if let (IntView::Small(a), IntView::Small(b)) = (a, b)
        && let Some(difference) = a.checked_sub(b)
    {
        return Value::from_int(vm, difference);
    }
    wide_or_big(vm, a, b, i128::checked_sub, |a, b| (a - b).complete())
}

/// MemoryError where the product is beyond all measure.
#[inline]
pub fn mul(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if let (IntView::Small(a), IntView::Small(b)) = (a, b) {
        return Ok(Value::from_i128(vm, i128::from(a) * i128::from(b)));
    }
    mul_large(vm, a, b)
}

fn mul_large(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if let (Some(x), Some(y)) = (a.to_i128(), b.to_i128())
        && let Some(product) = mul_i128(x, y)
    {
        return Ok(Value::from_i128(vm, product));
    }
    if a.bit_length() + b.bit_length() > MAX_BITS {
        return Err(too_large(vm));
    }
    Ok(with_both(a, b, |a, b| Value::from_integer(vm, (a * b).complete())))
}

#[inline]
fn mul_i128(a: i128, b: i128) -> Option<i128> {
    // What masked 64-bit arithmetic multiplies: one instruction.
    if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
        return i128::try_from(u128::from(a) * u128::from(b)).ok();
    }
    a.checked_mul(b)
}

#[inline]
pub fn negative(vm: &Vm, a: IntView<'_>) -> Value {
    match a {
        IntView::Small(x) => Value::from_i128(vm, -i128::from(x)),
        IntView::Wide(x) => match x.checked_neg() {
            Some(x) => Value::from_i128(vm, x),
            None => Value::from_integer(vm, -Integer::from(x)),
        },
        IntView::Big(x) => Value::from_integer(vm, (-x).complete()),
    }
}

#[inline]
pub fn absolute(vm: &Vm, a: IntView<'_>) -> Value {
    if a.is_negative() { negative(vm, a) } else { a.to_value(vm) }
}
