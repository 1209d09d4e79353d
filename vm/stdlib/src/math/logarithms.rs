//! Logarithms; those of integers beyond the range of doubles too.

use super::{Infinity, check_not_finite, checked, domain_error, libm, only, only_real};
use apython_core::native::Args;
use apython_core::object::BinaryOp;
use apython_core::objects::int::IntView;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pyfunction;
use rug::Integer;

type Logarithm = extern "C" fn(f64) -> f64;

/// The logarithm of a float, an int of any size or whatever has `__float__`.
#[inline]
fn logarithm(vm: &Vm, value: &Value, function: Logarithm) -> PyResult<f64> {
    if let Some(view) = value.as_int_view() {
        return logarithm_of_int(vm, view, function);
    }
    let x = ops::to_float(vm, value)?;
    let result = function(x);
    if !result.is_finite() {
        check_not_finite(vm, x, result, Infinity::Singularity)?;
    }
    Ok(result)
}

fn logarithm_of_int(vm: &Vm, view: IntView<'_>, function: Logarithm) -> PyResult<f64> {
    if view.is_zero() || view.is_negative() {
        return Err(domain_error(vm));
    }
    if let Some(x) = apython_text::int::to_f64(view.to_text_ref()) {
        return Ok(function(x));
    }
    let (fraction, exponent) = fraction_of(&view.to_integer());
    Ok(function(fraction) + function(2.0) * exponent as f64)
}

/// A positive integer as a fraction in `[0.5, 1)`, rounded half to even, times a power of two.
fn fraction_of(x: &Integer) -> (f64, u64) {
    let bits = x.significant_bits();
    let excess = bits.saturating_sub(64);
    let top = Integer::from(x >> excess).to_u64_wrapping();
    // What is cut off can only matter to a tie.
    let sticky = x.find_one(0).is_some_and(|lowest| lowest < excess);
    let fraction = (top | u64::from(sticky)) as f64 / (1u128 << (bits - excess)) as f64;
    if fraction == 1.0 { (0.5, u64::from(bits) + 1) } else { (fraction, u64::from(bits)) }
}

/// log(x, [base=math.e])
/// Return the logarithm of x to the given base.
///
/// If the base is not specified, returns the natural logarithm (base e) of x.
#[pyfunction("log(x, base=..., /)", no_text)]
fn log(vm: &Vm, x: &Value, base: Option<&Value>) -> PyResult {
    let numerator = Value::from_f64(logarithm(vm, x, libm::log)?);
    match base {
        None => Ok(numerator),
        Some(base) => {
            let denominator = Value::from_f64(logarithm(vm, base, libm::log)?);
            ops::binary(vm, BinaryOp::TrueDivide, &numerator, &denominator)
        }
    }
}

/// Return the base 2 logarithm of x.
#[pyfunction("log2(x, /)", raw)]
fn log2(vm: &Vm, args: Args<'_>) -> PyResult {
    logarithm(vm, only(vm, args, &LOG2_DEF)?, libm::log2).map(Value::from_f64)
}

/// Return the base 10 logarithm of x.
#[pyfunction("log10(x, /)", raw)]
fn log10(vm: &Vm, args: Args<'_>) -> PyResult {
    logarithm(vm, only(vm, args, &LOG10_DEF)?, libm::log10).map(Value::from_f64)
}

/// Return the natural logarithm of 1+x (base e).
///
/// The result is computed in a way which is accurate for x near zero.
#[pyfunction("log1p(x, /)", raw)]
fn log1p(vm: &Vm, args: Args<'_>) -> PyResult {
    let x = only_real(vm, args, &LOG1P_DEF)?;
    checked(vm, x, libm::log1p(x), Infinity::Singularity)
}
