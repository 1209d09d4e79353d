//! `format(float, spec)`.

use super::layout::{Parts, Separators, write_number};
use super::spec::{FormatSpec, Grouping, Sign, Target};
use super::{FormatContext, unknown_type};
use crate::error::{TextError, TextResult};
use crate::float::{FloatBuf, FloatFormat, FloatStyle, NumBuf, format_float as plain, repr_f64};
use crate::view::{StrBuf, StrView};

/// Appends `format(value, spec)`.
pub fn format_float(
    value: f64,
    spec: StrView<'_>,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    if spec.is_empty() {
        out.push_ascii(repr_f64(value, &mut FloatBuf::new()));
        return Ok(());
    }
    let spec = FormatSpec::parse(spec, Target::Float, context.type_name)?;
    format_float_parsed(value, &spec, context, out)
}

/// As [`format_float`], for a specification parsed before ([`Target::Float`]).
pub fn format_float_parsed(
    value: f64,
    spec: &FormatSpec,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    match char::from_u32(spec.code) {
        Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => {
            write_float(value, spec, context, out)
        }
        _ => Err(unknown_type(spec.code, context.type_name)),
    }
}

/// CPython keeps a precision in a C int.
pub(super) fn check_precision(precision: Option<usize>) -> TextResult<()> {
    if precision.is_some_and(|precision| precision > i32::MAX as usize) {
        return Err(TextError::value("precision too big"));
    }
    Ok(())
}

/// The presentation of a float, its percent sign apart. The precision is checked already.
pub(super) fn float_format(spec: &FormatSpec) -> FloatFormat {
    let precision = spec.precision.unwrap_or(6);
    let style = match spec.code as u8 {
        b'e' | b'E' => FloatStyle::Exponent(precision),
        b'f' | b'F' | b'%' => FloatStyle::Fixed(precision),
        0 if spec.precision.is_none() => FloatStyle::Repr,
        _ => FloatStyle::General(precision),
    };
    FloatFormat {
        style,
        upper: matches!(spec.code as u8, b'E' | b'F' | b'G'),
        alternate: spec.alternate,
        add_dot_0: false,
        no_negative_zero: spec.no_negative_zero,
    }
}

pub(super) fn write_float(
    value: f64,
    spec: &FormatSpec,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    check_precision(spec.precision)?;
    let format = FloatFormat { add_dot_0: spec.code == 0, ..float_format(spec) };
    let percent = spec.code == u32::from('%');
    let mut text = NumBuf::new();
    plain(if percent { value * 100.0 } else { value }, &format, &mut text);
    if percent {
        text.push(b'%');
    }
    let is_plain = spec.width.is_none()
        && matches!(spec.sign, None | Some(Sign::Minus))
        && spec.grouping == Grouping::None
        && spec.code != u32::from('n');
    if is_plain {
        out.push_latin1(&text);
        return Ok(());
    }
    write_number(&Parts::of_float(&text), spec, &Separators::of(spec, context.locale), out)
}
