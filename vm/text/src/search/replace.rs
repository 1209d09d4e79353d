//! `replace` and `expandtabs`.

use super::{Matches, count_up_to, find_char, in_same_width};
use crate::error::TextError;
use crate::view::{OwnedStr, StrBuf, StrView};

/// `text.replace(from, to, most)`; `None` where that is `text` itself.
pub fn replace(
    text: StrView<'_>,
    from: StrView<'_>,
    to: StrView<'_>,
    most: Option<usize>,
) -> Result<Option<OwnedStr>, TextError> {
    let most = most.unwrap_or(usize::MAX);
    if most == 0 || from == to {
        return Ok(None);
    }
    let count = count_up_to(text, from, most);
    if count == 0 {
        return Ok(None);
    }
    let len = (text.len() - count * from.len().min(text.len()))
        .checked_add(count.checked_mul(to.len()).ok_or_else(too_long)?)
        .ok_or_else(too_long)?;
    let mut out = StrBuf::new();
    out.try_reserve(len).map_err(|_| TextError::memory())?;
    if from.is_empty() {
        interleave(text, to, count, &mut out);
    } else {
        let mut done = 0;
        in_same_width!(
            text,
            from,
            |hay, needle| {
                for found in Matches::new(hay, needle).take(count) {
                    out.push_view(text.slice(done, found));
                    out.push_view(to);
                    done = found + needle.len();
                }
            },
            {}
        );
        out.push_view(text.slice(done, text.len()));
    }
    Ok(Some(out.finish()))
}

#[cold]
fn too_long() -> TextError {
    TextError::overflow("replace string is too long")
}

/// `to` before each of the first code points, and after the last where `count` allows.
fn interleave(text: StrView<'_>, to: StrView<'_>, count: usize, out: &mut StrBuf) {
    for (i, cp) in text.chars().enumerate() {
        if i < count {
            out.push_view(to);
        }
        out.push(cp);
    }
    if count > text.len() {
        out.push_view(to);
    }
}

/// `text.expandtabs(tab_size)`; `None` where there is no tab.
pub fn expand_tabs(text: StrView<'_>, tab_size: i64) -> Result<Option<OwnedStr>, TextError> {
    const TAB: u32 = 0x09;
    if find_char(text, TAB).is_none() {
        return Ok(None);
    }
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = StrBuf::with_capacity(text.len() * 2);
    let mut column = 0;
    for cp in text.chars() {
        if cp == TAB {
            if tab_size > 0 {
                let blanks = tab_size - column % tab_size;
                column = 0;
                out.try_reserve(blanks)
                    .map_err(|_| TextError::overflow("new string is too long"))?;
                out.push_repeated(u32::from(' '), blanks);
            }
            continue;
        }
        column = if matches!(cp, 0x0A | 0x0D) { 0 } else { column + 1 };
        out.push(cp);
    }
    Ok(Some(out.finish()))
}
