//! `/ // % divmod **` of doubles, with Python's signs and errors. `+ - *` are the processor's.

use super::out_of_range;
use crate::error::{PyResult, Raised};
use crate::objects::complex::{self, Complex};
use crate::value::Value;
use crate::vm::Vm;

#[inline]
pub fn true_div(vm: &Vm, a: f64, b: f64) -> PyResult<f64> {
    if b == 0.0 {
        return Err(zero_division(vm, "float division by zero"));
    }
    Ok(a / b)
}

#[cold]
fn zero_division(vm: &Vm, message: &str) -> Raised {
    vm.zero_division_error(message)
}

/// The remainder with the divisor's sign, and the quotient before it is rounded.
#[inline]
fn quotient_and_remainder(a: f64, b: f64) -> (f64, f64) {
    let remainder = a % b;
    let quotient = (a - remainder) / b;
    if remainder == 0.0 {
        (quotient, 0.0f64.copysign(b))
    } else if (b < 0.0) != (remainder < 0.0) {
        (quotient - 1.0, remainder + b)
    } else {
        (quotient, remainder)
    }
}

/// The quotient as a whole number, from what [`quotient_and_remainder`] gave.
#[inline]
fn whole(quotient: f64, a: f64, b: f64) -> f64 {
    if quotient == 0.0 {
        return 0.0f64.copysign(a / b);
    }
    let floor = quotient.floor();
    // Dividing may have rounded to a little below a whole number.
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

#[inline]
pub fn floor_div(vm: &Vm, a: f64, b: f64) -> PyResult<f64> {
    if b == 0.0 {
        return Err(zero_division(vm, "float floor division by zero"));
    }
    Ok(whole(quotient_and_remainder(a, b).0, a, b))
}

#[inline]
pub fn modulo(vm: &Vm, a: f64, b: f64) -> PyResult<f64> {
    if b == 0.0 {
        return Err(zero_division(vm, "float modulo"));
    }
    let remainder = a % b;
    Ok(if remainder == 0.0 {
        0.0f64.copysign(b)
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder + b
    } else {
        remainder
    })
}

pub fn divmod(vm: &Vm, a: f64, b: f64) -> PyResult<(f64, f64)> {
    if b == 0.0 {
        return Err(zero_division(vm, "float divmod()"));
    }
    let (quotient, remainder) = quotient_and_remainder(a, b);
    Ok((whole(quotient, a, b), remainder))
}

fn is_odd(x: f64) -> bool {
    x.abs() % 2.0 == 1.0
}

/// `base ** exponent`: a complex number for a negative base and a fractional exponent.
#[inline]
pub fn pow(vm: &Vm, base: f64, exponent: f64) -> PyResult {
    // The C library's `pow` is exact in the special cases, which are those of C99, but for
    // what Python refuses.
    let ordinary = base > 0.0 && base.is_finite() && exponent.is_finite();
    if !ordinary && base.is_finite() && exponent.is_finite() && exponent != 0.0 {
        return pow_of_non_positive(vm, base, exponent);
    }
    let power = base.powf(exponent);
    if power.is_infinite() && ordinary {
        return Err(out_of_range(vm));
    }
    Ok(Value::from_f64(power))
}

/// Both are finite; the base is not positive and the exponent not zero.
fn pow_of_non_positive(vm: &Vm, base: f64, exponent: f64) -> PyResult {
    if base == 0.0 {
        if exponent < 0.0 {
            return Err(zero_division(vm, "0.0 cannot be raised to a negative power"));
        }
        return Ok(Value::from_f64(if is_odd(exponent) { base } else { 0.0 }));
    }
    if exponent != exponent.floor() {
        let (base, exponent) = (Complex::from_real(base), Complex::from_real(exponent));
        return complex::pow(vm, base, exponent);
    }
    let magnitude = (-base).powf(exponent);
    if magnitude.is_infinite() {
        return Err(out_of_range(vm));
    }
    Ok(Value::from_f64(if is_odd(exponent) { -magnitude } else { magnitude }))
}
