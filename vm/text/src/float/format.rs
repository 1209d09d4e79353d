//! Floats in the styles of `e`, `f`, `g` and `repr`, with any precision, correctly rounded
//! (half to even on the exact binary value).

use super::NumBuf;
use super::repr::{Shortest, push_exponent};
use std::fmt::Write as _;

/// How many digits, and what they mean.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum FloatStyle {
    /// `e`: this many digits after the point, always an exponent.
    Exponent(usize),
    /// `f`: this many digits after the point, never an exponent.
    Fixed(usize),
    /// `g`: this many significant digits, an exponent for the very small and large.
    General(usize),
    /// `r`: as many digits as it takes to read back the same number.
    Repr,
}

/// A float's presentation.
#[derive(Copy, Clone, Debug)]
pub struct FloatFormat {
    pub style: FloatStyle,
    /// `E`, `INF`, `NAN` in capitals.
    pub upper: bool,
    /// `#`: keep the point and the trailing zeros.
    pub alternate: bool,
    /// Write `1.0`, not `1` (for `Repr` and `General` where no exponent is).
    pub add_dot_0: bool,
    /// `z`: a result of only zeros has no minus.
    pub no_negative_zero: bool,
}

impl FloatFormat {
    pub fn new(style: FloatStyle) -> FloatFormat {
        FloatFormat {
            style,
            upper: false,
            alternate: false,
            add_dot_0: false,
            no_negative_zero: false,
        }
    }
}

/// Appends `x`, with `-` where it is negative.
pub fn format_float(x: f64, format: &FloatFormat, out: &mut NumBuf) {
    if !x.is_finite() {
        return push_non_finite(x, format.upper, out);
    }
    let start = out.len();
    if x.is_sign_negative() {
        out.push(b'-');
    }
    let digits_start = out.len();
    push_magnitude(x.abs(), format, out);
    if format.no_negative_zero && digits_start > start && is_zero_text(&out[digits_start..]) {
        out.remove(start);
    }
}

fn push_non_finite(x: f64, upper: bool, out: &mut NumBuf) {
    if x.is_infinite() && x < 0.0 {
        out.push(b'-');
    }
    out.extend_from_slice(match (x.is_nan(), upper) {
        (true, false) => b"nan",
        (true, true) => b"NAN",
        (false, false) => b"inf",
        (false, true) => b"INF",
    });
}

fn is_zero_text(text: &[u8]) -> bool {
    text.iter().take_while(|b| !b.eq_ignore_ascii_case(&b'e')).all(|b| matches!(b, b'0' | b'.'))
}

fn push_magnitude(x: f64, format: &FloatFormat, out: &mut NumBuf) {
    let letter = if format.upper { b'E' } else { b'e' };
    match format.style {
        FloatStyle::Fixed(precision) => {
            push_fixed(x, precision, out);
            if format.alternate && precision == 0 {
                out.push(b'.');
            }
        }
        FloatStyle::Exponent(precision) => {
            let mut digits = NumBuf::new();
            let point = significant_digits(x, precision.saturating_add(1), &mut digits);
            push_scientific(&digits, precision, point - 1, format.alternate, letter, out);
        }
        FloatStyle::General(precision) => {
            let precision = precision.max(1);
            let mut digits = NumBuf::new();
            let point = significant_digits(x, precision, &mut digits);
            trim_zeros(&mut digits);
            let kept = if format.alternate { precision } else { digits.len() };
            let limit = precision as i64 - i64::from(format.add_dot_0);
            if point <= -4 || i64::from(point) > limit {
                push_scientific(&digits, kept - 1, point - 1, format.alternate, letter, out);
            } else {
                push_positional(&digits, kept, point, format, out);
            }
        }
        FloatStyle::Repr => {
            let shortest = Shortest::of(x);
            let (digits, point) = (shortest.digits(), shortest.point);
            if !(-3..=16).contains(&point) {
                let after = digits.len() - 1;
                push_scientific(digits, after, point - 1, format.alternate, letter, out);
            } else {
                push_positional(digits, digits.len(), point, format, out);
            }
        }
    }
}

fn trim_zeros(digits: &mut NumBuf) {
    let kept = digits.iter().rposition(|&d| d != b'0').map_or(1, |i| i + 1);
    digits.truncate(kept);
}

/// `d.ddde+XX` with `after` digits after the point, zeros where `digits` has no more.
fn push_scientific(
    digits: &[u8],
    after: usize,
    exponent: i32,
    alternate: bool,
    letter: u8,
    out: &mut NumBuf,
) {
    out.push(digits[0]);
    if after > 0 || alternate {
        out.push(b'.');
    }
    let real = &digits[1..digits.len().min(after + 1)];
    out.extend_from_slice(real);
    push_zeros(after - real.len(), out);
    push_exponent(out, letter, exponent);
}

/// Fixed point with `kept` significant digits, zeros where `digits` has no more.
fn push_positional(digits: &[u8], kept: usize, point: i32, format: &FloatFormat, out: &mut NumBuf) {
    let kept = kept.max(digits.len());
    let padded = |range: std::ops::Range<usize>, out: &mut NumBuf| {
        let (start, end) = (range.start.min(digits.len()), range.end.min(digits.len()));
        out.extend_from_slice(&digits[start..end]);
        push_zeros(range.len() - (end - start), out);
    };
    if point <= 0 {
        out.extend_from_slice(b"0.");
        push_zeros(point.unsigned_abs() as usize, out);
        return padded(0..kept, out);
    }
    let point = point as usize;
    padded(0..point, out);
    if kept > point {
        out.push(b'.');
        padded(point..kept, out);
    } else if format.add_dot_0 {
        out.extend_from_slice(b".0");
    } else if format.alternate {
        out.push(b'.');
    }
}

fn push_zeros(count: usize, out: &mut NumBuf) {
    out.resize(out.len() + count, b'0');
}

/// No double has more significant digits, nor more digits after the point, than this.
const MOST_DIGITS: usize = 1100;

/// Appends exactly `count` correctly rounded significant digits of `x` (fewer when only zeros
/// would follow) and returns the position of the decimal point: `x` is 0.DIGITS * 10^point.
fn significant_digits(x: f64, count: usize, digits: &mut NumBuf) -> i32 {
    if x == 0.0 {
        digits.push(b'0');
        return 1;
    }
    if count <= 15
        && x >= f64::MIN_POSITIVE
        && let Some(point) = from_shortest(x, count, digits)
    {
        return point;
    }
    let mut text = Text(NumBuf::new());
    write!(text, "{:.*e}", count.min(MOST_DIGITS) - 1, x).expect("a buffer takes all");
    let text = text.0;
    let e = text.iter().rposition(|&b| b == b'e').expect("an exponent");
    digits.push(text[0]);
    digits.extend_from_slice(&text[2.min(e)..e]);
    let negative = text[e + 1] == b'-';
    let exponent =
        text[e + 1 + usize::from(negative)..].iter().fold(0, |n, d| n * 10 + i32::from(d - b'0'));
    1 + if negative { -exponent } else { exponent }
}

/// As [`significant_digits`] for up to 15 of a normal number, from the shortest digits that
/// read back as `x`, which are much faster to make than exact ones.
///
/// Shortest digits that are not more than `count` are the correctly rounded ones: 15 digits
/// survive the way through a double. More of them are rounded here, to the same side as `x`:
/// were the middle between two results between `x` and the shortest digits, it would be nearer
/// to `x` with no more digits, and so it would itself be those digits. That case is `None`.
fn from_shortest(x: f64, count: usize, digits: &mut NumBuf) -> Option<i32> {
    let shortest = Shortest::of(x);
    let all = shortest.digits();
    if all.len() <= count {
        digits.extend_from_slice(all);
        return Some(shortest.point);
    }
    let (kept, cut) = all.split_at(count);
    if cut == b"5" {
        return None;
    }
    digits.extend_from_slice(kept);
    if cut[0] < b'5' {
        return Some(shortest.point);
    }
    while let Some(last) = digits.pop() {
        if last != b'9' {
            digits.push(last + 1);
            return Some(shortest.point);
        }
    }
    digits.push(b'1');
    Some(shortest.point + 1)
}

/// A `NumBuf` that `write!` can fill.
struct Text(NumBuf);

impl std::fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Appends `x` with `precision` digits after the point.
fn push_fixed(x: f64, precision: usize, out: &mut NumBuf) {
    if let Some(scaled) = scaled_half_even(x, precision) {
        return push_scaled(scaled, precision, out);
    }
    let exact = precision.min(MOST_DIGITS);
    let mut text = Text(std::mem::take(out));
    write!(text, "{x:.exact$}").expect("a buffer takes all");
    *out = text.0;
    push_zeros(precision - exact, out);
}

/// `x * 10^precision` rounded half to even, where 128 bits are enough to be exact.
pub(super) fn scaled_half_even(x: f64, precision: usize) -> Option<u128> {
    if precision > 22 || x >= 1e15 {
        return None;
    }
    let super::Decomposed { mantissa, exponent, .. } = super::decompose(x);
    // Below 2^53 * 10^22 < 2^127.
    let product = u128::from(mantissa) * 10u128.pow(precision as u32);
    if exponent >= 0 {
        return None;
    }
    let shift = exponent.unsigned_abs();
    if shift > 127 {
        // Less than half: product < 2^126.1, half is 2^127 at least.
        return Some(0);
    }
    let quotient = product >> shift;
    let remainder = product & ((1 << shift) - 1);
    let half = 1u128 << (shift - 1);
    let up = remainder > half || (remainder == half && quotient & 1 == 1);
    Some(quotient + u128::from(up))
}

/// Appends `scaled / 10^precision`.
fn push_scaled(scaled: u128, precision: usize, out: &mut NumBuf) {
    let mut small = itoa::Buffer::new();
    let mut wide = itoa::Buffer::new();
    let digits = match u64::try_from(scaled) {
        Ok(scaled) => small.format(scaled),
        Err(_) => wide.format(scaled),
    }
    .as_bytes();
    if precision == 0 {
        return out.extend_from_slice(digits);
    }
    if digits.len() > precision {
        let (whole, fraction) = digits.split_at(digits.len() - precision);
        out.extend_from_slice(whole);
        out.push(b'.');
        out.extend_from_slice(fraction);
    } else {
        out.extend_from_slice(b"0.");
        push_zeros(precision - digits.len(), out);
        out.extend_from_slice(digits);
    }
}
