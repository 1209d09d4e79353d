//! `round(float)` and `round(float, ndigits)`.

use super::format::scaled_half_even;
use std::fmt::Write as _;

/// The nearest integral float, halves to even: `round(x)` before its conversion to `int`.
#[inline]
pub fn round_half_even(x: f64) -> f64 {
    x.round_ties_even()
}

/// Above this many digits every float is unchanged.
const MOST_DIGITS: i64 = 323;

/// Below this every float is rounded to zero.
const LEAST_DIGITS: i64 = -308;

/// Powers of ten that are exact.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// `round(x, ndigits)`: the decimal number nearest to the exact value of `x`, halves to even,
/// as the float nearest to it. `None` where that is too large to represent.
pub fn round_half_even_digits(x: f64, ndigits: i64) -> Option<f64> {
    if !x.is_finite() || x == 0.0 || ndigits > MOST_DIGITS {
        return Some(x);
    }
    if ndigits < LEAST_DIGITS {
        return Some(0.0 * x);
    }
    let magnitude = x.abs();
    let rounded = match usize::try_from(ndigits) {
        Ok(digits) => round_fraction(magnitude, digits),
        Err(_) => round_whole(magnitude, ndigits.unsigned_abs() as usize),
    };
    rounded.is_finite().then(|| rounded.copysign(x))
}

fn round_fraction(x: f64, digits: usize) -> f64 {
    if let Some(scaled) = scaled_half_even(x, digits)
        && scaled < 1 << 53
    {
        // Both exact, so the division rounds once.
        return scaled as f64 / EXACT_POWERS[digits];
    }
    read_back(format_args!("{x:.digits$}"))
}

/// Rounds to a multiple of 10^zeros.
fn round_whole(x: f64, zeros: usize) -> f64 {
    if zeros <= 18 && x < 9e18 {
        let (whole, fraction) = (x as u64, x.fract() != 0.0);
        let unit = 10u64.pow(zeros as u32);
        let (quotient, remainder) = (whole / unit, whole % unit);
        let half = unit / 2;
        let up = remainder > half || (remainder == half && (fraction || quotient & 1 == 1));
        return ((quotient + u64::from(up)) * unit) as f64;
    }
    // A tenth of a unit more than `x` has digits rounds to zero or to one unit, which the
    // digits of the whole number tell.
    let text = format!("{:0>width$}", format!("{:.0}", x.trunc()), width = zeros + 1);
    let (kept, cut) = text.split_at(text.len() - zeros);
    let rest = &cut.as_bytes()[1..];
    let tail = x.fract() != 0.0 || rest.iter().any(|&d| d != b'0');
    let odd = kept.as_bytes()[kept.len() - 1] & 1 == 1;
    let up = match cut.as_bytes()[0] {
        b'0'..=b'4' => false,
        b'5' => tail || odd,
        _ => true,
    };
    let kept: rug::Integer = kept.parse().expect("digits");
    read_back(format_args!("{}e{zeros}", kept + u32::from(up)))
}

fn read_back(number: std::fmt::Arguments<'_>) -> f64 {
    let mut text = String::with_capacity(32);
    text.write_fmt(number).expect("a string takes all");
    text.parse().expect("a number")
}
