//! Arithmetic, specialised by operand types and where the operands stand.
//!
//! Integers work on the scaled form (48 bits at the top of 64), so that the overflow flag is
//! the range check; what overflows is done again by the generic slow path, which makes a heap
//! integer, without giving the specialisation up. A constant that is a number stands in the
//! pool together with its value as a float, in the word after it.

use super::super::dispatch::{Dispatch, slow};
use super::super::slow;
use super::super::state::State;
use super::{guard, write};
use crate::value::RawValue;

/// The operands of a binary instruction and the guards on their types.
macro_rules! operands {
    ($D:ident, $s:ident, $i:ident, int, rr, $x:ident, $y:ident) => {
        let ($x, $y) = ($s.reg($i.b), $s.reg($i.c));
        guard!($D, $s, $x.are_small_ints($y));
    };
    ($D:ident, $s:ident, $i:ident, int, rk, $x:ident, $y:ident) => {
        let ($x, $y) = ($s.reg($i.b), $s.constant($i.c));
        guard!($D, $s, $x.is_small_int());
    };
    ($D:ident, $s:ident, $i:ident, int, kr, $x:ident, $y:ident) => {
        let ($x, $y) = ($s.constant($i.b), $s.reg($i.c));
        guard!($D, $s, $y.is_small_int());
    };
    ($D:ident, $s:ident, $i:ident, float, rr, $x:ident, $y:ident) => {
        let ($x, $y) = ($s.reg($i.b), $s.reg($i.c));
        guard!($D, $s, $x.is_float());
        guard!($D, $s, $y.is_float());
        let ($x, $y) = ($x.as_f64_unchecked(), $y.as_f64_unchecked());
    };
    ($D:ident, $s:ident, $i:ident, float, rk, $x:ident, $y:ident) => {
        let ($x, $y) = ($s.reg($i.b), $s.float_constant($i.c));
        guard!($D, $s, $x.is_float());
        let $x = $x.as_f64_unchecked();
    };
    ($D:ident, $s:ident, $i:ident, float, kr, $x:ident, $y:ident) => {
        let ($x, $y) = ($s.float_constant($i.b), $s.reg($i.c));
        guard!($D, $s, $y.is_float());
        let $y = $y.as_f64_unchecked();
    };
}

/// Handlers whose result is a float.
macro_rules! float_ops {
    ($($name:ident $form:ident |$x:ident, $y:ident| $result:expr;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                operands!(D, s, i, float, $form, $x, $y);
                D::write_float_then_next(s, i.a, $result)
            }
        })*
    };
}

float_ops! {
    add_float_rr rr |x, y| x + y;
    add_float_rk rk |x, y| x + y;
    add_float_kr kr |x, y| x + y;
    sub_float_rr rr |x, y| x - y;
    sub_float_rk rk |x, y| x - y;
    sub_float_kr kr |x, y| x - y;
    mul_float_rr rr |x, y| x * y;
    mul_float_rk rk |x, y| x * y;
    mul_float_kr kr |x, y| x * y;
}

/// Handlers whose result is a float unless the divisor is zero.
macro_rules! float_divisions {
    ($($name:ident $kind:ident $form:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                operands!(D, s, i, $kind, $form, x, y);
                let (x, y) = (as_double!($kind, x), as_double!($kind, y));
                if y == 0.0 {
                    return slow!(D, s, slow::arithmetic::binary_same);
                }
                D::write_float_then_next(s, i.a, x / y)
            }
        })*
    };
}

macro_rules! as_double {
    (float, $x:ident) => {
        $x
    };
    // 48-bit integers are doubles exactly, so their quotient is rounded correctly.
    (int, $x:ident) => {
        $x.as_small_int_unchecked() as f64
    };
}

float_divisions! {
    div_float_rr float rr;
    div_float_rk float rk;
    div_float_kr float kr;
    div_int_rr int rr;
    div_int_rk int rk;
}

/// Handlers for a float and an int, in either order.
macro_rules! mixed_ops {
    ($($name:ident |$x:ident, $y:ident| $result:expr;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                let (x, y) = (s.reg(i.b), s.reg(i.c));
                let $x;
                let $y;
                if x.is_float() {
                    guard!(D, s, y.is_small_int());
                    $x = x.as_f64_unchecked();
                    $y = y.as_small_int_unchecked() as f64;
                } else {
                    guard!(D, s, x.is_small_int());
                    guard!(D, s, y.is_float());
                    $x = x.as_small_int_unchecked() as f64;
                    $y = y.as_f64_unchecked();
                }
                D::write_float_then_next(s, i.a, $result)
            }
        })*
    };
}

mixed_ops! {
    add_mixed_rr |x, y| x + y;
    sub_mixed_rr |x, y| x - y;
    mul_mixed_rr |x, y| x * y;
}

#[inline(always)]
pub(crate) unsafe fn div_mixed_rr<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let (x, y) = (s.reg(i.b), s.reg(i.c));
        let (dividend, divisor);
        if x.is_float() {
            guard!(D, s, y.is_small_int());
            dividend = x.as_f64_unchecked();
            divisor = y.as_small_int_unchecked() as f64;
        } else {
            guard!(D, s, x.is_small_int());
            guard!(D, s, y.is_float());
            dividend = x.as_small_int_unchecked() as f64;
            divisor = y.as_f64_unchecked();
        }
        if divisor == 0.0 {
            return slow!(D, s, slow::arithmetic::binary_same);
        }
        D::write_float_then_next(s, i.a, dividend / divisor)
    }
}

/// Handlers for an int in a register and a float constant.
macro_rules! mixed_constant_ops {
    ($($name:ident $form:ident |$x:ident, $y:ident| $result:expr;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands; the constant is a float.
            unsafe {
                let i = s.instr();
                let ($x, $y) = mixed_constant!(D, s, i, $form);
                let result: Option<f64> = $result;
                match result {
                    Some(result) => D::write_float_then_next(s, i.a, result),
                    None => slow!(D, s, slow::arithmetic::binary_same),
                }
            }
        })*
    };
}

macro_rules! mixed_constant {
    ($D:ident, $s:ident, $i:ident, rk) => {{
        let x = $s.reg($i.b);
        guard!($D, $s, x.is_small_int());
        (x.as_small_int_unchecked() as f64, $s.float_constant($i.c))
    }};
    ($D:ident, $s:ident, $i:ident, kr) => {{
        let y = $s.reg($i.c);
        guard!($D, $s, y.is_small_int());
        ($s.float_constant($i.b), y.as_small_int_unchecked() as f64)
    }};
}

mixed_constant_ops! {
    add_mixed_rk rk |x, y| Some(x + y);
    add_mixed_kr kr |x, y| Some(x + y);
    sub_mixed_rk rk |x, y| Some(x - y);
    sub_mixed_kr kr |x, y| Some(x - y);
    mul_mixed_rk rk |x, y| Some(x * y);
    mul_mixed_kr kr |x, y| Some(x * y);
    div_mixed_rk rk |x, y| if y == 0.0 { None } else { Some(x / y) };
    div_mixed_kr kr |x, y| if y == 0.0 { None } else { Some(x / y) };
}

/// Handlers on integers: the expression gives an `Option` of the scaled or plain result.
macro_rules! int_ops {
    ($($name:ident $form:ident |$x:ident, $y:ident| $result:expr;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                operands!(D, s, i, int, $form, $x, $y);
                let result: Option<RawValue> = $result;
                match result {
                    Some(result) => write::<D>(s, i.a, result),
                    None => slow!(D, s, slow::arithmetic::binary_same),
                }
            }
        })*
    };
}

#[inline(always)]
fn unless_overflow((scaled, overflow): (i64, bool)) -> Option<RawValue> {
    if overflow { None } else { Some(RawValue::from_scaled_int(scaled)) }
}

#[inline(always)]
pub(super) fn add(x: RawValue, y: RawValue) -> Option<RawValue> {
    unless_overflow(x.scaled_int().overflowing_add(y.scaled_int()))
}
#[inline(always)]
pub(super) fn sub(x: RawValue, y: RawValue) -> Option<RawValue> {
    unless_overflow(x.scaled_int().overflowing_sub(y.scaled_int()))
}
#[inline(always)]
pub(super) fn mul(x: RawValue, y: RawValue) -> Option<RawValue> {
    unless_overflow(x.scaled_int().overflowing_mul(y.as_small_int_unchecked()))
}

/// Division that rounds down, and its remainder, which has the divisor's sign.
#[inline(always)]
fn floor_division(x: RawValue, y: RawValue) -> Option<(i64, i64)> {
    let (x, y) = (x.as_small_int_unchecked(), y.as_small_int_unchecked());
    if y == 0 {
        return None;
    }
    // 32-bit division is much the faster one, and most operands fit it.
    let (quotient, remainder) = if (x | y) as u64 >> 32 == 0
        && let Some(y) = std::num::NonZeroU32::new(y as u32)
    {
        (i64::from(x as u32 / y), i64::from(x as u32 % y))
    } else {
        // No overflow: 48 bits are far from the edge of 64.
        (x.wrapping_div(y), x.wrapping_rem(y))
    };
    if remainder != 0 && (remainder ^ y) < 0 {
        return Some((quotient - 1, remainder + y));
    }
    Some((quotient, remainder))
}
#[inline(always)]
fn floordiv(x: RawValue, y: RawValue) -> Option<RawValue> {
    RawValue::try_from_int(floor_division(x, y)?.0)
}
#[inline(always)]
pub(super) fn modulo(x: RawValue, y: RawValue) -> Option<RawValue> {
    Some(RawValue::from_small_int(floor_division(x, y)?.1))
}
#[inline(always)]
fn lshift(x: RawValue, y: RawValue) -> Option<RawValue> {
    let (x, count) = (x.scaled_int(), y.as_small_int_unchecked());
    if count as u64 >= 48 {
        return None;
    }
    let shifted = x << count;
    if shifted >> count != x {
        return None;
    }
    Some(RawValue::from_scaled_int(shifted))
}
#[inline(always)]
fn rshift(x: RawValue, y: RawValue) -> Option<RawValue> {
    let (x, count) = (x.as_small_int_unchecked(), y.as_small_int_unchecked());
    if count < 0 {
        return None;
    }
    Some(RawValue::from_small_int(x >> count.min(63)))
}

int_ops! {
    add_int_rr rr |x, y| add(x, y);
    add_int_rk rk |x, y| add(x, y);
    add_int_kr kr |x, y| add(x, y);
    sub_int_rr rr |x, y| sub(x, y);
    sub_int_rk rk |x, y| sub(x, y);
    sub_int_kr kr |x, y| sub(x, y);
    mul_int_rr rr |x, y| mul(x, y);
    mul_int_rk rk |x, y| mul(x, y);
    mul_int_kr kr |x, y| mul(y, x);
    floordiv_int_rr rr |x, y| floordiv(x, y);
    floordiv_int_rk rk |x, y| floordiv(x, y);
    mod_int_rr rr |x, y| modulo(x, y);
    mod_int_rk rk |x, y| modulo(x, y);
    and_int_rr rr |x, y| Some(x.small_and(y));
    and_int_rk rk |x, y| Some(x.small_and(y));
    or_int_rr rr |x, y| Some(x.small_or(y));
    or_int_rk rk |x, y| Some(x.small_or(y));
    xor_int_rr rr |x, y| Some(x.small_xor(y));
    xor_int_rk rk |x, y| Some(x.small_xor(y));
    lshift_int_rr rr |x, y| lshift(x, y);
    lshift_int_rk rk |x, y| lshift(x, y);
    lshift_int_kr kr |x, y| lshift(x, y);
    rshift_int_rr rr |x, y| rshift(x, y);
    rshift_int_rk rk |x, y| rshift(x, y);
}

/// One comparison: between the bits of zero and those of infinity.
#[inline(always)]
fn is_positive_finite(x: f64) -> bool {
    x.to_bits().wrapping_sub(1) < f64::INFINITY.to_bits() - 1
}

/// Powers of positive floats, which need nothing but the C library's function.
macro_rules! powers {
    ($($name:ident $operand:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                let (x, y) = (s.reg(i.b), s.$operand(i.c));
                if x.is_float() && y.is_float() {
                    let (x, y) = (x.as_f64_unchecked(), y.as_f64_unchecked());
                    if is_positive_finite(x) && is_positive_finite(y.abs()) {
                        let power = slow::arithmetic::libc_pow(x, y);
                        if is_positive_finite(power) {
                            return D::write_float_then_next(s, i.a, power);
                        }
                    }
                }
                slow!(D, s, slow::arithmetic::pow_float)
            }
        })*
    };
}

powers! {
    pow_float_rr reg;
    pow_float_rk constant;
}

#[inline(always)]
pub(crate) unsafe fn negative<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = s.reg(i.b);
        if x.is_float() {
            return write::<D>(s, i.a, RawValue::from_f64_computed(-x.as_f64_unchecked()));
        }
        if x.is_small_int()
            && let Some(result) = unless_overflow(x.scaled_int().overflowing_neg())
        {
            return write::<D>(s, i.a, result);
        }
        slow!(D, s, slow::arithmetic::negative)
    }
}

#[inline(always)]
pub(crate) unsafe fn not<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = s.reg(i.b);
        if let Some(x) = x.as_bool() {
            return write::<D>(s, i.a, RawValue::from_bool(!x));
        }
        slow!(D, s, slow::arithmetic::not)
    }
}
