//! Integers and their quotients as the nearest floats, halves to even.

use super::{Int, IntRef};
use rug::Integer;

/// The float nearest to `top * 2^scale`, or to a little more than that where `sticky`;
/// halves to even. `None` where it is too large.
pub fn scale_half_even(top: u64, sticky: bool, scale: i64) -> Option<f64> {
    if top == 0 {
        return Some(0.0);
    }
    let zeros = top.leading_zeros();
    let top = top << zeros;
    // The exponent of the leading bit.
    let exponent = scale.saturating_add(63 - i64::from(zeros));
    if exponent > 1023 {
        return None;
    }
    // Subnormal numbers have fewer bits.
    let kept_bits = 53 + (exponent + 1022).min(0);
    if kept_bits < 0 {
        return Some(0.0);
    }
    let dropped_bits = 64 - kept_bits as u32;
    let wide = u128::from(top);
    let kept = (wide >> dropped_bits) as u64;
    let rest = wide & ((1 << dropped_bits) - 1);
    let half = 1u128 << (dropped_bits - 1);
    let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
    let mantissa = kept + u64::from(up);
    // A carry out of the mantissa makes the next exponent, as it should.
    let bits = if exponent >= -1022 {
        (((exponent + 1023) as u64) << 52) + (mantissa - (1 << 52))
    } else {
        mantissa
    };
    let value = f64::from_bits(bits);
    value.is_finite().then_some(value)
}

/// `float(int)`: the nearest float. `None` where it is too large ("int too large to convert
/// to float").
#[inline]
pub fn to_f64(value: IntRef<'_>) -> Option<f64> {
    match value {
        IntRef::Small(value) => Some(value as f64),
        IntRef::Wide(value) => Some(value as f64),
        IntRef::Big(value) => big_to_f64(value),
    }
}

fn big_to_f64(value: &Integer) -> Option<f64> {
    let bits = value.significant_bits();
    if bits > 1024 {
        return None;
    }
    let (top, sticky) = top_bits(value);
    let magnitude = scale_half_even(top, sticky, i64::from(bits) - 64)?;
    Some(if value.cmp0().is_lt() { -magnitude } else { magnitude })
}

/// The 64 bits from the leading one of the magnitude on, and whether anything follows them.
fn top_bits(value: &Integer) -> (u64, bool) {
    let bits = value.significant_bits();
    if bits <= 64 {
        let small = value.as_abs().to_u64_wrapping();
        return (if bits == 0 { 0 } else { small << (64 - bits) }, false);
    }
    let shift = bits - 64;
    let top = Integer::from(&*value.as_abs() >> shift).to_u64_wrapping();
    (top, value.find_one(0).is_some_and(|lowest| lowest < shift))
}

/// Why an integer division has no float.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum DivideError {
    /// ZeroDivisionError: "division by zero".
    ZeroDivision,
    /// OverflowError: "integer division result too large for a float".
    TooLarge,
}

impl DivideError {
    pub fn message(self) -> &'static str {
        match self {
            DivideError::ZeroDivision => "division by zero",
            DivideError::TooLarge => "integer division result too large for a float",
        }
    }
}

/// Up to here integers are exact as floats.
const EXACT: u64 = 1 << 53;

/// `a / b`: the float nearest to the exact quotient.
#[inline]
pub fn true_divide(a: IntRef<'_>, b: IntRef<'_>) -> Result<f64, DivideError> {
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        if b == 0 {
            return Err(DivideError::ZeroDivision);
        }
        if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
            return Ok(a as f64 / b as f64);
        }
        return Ok(divide_small(a, b));
    }
    divide_big(&a.to_integer(), &b.to_integer())
}

fn divide_small(a: i64, b: i64) -> f64 {
    if a == 0 {
        return if b < 0 { -0.0 } else { 0.0 };
    }
    let (numerator, denominator) = (u128::from(a.unsigned_abs()), u128::from(b.unsigned_abs()));
    // With its leading bit at the top the quotient has at least 64 bits.
    let shift = numerator.leading_zeros();
    let numerator = numerator << shift;
    let quotient = numerator / denominator;
    let exact = numerator % denominator == 0;
    let magnitude = wide_to_f64(quotient, !exact, -i64::from(shift));
    let magnitude = magnitude.expect("64-bit quotients are in range");
    if (a < 0) != (b < 0) { -magnitude } else { magnitude }
}

/// As [`scale_half_even`], from 128 bits.
fn wide_to_f64(value: u128, sticky: bool, scale: i64) -> Option<f64> {
    let shift = 64 - value.leading_zeros().min(64);
    let lost = value & ((1 << shift) - 1) != 0;
    scale_half_even((value >> shift) as u64, sticky || lost, scale + i64::from(shift))
}

fn divide_big(a: &Integer, b: &Integer) -> Result<f64, DivideError> {
    if b.is_zero() {
        return Err(DivideError::ZeroDivision);
    }
    let negative = a.cmp0().is_lt() != b.cmp0().is_lt();
    let sign = |magnitude: f64| if negative { -magnitude } else { magnitude };
    let (a_bits, b_bits) = (i64::from(a.significant_bits()), i64::from(b.significant_bits()));
    if a.is_zero() || a_bits - b_bits < -1080 {
        return Ok(sign(0.0));
    }
    if a_bits - b_bits > 1025 {
        return Err(DivideError::TooLarge);
    }
    // A quotient of 66 or 67 bits.
    let shift = b_bits - a_bits + 66;
    let amount = shift.unsigned_abs() as u32;
    let (quotient, remainder) = if shift >= 0 {
        Integer::from(&*a.as_abs() << amount).div_rem(Integer::from(&*b.as_abs()))
    } else {
        Integer::from(&*a.as_abs()).div_rem(Integer::from(&*b.as_abs() << amount))
    };
    wide_to_f64(quotient.to_u128_wrapping(), !remainder.is_zero(), -shift)
        .map(sign)
        .ok_or(DivideError::TooLarge)
}

/// `math.isqrt`. `None` for a negative number.
pub fn int_sqrt(value: IntRef<'_>) -> Option<Int> {
    if value.is_negative() {
        return None;
    }
    Some(match value {
        IntRef::Small(value) => Int::Small(value.isqrt()),
        IntRef::Wide(value) => Int::from(value.isqrt()),
        IntRef::Big(value) => Int::from(Integer::from(value.sqrt_ref())),
    })
}
