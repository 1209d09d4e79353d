//! Forms of numbers in the format.

/// The digits of 15 bits of an integer, the lowest first.
pub(super) fn digits(mut magnitude: u64) -> Vec<u16> {
    let mut digits = Vec::with_capacity(5);
    while magnitude != 0 {
        digits.push((magnitude & 0x7fff) as u16);
        magnitude >>= 15;
    }
    digits
}

/// C's `%.17g`, as versions 0 and 1 write floats.
pub(super) fn general_17(value: f64) -> String {
    if !value.is_finite() {
        let text = if value.is_nan() { "nan" } else { "inf" };
        return if value == f64::NEG_INFINITY { format!("-{text}") } else { text.to_owned() };
    }
    let scientific = format!("{value:.16e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let trimmed = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if (-4..17).contains(&exponent) {
        trimmed(&format!("{value:.*}", (16 - exponent) as usize))
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{}e{sign}{:02}", trimmed(mantissa), exponent.abs())
    }
}
