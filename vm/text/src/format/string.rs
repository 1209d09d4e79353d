//! `format(str, spec)`.

use super::layout::write_padded;
use super::spec::{Align, FormatSpec, Sign, Target};
use super::{FormatContext, unknown_type};
use crate::error::{TextError, TextResult};
use crate::view::{StrBuf, StrView};

/// Appends `format(value, spec)`.
pub fn format_str(
    value: StrView<'_>,
    spec: StrView<'_>,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    if spec.is_empty() {
        out.push_view(value);
        return Ok(());
    }
    let spec = FormatSpec::parse(spec, Target::Str, context.type_name)?;
    format_str_parsed(value, &spec, context, out)
}

/// As [`format_str`], for a specification parsed before ([`Target::Str`]).
pub fn format_str_parsed(
    value: StrView<'_>,
    spec: &FormatSpec,
    context: &FormatContext<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    if spec.code != u32::from('s') {
        return Err(unknown_type(spec.code, context.type_name));
    }
    check(spec)?;
    let len = value.len().min(spec.precision.unwrap_or(usize::MAX));
    write_padded(len, spec, out, |out| {
        out.push_view(value.slice(0, len));
        Ok(())
    })
}

/// What numbers have and text has not.
fn check(spec: &FormatSpec) -> TextResult<()> {
    let message = match spec.sign {
        Some(Sign::Space) => "Space not allowed in string format specifier",
        Some(_) => "Sign not allowed in string format specifier",
        None if spec.no_negative_zero => {
            "Negative zero coercion (z) not allowed in string format specifier"
        }
        None if spec.alternate => "Alternate form (#) not allowed in string format specifier",
        None if spec.align == Align::AfterSign => {
            "'=' alignment not allowed in string format specifier"
        }
        None => return Ok(()),
    };
    Err(TextError::value(message))
}
