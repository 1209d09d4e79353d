//! Writing the values of directives.

use super::{Directive, reserve};
use crate::error::{TextError, TextResult};
use crate::float::{FloatFormat, FloatStyle, NumBuf, format_float};
use crate::int::{IntRef, push_decimal, push_radix};
use crate::view::{StrBuf, StrView};

/// `%s`, `%r`, `%a`: the text, cut to the precision.
pub fn write_text(directive: &Directive, text: StrView<'_>, out: &mut StrBuf) -> TextResult<()> {
    let len = text.len().min(directive.precision.unwrap_or(usize::MAX));
    write_padded(directive, text.slice(0, len), out)
}

/// `%c`: one code point.
pub fn write_char(directive: &Directive, cp: u32, out: &mut StrBuf) -> TextResult<()> {
    write_padded(directive, StrView::Ucs4(&[cp]), out)
}

fn write_padded(directive: &Directive, text: StrView<'_>, out: &mut StrBuf) -> TextResult<()> {
    if directive.width.is_none() {
        out.push_view(text);
        return Ok(());
    }
    let padding = directive.width.unwrap_or(0).saturating_sub(text.len());
    reserve(out, padding.saturating_add(text.len()))?;
    let (before, after) = if directive.left { (0, padding) } else { (padding, 0) };
    out.push_repeated(u32::from(' '), before);
    out.push_view(text);
    out.push_repeated(u32::from(' '), after);
    Ok(())
}

/// `%d`, `%i`, `%u`, `%o`, `%x`, `%X`. The limit of digits is the caller's to check.
pub fn write_int(directive: &Directive, value: IntRef<'_>, out: &mut StrBuf) -> TextResult<()> {
    let mut digits = NumBuf::new();
    let letter = directive.code as u8;
    match letter {
        b'o' => push_radix(value, 3, false, &mut digits),
        b'x' | b'X' => push_radix(value, 4, false, &mut digits),
        _ => push_decimal(value, &mut digits),
    }
    if letter == b'X' {
        digits.make_ascii_uppercase();
    }
    let plain = !(directive.plus || directive.blank || directive.alternate);
    if plain && directive.width.is_none() && directive.precision.is_none() {
        out.push_latin1(&digits);
        return Ok(());
    }
    let (negative, digits) = split_sign(&digits);
    let prefix: &[u8] = match (directive.alternate, letter) {
        (true, b'o') => b"0o",
        (true, b'x') => b"0x",
        (true, b'X') => b"0X",
        _ => b"",
    };
    let precision = directive.precision.unwrap_or(0);
    if precision > i32::MAX as usize - 3 {
        return Err(TextError::overflow("precision too large"));
    }
    let zeros = precision.saturating_sub(digits.len());
    write_number(directive, negative, prefix, zeros, digits, out)
}

/// `%e`, `%f`, `%g` and their capitals.
pub fn write_float(directive: &Directive, value: f64, out: &mut StrBuf) -> TextResult<()> {
    let precision = directive.precision.unwrap_or(6);
    let letter = directive.code as u8;
    let style = match letter.to_ascii_lowercase() {
        b'e' => FloatStyle::Exponent(precision),
        b'f' => FloatStyle::Fixed(precision),
        _ => FloatStyle::General(precision),
    };
    let format = FloatFormat {
        upper: letter.is_ascii_uppercase(),
        alternate: directive.alternate,
        ..FloatFormat::new(style)
    };
    let mut text = NumBuf::new();
    format_float(value, &format, &mut text);
    let (negative, digits) = split_sign(&text);
    write_number(directive, negative, b"", 0, digits, out)
}

fn split_sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', digits @ ..] => (true, digits),
        _ => (false, text),
    }
}

/// Sign, prefix, zeros and digits, padded with blanks before them, or with zeros after the
/// prefix, or with blanks at the end.
fn write_number(
    directive: &Directive,
    negative: bool,
    prefix: &[u8],
    zeros: usize,
    digits: &[u8],
    out: &mut StrBuf,
) -> TextResult<()> {
    let sign: &[u8] = match (negative, directive.plus, directive.blank) {
        (true, ..) => b"-",
        (_, true, _) => b"+",
        (.., true) => b" ",
        _ => b"",
    };
    let len = sign.len() + prefix.len() + zeros + digits.len();
    let padding = directive.width.unwrap_or(0).saturating_sub(len);
    reserve(out, len.saturating_add(padding))?;
    let (blanks, zeros, after) = match (directive.left, directive.zero) {
        (true, _) => (0, zeros, padding),
        (false, true) => (0, zeros + padding, 0),
        (false, false) => (padding, zeros, 0),
    };
    out.push_repeated(u32::from(' '), blanks);
    out.push_latin1(sign);
    out.push_latin1(prefix);
    out.push_repeated(u32::from('0'), zeros);
    out.push_latin1(digits);
    out.push_repeated(u32::from(' '), after);
    Ok(())
}
