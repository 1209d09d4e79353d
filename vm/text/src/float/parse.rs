//! `float(text)` and `complex(text)`.

use super::NumBuf;
use crate::unicode;
use crate::view::StrView;

/// The text is not a number. The caller knows what to call it in the message.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct NotANumber;

/// C's `isspace`, which is what surrounds numbers in ASCII text.
#[inline]
pub(crate) fn is_c_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

pub(crate) fn trim_c_spaces(mut bytes: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = bytes
        && is_c_space(*first)
    {
        bytes = rest;
    }
    while let [rest @ .., last] = bytes
        && is_c_space(*last)
    {
        bytes = rest;
    }
    bytes
}

/// Text outside ASCII with decimal digits of all scripts as ASCII digits and white space as
/// blanks. `None` where anything else outside ASCII is in it: no number has that.
pub(crate) fn to_ascii_number(text: StrView<'_>) -> Option<Vec<u8>> {
    text.chars()
        .map(|cp| match cp {
            0..0x7F => Some(cp as u8),
            _ if unicode::is_space(cp) => Some(b' '),
            _ => unicode::decimal_digit_value(cp).map(|value| b'0' + value as u8),
        })
        .collect()
}

/// `float(text)`.
pub fn parse_float(text: StrView<'_>) -> Result<f64, NotANumber> {
    match text.as_ascii_str() {
        Some(ascii) => parse_float_bytes(ascii.as_bytes()),
        None => parse_float_bytes(&to_ascii_number(text).ok_or(NotANumber)?),
    }
}

/// `float(bytes)`.
pub fn parse_float_bytes(bytes: &[u8]) -> Result<f64, NotANumber> {
    let trimmed = trim_c_spaces(bytes);
    if memchr::memchr(b'_', trimmed).is_some() {
        return parse_plain(&strip_underscores(trimmed).ok_or(NotANumber)?);
    }
    parse_plain(trimmed)
}

/// The grammar of a number is Rust's: sign, digits, point, exponent, inf, infinity, nan.
fn parse_plain(text: &[u8]) -> Result<f64, NotANumber> {
    std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).ok_or(NotANumber)
}

/// Without underscores, each of which must stand between two digits.
fn strip_underscores(text: &[u8]) -> Option<NumBuf> {
    let mut out = NumBuf::new();
    for (i, &byte) in text.iter().enumerate() {
        if byte != b'_' {
            out.push(byte);
            continue;
        }
        let is_digit = |i: usize| text.get(i).is_some_and(u8::is_ascii_digit);
        if i == 0 || !is_digit(i - 1) || !is_digit(i + 1) {
            return None;
        }
    }
    Some(out)
}

/// `complex(text)`: the real and the imaginary part.
pub fn parse_complex(text: StrView<'_>) -> Result<(f64, f64), NotANumber> {
    let transformed;
    let bytes = match text.as_ascii_str() {
        Some(ascii) => ascii.as_bytes(),
        None => {
            transformed = to_ascii_number(text).ok_or(NotANumber)?;
            &transformed
        }
    };
    let trimmed = trim_c_spaces(bytes);
    if memchr::memchr(b'_', trimmed).is_some() {
        return parse_complex_plain(&strip_underscores(trimmed).ok_or(NotANumber)?);
    }
    parse_complex_plain(trimmed)
}

/// `a`, `bj`, `a+bj`, `a+j`, each also in one pair of parentheses.
fn parse_complex_plain(text: &[u8]) -> Result<(f64, f64), NotANumber> {
    let text = match text {
        [b'(', inner @ .., b')'] => trim_c_spaces(inner),
        _ => text,
    };
    let (first, rest) = take_float(text);
    if let Some(first) = first {
        return match rest {
            [] => Ok((first, 0.0)),
            [b'j' | b'J'] => Ok((0.0, first)),
            [b'+' | b'-', ..] => Ok((first, parse_imaginary(rest)?)),
            _ => Err(NotANumber),
        };
    }
    Ok((0.0, parse_imaginary(text)?))
}

/// An imaginary part, of which the number may be missing.
fn parse_imaginary(text: &[u8]) -> Result<f64, NotANumber> {
    let (number, rest) = match (take_float(text), text) {
        ((Some(number), rest), _) => (number, rest),
        (_, [b'-', rest @ ..]) => (-1.0, rest),
        (_, [b'+', rest @ ..]) => (1.0, rest),
        _ => (1.0, text),
    };
    matches!(rest, [b'j' | b'J']).then_some(number).ok_or(NotANumber)
}

/// The longest number that `text` begins with, and what follows.
fn take_float(text: &[u8]) -> (Option<f64>, &[u8]) {
    let len = float_len(text);
    let (number, rest) = text.split_at(len);
    match parse_plain(number) {
        Ok(number) => (Some(number), rest),
        Err(NotANumber) => (None, text),
    }
}

fn float_len(text: &[u8]) -> usize {
    let sign = usize::from(matches!(text, [b'+' | b'-', ..]));
    let body = &text[sign..];
    for word in [&b"infinity"[..], b"inf", b"nan"] {
        if body.len() >= word.len() && body[..word.len()].eq_ignore_ascii_case(word) {
            return sign + word.len();
        }
    }
    let digits =
        |from: usize| from + body[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    if body.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if let Some(b'e' | b'E') = body.get(end) {
        let sign = usize::from(matches!(body.get(end + 1), Some(b'+' | b'-')));
        let start = end + 1 + sign;
        if body.get(start).is_some_and(u8::is_ascii_digit) {
            end = digits(start);
        }
    }
    sign + end
}
