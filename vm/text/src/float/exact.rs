//! Floats as exact integers and ratios of integers.

use crate::int::Int;
use rug::Integer;

/// A finite float: `mantissa * 2^exponent`, exactly, negated where `negative`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Decomposed {
    pub negative: bool,
    pub mantissa: u64,
    pub exponent: i32,
}

/// The parts of a finite float.
#[inline]
pub fn decompose(x: f64) -> Decomposed {
    debug_assert!(x.is_finite());
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let raw = ((bits >> 52) & 0x7FF) as i32;
    let (mantissa, exponent) =
        if raw == 0 { (fraction, -1074) } else { (fraction | 1 << 52, raw - 1075) };
    Decomposed { negative: x.is_sign_negative(), mantissa, exponent }
}

/// `float.as_integer_ratio()` of a finite float: lowest terms, the denominator positive.
pub fn integer_ratio(x: f64) -> (Int, Int) {
    let Decomposed { negative, mantissa, exponent } = decompose(x);
    if mantissa == 0 {
        return (Int::Small(0), Int::Small(1));
    }
    let zeros = mantissa.trailing_zeros();
    let odd = (mantissa >> zeros) as i64;
    let odd = if negative { -odd } else { odd };
    let exponent = exponent + zeros as i32;
    let power = |bits: u32| Int::from(Integer::from(1) << bits);
    if exponent >= 0 {
        (Int::from(Integer::from(odd) << exponent.unsigned_abs()), Int::Small(1))
    } else {
        (Int::Small(odd), power(exponent.unsigned_abs()))
    }
}

/// `int(x)` of a finite float: towards zero. Round first for `floor`, `ceil` and `round`.
#[inline]
pub fn to_integer(x: f64) -> Int {
    // Both limits are exact floats; the upper one is excluded.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) {
        return Int::Small(x as i64);
    }
    let Decomposed { negative, mantissa, exponent } = decompose(x);
    // At 2^63 and above the exponent is positive: nothing is cut off.
    let big = Integer::from(mantissa) << exponent.unsigned_abs();
    Int::from(if negative { -big } else { big })
}
