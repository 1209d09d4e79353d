//! `math`: real functions through the C library, whose results CPython gives to the last bit,
//! and functions on integers.
//!
//! The C library's functions report their errors in `errno`; as in CPython, what counts here
//! are their results: a NaN from numbers is a domain error, an infinity from finite numbers a
//! range error or a singularity.

mod elementary;
mod gamma;
mod integers;
mod libm;
mod logarithms;
mod parts;
mod sums;
#[cfg(test)]
mod tests;

use apython_core::native::{Args, NativeDef};
use apython_core::{PyResult, Raised, Value, Vm, ops};
use apython_derive::{py_module, pyattr};

#[pyattr("pi")]
fn pi(_vm: &Vm) -> f64 {
    std::f64::consts::PI
}

#[pyattr("e")]
fn e(_vm: &Vm) -> f64 {
    std::f64::consts::E
}

#[pyattr("tau")]
fn tau(_vm: &Vm) -> f64 {
    std::f64::consts::TAU
}

#[pyattr("inf")]
fn inf(_vm: &Vm) -> f64 {
    f64::INFINITY
}

#[pyattr("nan")]
fn nan(_vm: &Vm) -> f64 {
    f64::NAN
}

py_module! {
    name: "math",
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions: [
        elementary::acos, elementary::acosh, elementary::asin, elementary::asinh,
        elementary::atan, elementary::atan2, elementary::atanh, elementary::cbrt, parts::ceil,
        parts::copysign, elementary::cos, elementary::cosh, elementary::degrees, sums::dist,
        elementary::erf, elementary::erfc, elementary::exp, elementary::exp2, elementary::expm1,
        elementary::fabs, integers::factorial, parts::floor, parts::fmod, parts::frexp,
        sums::fsum, gamma::gamma, integers::gcd, sums::hypot, parts::isclose, parts::isfinite,
        parts::isinf, parts::isnan, integers::isqrt, integers::lcm, parts::ldexp, gamma::lgamma,
        logarithms::log, logarithms::log1p, logarithms::log10, logarithms::log2, parts::modf,
        elementary::pow, elementary::radians, parts::remainder, elementary::sin,
        elementary::sinh, elementary::sqrt, elementary::tan, elementary::tanh, sums::sumprod,
        parts::trunc, sums::prod, integers::perm, integers::comb, parts::nextafter, parts::ulp,
    ],
    attributes: [pi, e, tau, inf, nan],
}

#[cold]
fn domain_error(vm: &Vm) -> Raised {
    vm.value_error("math domain error")
}

#[cold]
fn range_error(vm: &Vm) -> Raised {
    vm.overflow_error("math range error")
}

/// What an infinite result of finite arguments means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Infinity {
    /// The result is too large.
    Overflow,
    /// The function isn't defined there.
    Singularity,
}

/// A function's result, or the error it stands for.
#[inline(always)]
fn checked(vm: &Vm, x: f64, result: f64, infinity: Infinity) -> PyResult {
    if result.is_finite() {
        return Ok(Value::from_f64(result));
    }
    check_not_finite(vm, x, result, infinity)
}

#[cold]
fn check_not_finite(vm: &Vm, x: f64, result: f64, infinity: Infinity) -> PyResult {
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(match infinity {
            Infinity::Overflow => range_error(vm),
            Infinity::Singularity => domain_error(vm),
        });
    }
    Ok(Value::from_f64(result))
}

/// The double of the only argument of `def`.
#[inline(always)]
fn only_real(vm: &Vm, args: Args<'_>, def: &'static NativeDef) -> PyResult<f64> {
    ops::to_float(vm, only(vm, args, def)?)
}

/// The only argument of `def`.
#[inline(always)]
fn only<'a>(vm: &Vm, args: Args<'a>, def: &'static NativeDef) -> PyResult<&'a Value> {
    match args.values() {
        [value] if !args.has_keywords() => Ok(value),
        _ => bind_only(vm, args, def),
    }
}

#[cold]
fn bind_only<'a>(vm: &Vm, args: Args<'a>, def: &'static NativeDef) -> PyResult<&'a Value> {
    let [value] = def.signature.bind::<1>(vm, args)?;
    Ok(value.expect("bound: it is required"))
}
