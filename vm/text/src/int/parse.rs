//! `int(text, base)`.

use super::Int;
use crate::float::{is_c_space, trim_c_spaces};
use crate::view::StrView;
use rug::Integer;

/// Why text is not an integer. The caller knows what to call it in the message.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ParseIntError {
    /// "invalid literal for int() with base ...".
    Invalid,
    /// More digits than the limit allows: "Exceeds the limit (... digits) for integer string
    /// conversion: value has `.0` digits; ...".
    TooManyDigits(usize),
}

/// Below this many digits there is no limit, whatever it is set to.
const LIMIT_THRESHOLD: usize = 640;

/// `int(text, base)` for base 0 or 2..=36. `limit` is that of `sys.set_int_max_str_digits`
/// (0 for none); it holds for bases that are no power of two.
pub fn parse_int(text: StrView<'_>, base: u32, limit: usize) -> Result<Int, ParseIntError> {
    match text.as_ascii_str() {
        Some(ascii) => parse_int_bytes(ascii.as_bytes(), base, limit),
        None => {
            // A character that no number has ends the text, after what the digits say.
            let ascii: Vec<u8> = text.chars().map(ascii_of).collect();
            parse_int_bytes(&ascii, base, limit)
        }
    }
}

fn ascii_of(cp: u32) -> u8 {
    match cp {
        0..0x7F => cp as u8,
        _ if crate::unicode::is_space(cp) => b' ',
        _ => crate::unicode::decimal_digit_value(cp).map_or(b'?', |value| b'0' + value as u8),
    }
}

/// As [`parse_int`], for `int(bytes, base)`.
pub fn parse_int_bytes(text: &[u8], base: u32, limit: usize) -> Result<Int, ParseIntError> {
    debug_assert!(base == 0 || (2..=36).contains(&base));
    if base == 10
        && let Some(value) = short_decimal(text)
    {
        return Ok(Int::Small(value));
    }
    let text = trim_c_spaces(text);
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (base, text, only_zero) = split_prefix(text, base)?;
    let digits = Digits::scan(text, base)?;
    if !base.is_power_of_two() && limit > 0 && digits.count > LIMIT_THRESHOLD.max(limit) {
        return Err(ParseIntError::TooManyDigits(digits.count));
    }
    if digits.len < text.len() {
        return Err(ParseIntError::Invalid);
    }
    let value = digits.value(text, base, negative);
    if only_zero && value != Int::Small(0) {
        return Err(ParseIntError::Invalid);
    }
    Ok(value)
}

/// The common case, with nothing around the digits and no chance of an overflow.
#[inline]
fn short_decimal(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0i64;
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(if negative { -value } else { value })
}

/// The base that counts, the text after its prefix, and whether only zero may follow: base 0
/// takes no decimal number that begins with a zero.
fn split_prefix(text: &[u8], base: u32) -> Result<(u32, &[u8], bool), ParseIntError> {
    let prefixed = match text {
        [b'0', b'x' | b'X', rest @ ..] => Some((16, rest)),
        [b'0', b'o' | b'O', rest @ ..] => Some((8, rest)),
        [b'0', b'b' | b'B', rest @ ..] => Some((2, rest)),
        _ => None,
    };
    match prefixed {
        Some((named, rest)) if base == 0 || base == named => {
            // One underscore may stand between the prefix and the digits.
            let rest = rest.strip_prefix(b"_").unwrap_or(rest);
            // What follows must be a digit: the prefix alone is no number.
            match rest.first() {
                Some(&first) if digit_value(first) < named => Ok((named, rest, false)),
                _ => Err(ParseIntError::Invalid),
            }
        }
        _ if base == 0 => Ok((10, text, text.first() == Some(&b'0'))),
        _ => Ok((base, text, false)),
    }
}

/// 0..36, or 255 for no digit of any base.
#[inline]
fn digit_value(byte: u8) -> u32 {
    (byte as char).to_digit(36).unwrap_or(255)
}

/// Digits at the beginning of a text, single underscores between them.
struct Digits {
    /// How much of the text it is.
    len: usize,
    /// How many digits are in it.
    count: usize,
}

impl Digits {
    fn scan(text: &[u8], base: u32) -> Result<Digits, ParseIntError> {
        let (mut len, mut count, mut after_digit) = (0, 0, false);
        for &byte in text {
            if byte == b'_' {
                if !after_digit {
                    return Err(ParseIntError::Invalid);
                }
                after_digit = false;
            } else if digit_value(byte) < base {
                after_digit = true;
                count += 1;
            } else {
                break;
            }
            len += 1;
        }
        // No digits, or an underscore at the end.
        if after_digit { Ok(Digits { len, count }) } else { Err(ParseIntError::Invalid) }
    }

    fn value(&self, text: &[u8], base: u32, negative: bool) -> Int {
        let digits = || text.iter().filter(|&&byte| byte != b'_');
        // 36^24 < 2^125.
        if self.count <= 24 {
            let magnitude = digits()
                .fold(0i128, |n, &byte| n * i128::from(base) + i128::from(digit_value(byte)));
            return Int::from(if negative { -magnitude } else { magnitude });
        }
        let plain: Vec<u8>;
        let digits = if self.count == text.len() {
            text
        } else {
            plain = digits().copied().collect();
            &plain
        };
        debug_assert!(!digits.iter().any(|&byte| is_c_space(byte)));
        let parsed = Integer::parse_radix(digits, base as i32).expect("digits of the base");
        let magnitude = Integer::from(parsed);
        Int::from(if negative { -magnitude } else { magnitude })
    }
}
