//! `center`, `ljust`, `rjust` and `zfill`.

use crate::error::{TextError, TextResult};
use crate::view::{OwnedStr, StrBuf, StrView};

#[cfg(test)]
mod tests;

/// `text` with `left` and `right` times `fill` around it; `None` where both are 0.
pub fn pad(
    text: StrView<'_>,
    left: usize,
    right: usize,
    fill: u32,
) -> TextResult<Option<OwnedStr>> {
    if left == 0 && right == 0 {
        return Ok(None);
    }
    let padding = left.checked_add(right).and_then(|n| n.checked_add(text.len()));
    let len = padding.ok_or_else(|| TextError::overflow("padded string is too long"))?;
    let mut out = StrBuf::new();
    out.try_reserve(len).map_err(|_| TextError::memory())?;
    out.push_repeated(fill, left);
    out.push_view(text);
    out.push_repeated(fill, right);
    Ok(Some(out.finish()))
}

/// What `text` lacks to be `width` long.
fn missing(text: StrView<'_>, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(text.len())
}

/// `text.ljust(width, fill)`; `None` where that is `text` itself.
pub fn ljust(text: StrView<'_>, width: i64, fill: u32) -> TextResult<Option<OwnedStr>> {
    pad(text, 0, missing(text, width), fill)
}

/// `text.rjust(width, fill)`; `None` where that is `text` itself.
pub fn rjust(text: StrView<'_>, width: i64, fill: u32) -> TextResult<Option<OwnedStr>> {
    pad(text, missing(text, width), 0, fill)
}

/// `text.center(width, fill)`; `None` where that is `text` itself. An odd blank goes to the
/// left where the width is odd.
pub fn center(text: StrView<'_>, width: i64, fill: u32) -> TextResult<Option<OwnedStr>> {
    let missing = missing(text, width);
    let left = missing / 2 + (missing & width as usize & 1);
    pad(text, left, missing - left, fill)
}

/// `text.zfill(width)`; `None` where that is `text` itself. Zeros go after a sign.
pub fn zfill(text: StrView<'_>, width: i64) -> TextResult<Option<OwnedStr>> {
    let missing = missing(text, width);
    let signed = matches!(text.get(0).and_then(char::from_u32), Some('+' | '-'));
    if !signed || missing == 0 {
        return pad(text, missing, 0, u32::from('0'));
    }
    let digits = text.slice(1, text.len());
    let mut out = StrBuf::new();
    out.try_reserve(missing.saturating_add(text.len())).map_err(|_| TextError::memory())?;
    out.push(text.at(0));
    out.push_repeated(u32::from('0'), missing);
    out.push_view(digits);
    Ok(Some(out.finish()))
}
