//! `format(int, spec)`.

use super::float::write_float;
use super::layout::{Parts, Separators, write_number};
use super::spec::{FormatSpec, Grouping, Sign, Target};
use super::{FormatContext, unknown_type};
use crate::error::{TextError, TextResult};
use crate::float::NumBuf;
use crate::int::{IntRef, exceeds_decimal_digits, push_decimal, push_radix, to_f64};
use crate::view::{OwnedStr, StrBuf, StrView};

/// Appends `format(value, spec)`.
pub fn format_int(
    value: IntRef<'_>,
    spec: StrView<'_>,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    if spec.is_empty() {
        check_digits(value, context.max_str_digits)?;
        let mut digits = NumBuf::new();
        push_decimal(value, &mut digits);
        out.push_latin1(&digits);
        return Ok(());
    }
    let spec = FormatSpec::parse(spec, Target::Int, context.type_name)?;
    format_int_parsed(value, &spec, context, out)
}

/// As [`format_int`], for a specification parsed before ([`Target::Int`]).
pub fn format_int_parsed(
    value: IntRef<'_>,
    spec: &FormatSpec,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    match char::from_u32(spec.code) {
        Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => write_int(value, spec, context, out),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            let value = to_f64(value)
                .ok_or_else(|| TextError::overflow("int too large to convert to float"))?;
            write_float(value, spec, context, out)
        }
        _ => Err(unknown_type(spec.code, context.type_name)),
    }
}

/// The limit on conversions to decimal (`sys.set_int_max_str_digits`).
fn check_digits(value: IntRef<'_>, limit: usize) -> TextResult<()> {
    if limit > 0 && matches!(value, IntRef::Big(_)) && exceeds_decimal_digits(value, limit) {
        return Err(TextError::value(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    Ok(())
}

fn write_int(
    value: IntRef<'_>,
    spec: &FormatSpec,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    if spec.precision.is_some() {
        return Err(TextError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(TextError::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if spec.code == u32::from('c') {
        return write_char(value, spec, context, out);
    }
    let mut text = NumBuf::new();
    let prefix_len = match spec.code as u8 {
        b'b' => push_digits(value, 1, spec.alternate, &mut text),
        b'o' => push_digits(value, 3, spec.alternate, &mut text),
        b'x' | b'X' => push_digits(value, 4, spec.alternate, &mut text),
        _ => {
            check_digits(value, context.max_str_digits)?;
            push_decimal(value, &mut text);
            0
        }
    };
    if spec.code == u32::from('X') {
        text.make_ascii_uppercase();
    }
    if is_plain(spec) {
        out.push_latin1(&text);
        return Ok(());
    }
    let negative = text[0] == b'-';
    let (prefix, digits) = text[usize::from(negative)..].split_at(prefix_len);
    let parts = Parts { negative, prefix, digits, point: false, rest: StrView::EMPTY };
    write_number(&parts, spec, &Separators::of(spec, context.locale), out)
}

/// The digits, and the length of their prefix.
fn push_digits(value: IntRef<'_>, bits: u32, prefix: bool, text: &mut NumBuf) -> usize {
    push_radix(value, bits, prefix, text);
    if prefix { 2 } else { 0 }
}

/// Whether the digits are all there is to write.
fn is_plain(spec: &FormatSpec) -> bool {
    spec.width.is_none()
        && matches!(spec.sign, None | Some(Sign::Minus))
        && spec.grouping == Grouping::None
        && spec.code != u32::from('n')
}

fn write_char(
    value: IntRef<'_>,
    spec: &FormatSpec,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    if spec.sign.is_some() {
        return Err(TextError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(TextError::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let code = value
        .to_i64()
        .ok_or_else(|| TextError::overflow("Python int too large to convert to C long"))?;
    let cp = u32::try_from(code).ok().filter(|&cp| cp <= 0x10_FFFF);
    let cp = cp.ok_or_else(|| TextError::overflow("%c arg not in range(0x110000)"))?;
    let rest: OwnedStr = std::iter::once(cp).collect();
    let parts =
        Parts { negative: false, prefix: b"", digits: b"", point: false, rest: rest.as_view() };
    write_number(&parts, spec, &Separators::of(spec, context.locale), out)
}
