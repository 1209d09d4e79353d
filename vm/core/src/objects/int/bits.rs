//! Integers as endless rows of bits in two's complement: `& | ^ ~ << >>`, and counting bits.

use super::arith::wide_or_big;
use super::{IntView, MAX_BITS, too_large};
use crate::error::{PyResult, Raised};
use crate::value::Value;
use crate::vm::Vm;
use rug::Complete;

#[inline]
pub fn and(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Value {
    match (a, b) {
        (IntView::Small(a), IntView::Small(b)) => Value::from_int(vm, a & b),
        // Masking what a product of 64-bit numbers left: the low bits decide.
        (IntView::Big(big), mask) | (mask, IntView::Big(big)) => match mask.to_i128() {
            Some(mask) if mask >= 0 => Value::from_i128(vm, big.to_i128_wrapping() & mask),
            _ => wide_or_big(vm, a, b, |_, _| None, |a, b| (a & b).complete()),
        },
        _ => wide_or_big(vm, a, b, |a, b| Some(a & b), |a, b| (a & b).complete()),
    }
}

#[inline]
pub fn or(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Value {
    match (a, b) {
        (IntView::Small(a), IntView::Small(b)) => Value::from_int(vm, a | b),
        _ => wide_or_big(vm, a, b, |a, b| Some(a | b), |a, b| (a | b).complete()),
    }
}

#[inline]
pub fn xor(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> Value {
    match (a, b) {
        (IntView::Small(a), IntView::Small(b)) => Value::from_int(vm, a ^ b),
        _ => wide_or_big(vm, a, b, |a, b| Some(a ^ b), |a, b| (a ^ b).complete()),
    }
}

#[inline]
pub fn invert(vm: &Vm, a: IntView<'_>) -> Value {
    match a {
        IntView::Small(x) => Value::from_int(vm, !x),
        IntView::Wide(x) => Value::from_i128(vm, !x),
        IntView::Big(x) => Value::from_integer(vm, (!x).complete()),
    }
}

#[cold]
fn negative_count(vm: &Vm) -> Raised {
    vm.value_error("negative shift count")
}

/// `a << b`.
#[inline]
pub fn lshift(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if let (IntView::Small(x), IntView::Small(count @ 0..=64)) = (a, b) {
        return Ok(Value::from_i128(vm, i128::from(x) << count));
    }
    lshift_large(vm, a, b)
}

fn lshift_large(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if b.is_negative() {
        return Err(negative_count(vm));
    }
    if a.is_zero() {
        return Ok(Value::from_small_int(0));
    }
    let count = match b {
        IntView::Small(count) => count as u64,
        _ => return Err(absurd_count(vm, b)),
    };
    let length = a.bit_length();
    if count > MAX_BITS || length + count > MAX_BITS {
        return Err(too_large(vm));
    }
    Ok(match a.to_i128() {
        Some(x) if length + count < 128 => Value::from_i128(vm, x << count),
        _ => a.as_operand().with(|x| Value::from_integer(vm, (x << count as u32).complete())),
    })
}

/// Shifting by as many bits as no memory holds. CPython tells counts that its number of
/// digits can't express from those it merely has no memory for.
#[cold]
fn absurd_count(vm: &Vm, count: IntView<'_>) -> Raised {
    const DIGIT_BITS: i128 = 30;
    const MOST_DIGITS: i128 = (i64::MAX / 4) as i128;
    match count.to_i128() {
        Some(count) if count / DIGIT_BITS < MOST_DIGITS => too_large(vm),
        _ => vm.overflow_error("too many digits in integer"),
    }
}

/// `a >> b`.
#[inline]
pub fn rshift(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if let (IntView::Small(x), IntView::Small(count @ 0..)) = (a, b) {
        return Ok(Value::from_int(vm, x >> count.min(63)));
    }
    rshift_large(vm, a, b)
}

fn rshift_large(vm: &Vm, a: IntView<'_>, b: IntView<'_>) -> PyResult {
    if b.is_negative() {
        return Err(negative_count(vm));
    }
    let count = match b {
        IntView::Small(count) => count as u64,
        _ => u64::MAX,
    };
    Ok(match a {
        _ if count >= a.bit_length() => Value::from_small_int(-i64::from(a.is_negative())),
        IntView::Small(x) => Value::from_int(vm, x >> count),
        IntView::Wide(x) => Value::from_i128(vm, x >> count),
        IntView::Big(x) => Value::from_integer(vm, (x >> count as u32).complete()),
    })
}

/// How many ones the magnitude has.
pub fn count_ones(a: IntView<'_>) -> u64 {
    match a {
        IntView::Small(x) => u64::from(x.unsigned_abs().count_ones()),
        IntView::Wide(x) => u64::from(x.unsigned_abs().count_ones()),
        IntView::Big(x) => x.as_limbs().iter().map(|limb| u64::from(limb.count_ones())).sum(),
    }
}
