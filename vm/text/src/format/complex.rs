//! `format(complex, spec)`.

use super::float::{check_precision, float_format};
use super::layout::{Parts, Separators, write_number, write_padded};
use super::spec::{Align, FormatSpec, Sign, Target};
use super::{FormatContext, unknown_type};
use crate::error::{TextError, TextResult};
use crate::float::{NumBuf, format_float as plain, repr_complex};
use crate::view::{StrBuf, StrView};

/// Appends `format(complex(real, imag), spec)`.
pub fn format_complex(
    real: f64,
    imag: f64,
    spec: StrView<'_>,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    if spec.is_empty() {
        let mut text = NumBuf::new();
        repr_complex(real, imag, &mut text);
        out.push_latin1(&text);
        return Ok(());
    }
    let spec = FormatSpec::parse(spec, Target::Complex, context.type_name)?;
    match char::from_u32(spec.code) {
        Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') => {}
        _ => return Err(unknown_type(spec.code, context.type_name)),
    }
    check_precision(spec.precision)?;
    if spec.fill == u32::from('0') {
        return Err(TextError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(TextError::value(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    write_complex(real, imag, &spec, context, out)
}

fn write_complex(
    real: f64,
    imag: f64,
    spec: &FormatSpec,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    // Without a presentation type it looks like str(complex).
    let like_str = spec.code == 0;
    let skip_real = like_str && real == 0.0 && real.is_sign_positive();
    let parentheses = like_str && !skip_real;

    let separators = Separators::of(spec, context.locale);
    let unpadded = FormatSpec { width: None, align: Align::Left, ..*spec };
    let signed = FormatSpec { sign: Some(Sign::Plus), ..unpadded };
    let mut body = StrBuf::new();
    if parentheses {
        body.push_ascii("(");
    }
    if !skip_real {
        write_part(real, &unpadded, &separators, &mut body)?;
    }
    write_part(imag, if skip_real { &unpadded } else { &signed }, &separators, &mut body)?;
    body.push_ascii(if parentheses { "j)" } else { "j" });

    write_padded(body.len(), spec, out, |out| {
        out.push_view(body.as_view());
        Ok(())
    })
}

fn write_part(
    value: f64,
    spec: &FormatSpec,
    separators: &Separators<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    let mut text = NumBuf::new();
    plain(value, &float_format(spec), &mut text);
    write_number(&Parts::of_float(&text), spec, separators, out)
}
