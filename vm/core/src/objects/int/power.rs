//! `**` and `pow` with a modulus.

use super::arith::with_both;
use super::{IntView, MAX_BITS, mul, too_large};
use crate::error::PyResult;
use crate::objects::float;
use crate::value::Value;
use crate::vm::Vm;
use rug::Integer;
use rug::ops::{Pow, RemRounding};

/// `base ** exponent`: a float if the exponent is negative.
#[inline]
pub fn pow(vm: &Vm, base: IntView<'_>, exponent: IntView<'_>) -> PyResult {
    match exponent {
        // A square is by far the most frequent power.
        IntView::Small(2) => mul(vm, base, base),
        IntView::Small(exponent @ 0..) => {
            match base.to_i128().and_then(|base| pow_wide(base, exponent as u64)) {
                Some(power) => Ok(Value::from_i128(vm, power)),
                None => pow_big(vm, base, exponent as u64),
            }
        }
        _ if exponent.is_negative() => float::pow(vm, base.to_f64(vm)?, exponent.to_f64(vm)?),
        _ => pow_huge(vm, base, exponent),
    }
}

/// By squaring, as long as 128 bits hold it.
#[inline]
fn pow_wide(mut base: i128, mut exponent: u64) -> Option<i128> {
    let mut power = 1i128;
    loop {
        if exponent & 1 == 1 {
            power = power.checked_mul(base)?;
        }
        exponent >>= 1;
        if exponent == 0 {
            return Some(power);
        }
        base = base.checked_mul(base)?;
    }
}

fn pow_big(vm: &Vm, base: IntView<'_>, exponent: u64) -> PyResult {
    // 0, 1 and -1 have been dealt with, since their powers are always small.
    let fewest_bits = (base.bit_length() - 1).checked_mul(exponent);
    if fewest_bits.is_none_or(|bits| bits > MAX_BITS) {
        return Err(too_large(vm));
    }
    let exponent = u32::try_from(exponent).map_err(|_| too_large(vm))?;
    Ok(base.as_operand().with(|base| Value::from_integer(vm, Integer::from(base.pow(exponent)))))
}

/// An exponent beyond 64 bits: only the powers of 0, 1 and -1 exist.
fn pow_huge(vm: &Vm, base: IntView<'_>, exponent: IntView<'_>) -> PyResult {
    let odd = match exponent {
        IntView::Small(x) => x & 1 == 1,
        IntView::Wide(x) => x & 1 == 1,
        IntView::Big(x) => x.is_odd(),
    };
    match base {
        IntView::Small(base @ (0 | 1)) => Ok(Value::from_small_int(base)),
        IntView::Small(-1) => Ok(Value::from_small_int(if odd { -1 } else { 1 })),
        _ => Err(too_large(vm)),
    }
}

/// `pow(base, exponent, modulus)`.
pub fn pow_mod(
    vm: &Vm,
    base: IntView<'_>,
    exponent: IntView<'_>,
    modulus: IntView<'_>,
) -> PyResult {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    if let (IntView::Small(base), IntView::Small(exponent @ 0..), IntView::Small(modulus @ 1..)) =
        (base, exponent, modulus)
    {
        let base = base.rem_euclid(modulus) as u64;
        let power = pow_mod_u64(base, exponent as u64, modulus as u64);
        return Ok(Value::from_int(vm, power as i64));
    }
    pow_mod_big(vm, base, exponent, modulus)
}

/// `base` is below `modulus`, which is positive and fits 63 bits.
fn pow_mod_u64(mut base: u64, mut exponent: u64, modulus: u64) -> u64 {
    // Below 32 bits products fit a register.
    let narrow = modulus <= u64::from(u32::MAX);
    let mul = |a: u64, b: u64| {
        if narrow {
            a * b % modulus
        } else {
            (u128::from(a) * u128::from(b) % u128::from(modulus)) as u64
        }
    };
    let mut power = 1 % modulus;
    loop {
        if exponent & 1 == 1 {
            power = mul(power, base);
        }
        exponent >>= 1;
        if exponent == 0 {
            return power;
        }
        base = mul(base, base);
    }
}

fn pow_mod_big(
    vm: &Vm,
    base: IntView<'_>,
    exponent: IntView<'_>,
    modulus: IntView<'_>,
) -> PyResult {
    let size = modulus.to_integer().abs();
    let mut power = if size == 1 {
        Integer::new()
    } else {
        let reduced = base.to_integer().rem_floor(&size);
        let power = with_both(exponent, exponent, |exponent, _| reduced.pow_mod(exponent, &size));
        // GMP computes negative powers by the inverse, and refuses where there is none.
        power.map_err(|_| vm.value_error("base is not invertible for the given modulus"))?
    };
    if modulus.is_negative() && !power.is_zero() {
        power -= size;
    }
    Ok(Value::from_integer(vm, power))
}
