//! Powers, exponentials, circular and hyperbolic functions, error functions.

use super::{Infinity, checked, domain_error, libm, only_real, range_error};
use apython_core::native::Args;
use apython_core::{PyResult, Vm};
use apython_derive::pyfunction;
use std::f64::consts::PI;

macro_rules! elementary {
    ($($(#[$doc:meta])* $name:ident $def:ident $signature:literal: $function:expr, $infinity:ident;)*) => {$(
        $(#[$doc])*
        #[pyfunction($signature, raw, float = |x| $function(x))]
        fn $name(vm: &Vm, args: Args<'_>) -> PyResult {
            let x = only_real(vm, args, &$def)?;
            checked(vm, x, $function(x), Infinity::$infinity)
        }
    )*};
}

elementary! {
/// Return the square root of x.
    sqrt SQRT_DEF "sqrt(x, /)": f64::sqrt, Singularity;
/// Return the cube root of x.
    cbrt CBRT_DEF "cbrt(x, /)": libm::cbrt, Singularity;
/// Return e raised to the power of x.
    exp EXP_DEF "exp(x, /)": libm::exp, Overflow;
/// Return 2 raised to the power of x.
    exp2 EXP2_DEF "exp2(x, /)": libm::exp2, Overflow;
/// Return exp(x)-1.
///
/// This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.
    expm1 EXPM1_DEF "expm1(x, /)": libm::expm1, Overflow;
/// Return the absolute value of the float x.
    fabs FABS_DEF "fabs(x, /)": f64::abs, Singularity;
/// Return the sine of x (measured in radians).
    sin SIN_DEF "sin(x, /)": libm::sin, Singularity;
/// Return the cosine of x (measured in radians).
    cos COS_DEF "cos(x, /)": libm::cos, Singularity;
/// Return the tangent of x (measured in radians).
    tan TAN_DEF "tan(x, /)": libm::tan, Singularity;
/// Return the arc sine (measured in radians) of x.
///
/// The result is between -pi/2 and pi/2.
    asin ASIN_DEF "asin(x, /)": libm::asin, Singularity;
/// Return the arc cosine (measured in radians) of x.
///
/// The result is between 0 and pi.
    acos ACOS_DEF "acos(x, /)": libm::acos, Singularity;
/// Return the arc tangent (measured in radians) of x.
///
/// The result is between -pi/2 and pi/2.
    atan ATAN_DEF "atan(x, /)": libm::atan, Singularity;
/// Return the hyperbolic sine of x.
    sinh SINH_DEF "sinh(x, /)": libm::sinh, Overflow;
/// Return the hyperbolic cosine of x.
    cosh COSH_DEF "cosh(x, /)": libm::cosh, Overflow;
/// Return the hyperbolic tangent of x.
    tanh TANH_DEF "tanh(x, /)": libm::tanh, Singularity;
/// Return the inverse hyperbolic sine of x.
    asinh ASINH_DEF "asinh(x, /)": libm::asinh, Singularity;
/// Return the inverse hyperbolic cosine of x.
    acosh ACOSH_DEF "acosh(x, /)": libm::acosh, Singularity;
/// Return the inverse hyperbolic tangent of x.
    atanh ATANH_DEF "atanh(x, /)": libm::atanh, Singularity;
/// Error function at x.
    erf ERF_DEF "erf(x, /)": libm::erf, Singularity;
/// Complementary error function at x.
    erfc ERFC_DEF "erfc(x, /)": libm::erfc, Singularity;
}

/// Convert angle x from radians to degrees.
#[pyfunction("degrees(x, /)")]
fn degrees(_vm: &Vm, x: f64) -> f64 {
    x * (180.0 / PI)
}

/// Convert angle x from degrees to radians.
#[pyfunction("radians(x, /)")]
fn radians(_vm: &Vm, x: f64) -> f64 {
    x * (PI / 180.0)
}

/// Return the arc tangent (measured in radians) of y/x.
///
/// Unlike atan(y/x), the signs of both x and y are considered.
#[pyfunction("atan2(y, x, /)")]
fn atan2(_vm: &Vm, y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// Return x**y (x to the power of y).
#[pyfunction("pow(x, y, /)")]
fn pow(vm: &Vm, x: f64, y: f64) -> PyResult<f64> {
    let power = libm::pow(x, y);
    if power.is_finite() || !x.is_finite() || !y.is_finite() {
        return Ok(power);
    }
    // A negative base with a fraction as exponent, or a negative power of zero.
    Err(if power.is_nan() || x == 0.0 { domain_error(vm) } else { range_error(vm) })
}
