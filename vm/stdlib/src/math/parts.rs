//! Rounding, splitting, comparing and stepping of doubles.

use super::{domain_error, libm, only, range_error};
use apython_core::native::Args;
use apython_core::objects::float;
use apython_core::objects::int::IntView;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pyfunction;

/// Below this magnitude a double converts to `i64` and back in registers.
const QUICK: f64 = (1u64 << 62) as f64;

/// Return the floor of x as an Integral.
///
/// This is the largest integer <= x.
#[pyfunction("floor(x, /)", raw)]
fn floor(vm: &Vm, args: Args<'_>) -> PyResult {
    let value = only(vm, args, &FLOOR_DEF)?;
    let Some(x) = value.as_f64() else {
        return round_object(vm, value, &vm.names.__floor__, f64::floor);
    };
    if x.abs() < QUICK {
        let towards_zero = x as i64;
        return Ok(Value::from_int(vm, towards_zero - i64::from(towards_zero as f64 > x)));
    }
    float::to_int(vm, x.floor())
}

/// Return the ceiling of x as an Integral.
///
/// This is the smallest integer >= x.
#[pyfunction("ceil(x, /)", raw)]
fn ceil(vm: &Vm, args: Args<'_>) -> PyResult {
    let value = only(vm, args, &CEIL_DEF)?;
    let Some(x) = value.as_f64() else {
        return round_object(vm, value, &vm.names.__ceil__, f64::ceil);
    };
    if x.abs() < QUICK {
        let towards_zero = x as i64;
        return Ok(Value::from_int(vm, towards_zero + i64::from((towards_zero as f64) < x)));
    }
    float::to_int(vm, x.ceil())
}

/// What the special method says, or the rounded double of an object without it.
fn round_object(vm: &Vm, value: &Value, method: &Value, round: fn(f64) -> f64) -> PyResult {
    if value.is_small_int() {
        return Ok(value.clone());
    }
    match ops::call_special(vm, value, method, &[])? {
        Some(result) => Ok(result),
        None => float::to_int(vm, round(ops::to_float(vm, value)?)),
    }
}

/// Truncates the Real x to the nearest Integral toward 0.
///
/// Uses the __trunc__ magic method.
#[pyfunction("trunc(x, /)", raw)]
fn trunc(vm: &Vm, args: Args<'_>) -> PyResult {
    let value = only(vm, args, &TRUNC_DEF)?;
    if let Some(x) = value.as_f64() {
        return float::to_int(vm, x);
    }
    if value.is_small_int() {
        return Ok(value.clone());
    }
    ops::call_special(vm, value, &vm.names.__trunc__, &[])?.ok_or_else(|| {
        let class = value.type_name(vm);
        vm.type_error(format!("type {class} doesn't define __trunc__ method"))
    })
}

/// Return the fractional and integer parts of x.
///
/// Both results carry the sign of x and are floats.
#[pyfunction("modf(x, /)")]
fn modf(_vm: &Vm, x: f64) -> (f64, f64) {
    if x.is_infinite() {
        return (0f64.copysign(x), x);
    }
    let whole = x.trunc();
    // The sign of a zero fraction is x's.
    ((x - whole).copysign(x), whole)
}

/// Return the mantissa and exponent of x, as pair (m, e).
///
/// m is a float and e is an int, such that x = m * 2.**e.
/// If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.
#[pyfunction("frexp(x, /)")]
fn frexp(_vm: &Vm, x: f64) -> (f64, i32) {
    libm::frexp(x)
}

/// Return x * (2**i).
///
/// This is essentially the inverse of frexp().
#[pyfunction("ldexp(x, i, /)")]
fn ldexp(vm: &Vm, x: f64, i: &Value) -> PyResult<f64> {
    let exponent = match i.as_int_view() {
        Some(IntView::Small(exponent)) => exponent,
        Some(view) if view.is_negative() => i64::MIN,
        Some(_) => i64::MAX,
        None => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(x);
    }
    // Far beyond what turns any double into a zero or an infinity.
    let result = libm::ldexp(x, exponent.clamp(-10_000, 10_000) as i32);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(result) }
}

/// Return fmod(x, y), according to platform C.
///
/// x % y may differ.
#[pyfunction("fmod(x, y, /)")]
fn fmod(vm: &Vm, x: f64, y: f64) -> PyResult<f64> {
    let result = libm::fmod(x, y);
    nan_of_numbers_is_error(vm, x, y, result)
}

/// Difference between x and the closest integer multiple of y.
///
/// Return x - n*y where n*y is the closest integer multiple of y.
/// In the case where x is exactly halfway between two multiples of
/// y, the nearest even value of n is used. The result is always exact.
#[pyfunction("remainder(x, y, /)")]
fn remainder(vm: &Vm, x: f64, y: f64) -> PyResult<f64> {
    let result = libm::remainder(x, y);
    nan_of_numbers_is_error(vm, x, y, result)
}

fn nan_of_numbers_is_error(vm: &Vm, x: f64, y: f64, result: f64) -> PyResult<f64> {
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(vm));
    }
    Ok(result)
}

/// Return a float with the magnitude (absolute value) of x but the sign of y.
///
/// On platforms that support signed zeros, copysign(1.0, -0.0)
/// returns -1.0.
#[pyfunction("copysign(x, y, /)")]
fn copysign(_vm: &Vm, x: f64, y: f64) -> f64 {
    x.copysign(y)
}

/// Return True if x is neither an infinity nor a NaN, and False otherwise.
#[pyfunction("isfinite(x, /)")]
fn isfinite(_vm: &Vm, x: f64) -> bool {
    x.is_finite()
}

/// Return True if x is a positive or negative infinity, and False otherwise.
#[pyfunction("isinf(x, /)")]
fn isinf(_vm: &Vm, x: f64) -> bool {
    x.is_infinite()
}

/// Return True if x is a NaN (not a number), and False otherwise.
#[pyfunction("isnan(x, /)")]
fn isnan(_vm: &Vm, x: f64) -> bool {
    x.is_nan()
}

/// Determine whether two floating point numbers are close in value.
///
///   rel_tol
///     maximum difference for being considered "close", relative to the
///     magnitude of the input values
///   abs_tol
///     maximum difference for being considered "close", regardless of the
///     magnitude of the input values
///
/// Return True if a is close in value to b, and False otherwise.
///
/// For the values to be considered close, the difference between them
/// must be smaller than at least one of the tolerances.
///
/// -inf, inf and NaN behave similarly to the IEEE 754 Standard.  That
/// is, NaN is not close to anything, even itself.  inf and -inf are
/// only close to themselves.
#[pyfunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
fn isclose(vm: &Vm, a: f64, b: f64, rel_tol: f64, abs_tol: f64) -> PyResult<bool> {
    if rel_tol < 0.0 || abs_tol < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    // Two different infinities, or an infinity and a number, are far apart however large the
    // tolerance.
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (rel_tol * b).abs()
        || difference <= (rel_tol * a).abs()
        || difference <= abs_tol)
}

/// Return the floating-point value the given number of steps after x towards y.
///
/// If steps is not specified or is None, it defaults to 1.
///
/// Raises a TypeError, if x or y is not a double, or if steps is not an integer.
/// Raises ValueError if steps is negative.
#[pyfunction("nextafter(x, y, /, *, steps=None)")]
fn nextafter(vm: &Vm, x: f64, y: f64, steps: Option<&Value>) -> PyResult<f64> {
    let Some(steps) = steps else {
        return Ok(libm::nextafter(x, y));
    };
    let steps = ops::index(vm, steps)?;
    let view = steps.as_int_view().expect("an index is an int");
    if view.is_negative() {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    // No two doubles are further apart than 64 bits can say.
    let steps = view.to_i128().and_then(|steps| u64::try_from(steps).ok()).unwrap_or(u64::MAX);
    Ok(step_towards(x, y, steps))
}

/// The double `steps` doubles after `x` on the way to `y`, at most `y`.
fn step_towards(x: f64, y: f64, steps: u64) -> f64 {
    const SIGN: u64 = 1 << 63;
    if steps == 0 || x.is_nan() {
        return x;
    }
    if y.is_nan() {
        return y;
    }
    let (from, to) = (x.to_bits(), y.to_bits());
    // Distances from zero: doubles of one sign are ordered like their bits.
    let (from_zero, to_zero) = (from & !SIGN, to & !SIGN);
    if (from ^ to) & SIGN != 0 {
        if from_zero + to_zero <= steps {
            return y;
        }
        if from_zero < steps {
            return f64::from_bits((to & SIGN) | (steps - from_zero));
        }
        return f64::from_bits(from - steps);
    }
    if from_zero > to_zero {
        if from_zero - to_zero >= steps { f64::from_bits(from - steps) } else { y }
    } else if to_zero - from_zero >= steps {
        f64::from_bits(from + steps)
    } else {
        y
    }
}

/// Return the value of the least significant bit of the float x.
#[pyfunction("ulp(x, /)")]
fn ulp(_vm: &Vm, x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let above = x.next_up();
    if above.is_infinite() { x - x.next_down() } else { above - x }
}
