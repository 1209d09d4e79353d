//! `float.hex()` and `float.fromhex()`.

use super::NumBuf;
use crate::view::StrView;

/// Appends `float.hex(x)`.
pub fn to_hex(x: f64, out: &mut NumBuf) {
    if !x.is_finite() {
        return out.extend_from_slice(match (x.is_nan(), x > 0.0) {
            (true, _) => b"nan",
            (_, true) => b"inf",
            _ => b"-inf",
        });
    }
    if x.is_sign_negative() {
        out.push(b'-');
    }
    if x == 0.0 {
        return out.extend_from_slice(b"0x0.0p+0");
    }
    let bits = x.to_bits();
    let raw = ((bits >> 52) & 0x7FF) as i32;
    out.extend_from_slice(if raw == 0 { b"0x0." } else { b"0x1." });
    for nibble in (0..13).rev() {
        out.push(b"0123456789abcdef"[(bits >> (4 * nibble) & 0xF) as usize]);
    }
    let exponent = if raw == 0 { -1022 } else { raw - 1023 };
    out.push(b'p');
    out.push(if exponent < 0 { b'-' } else { b'+' });
    out.extend_from_slice(itoa::Buffer::new().format(exponent.unsigned_abs()).as_bytes());
}

/// Why `float.fromhex` failed; [`HexError::message`] is CPython's.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum HexError {
    /// A ValueError.
    Invalid,
    /// An OverflowError.
    TooLarge,
    /// A ValueError.
    TooLong,
}

impl HexError {
    pub fn message(self) -> &'static str {
        match self {
            HexError::Invalid => "invalid hexadecimal floating-point string",
            HexError::TooLarge => "hexadecimal value too large to represent as a float",
            HexError::TooLong => "hexadecimal string too long to convert",
        }
    }
}

/// `float.fromhex(text)`. CPython takes the text through UTF-8, so surrogates are an encoding
/// error there, for the caller to raise; here they are like any other wrong character.
pub fn from_hex(text: StrView<'_>) -> Result<f64, HexError> {
    let text = text.to_utf8_lossy();
    let text = super::trim_c_spaces(text.as_bytes());
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let magnitude = if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        f64::INFINITY
    } else if text.eq_ignore_ascii_case(b"nan") {
        f64::NAN
    } else {
        parse_magnitude(text)?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn parse_magnitude(text: &[u8]) -> Result<f64, HexError> {
    let text = match text {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        _ => text,
    };
    let is_digit = |b: &u8| b.is_ascii_hexdigit();
    let whole_len = text.iter().take_while(|b| is_digit(b)).count();
    let (whole, text) = text.split_at(whole_len);
    let (fraction, text) = match text {
        [b'.', rest @ ..] => rest.split_at(rest.iter().take_while(|b| is_digit(b)).count()),
        _ => (&[][..], text),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Err(HexError::Invalid);
    }
    if whole.len() + fraction.len() > (i64::MAX / 2 - 1074) as usize / 4 {
        return Err(HexError::TooLong);
    }
    let (exponent, text) = match text {
        [b'p' | b'P', rest @ ..] => take_exponent(rest)?,
        _ => (0, text),
    };
    // CPython looks at what follows last, after it has found the number too large.
    let magnitude = assemble(whole, fraction, exponent)?;
    if text.is_empty() { Ok(magnitude) } else { Err(HexError::Invalid) }
}

/// A decimal exponent, held at a value beyond which nothing changes, and what follows it.
fn take_exponent(text: &[u8]) -> Result<(i64, &[u8]), HexError> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (digits, text) = text.split_at(text.iter().take_while(|b| b.is_ascii_digit()).count());
    if digits.is_empty() {
        return Err(HexError::Invalid);
    }
    let value = digits.iter().fold(0i64, |n, d| (n * 10 + i64::from(d - b'0')).min(i64::MAX / 16));
    Ok((if negative { -value } else { value }, text))
}

/// The float nearest to `whole.fraction * 2^exponent`, halves to even.
fn assemble(whole: &[u8], fraction: &[u8], exponent: i64) -> Result<f64, HexError> {
    // The first 64 bits after leading zeros, and whether anything but zeros follows.
    let (mut top, mut sticky, mut dropped) = (0u64, false, 0i64);
    for &digit in whole.iter().chain(fraction) {
        let value = u64::from((digit as char).to_digit(16).expect("a hexadecimal digit"));
        if top >> 60 == 0 {
            top = top << 4 | value;
        } else {
            sticky |= value != 0;
            dropped += 4;
        }
    }
    if top == 0 {
        return Ok(0.0);
    }
    // value = top * 2^scale, and a little more when sticky.
    let scale = exponent.saturating_add(dropped).saturating_sub(4 * fraction.len() as i64);
    crate::int::scale_half_even(top, sticky, scale).ok_or(HexError::TooLarge)
}
