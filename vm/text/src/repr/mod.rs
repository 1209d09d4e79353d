//! `repr` of strings and bytes, and `ascii`.

#[cfg(test)]
mod tests;

use crate::unicode;
use crate::view::{StrBuf, StrView};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends `repr(text)`.
pub fn push_repr(text: StrView<'_>, out: &mut StrBuf) {
    push_quoted(text, out, unicode::is_printable);
}

/// Appends `ascii(text)`: `repr` with everything outside ASCII escaped.
pub fn push_ascii_repr(text: StrView<'_>, out: &mut StrBuf) {
    push_quoted(text, out, |cp| (0x20..0x7F).contains(&cp));
}

/// Single quotes, unless there are some in the text and no double ones.
fn quote_for(has: impl Fn(u8) -> bool) -> u8 {
    if has(b'\'') && !has(b'"') { b'"' } else { b'\'' }
}

fn push_quoted(text: StrView<'_>, out: &mut StrBuf, as_is: impl Fn(u32) -> bool) {
    let quote = quote_for(|quote| crate::search::find_char(text, u32::from(quote)).is_some());
    let quote = u32::from(quote);
    let special = |cp: u32| !as_is(cp) || cp == quote || cp == u32::from('\\');
    out.reserve(text.len() + 2);
    out.push(quote);
    // Runs without anything to escape are copied whole.
    let mut rest = text;
    while let Some(at) = rest.chars().position(special) {
        out.push_view(rest.slice(0, at));
        push_escaped(rest.at(at), out);
        rest = rest.slice(at + 1, rest.len());
    }
    out.push_view(rest);
    out.push(quote);
}

fn push_escaped(cp: u32, out: &mut StrBuf) {
    match cp {
        0x09 => out.push_ascii("\\t"),
        0x0A => out.push_ascii("\\n"),
        0x0D => out.push_ascii("\\r"),
        0x22 | 0x27 | 0x5C => out.push_latin1(&[b'\\', cp as u8]),
        _ => push_backslash_escape(cp, out),
    }
}

/// Appends `\xNN`, `\uNNNN` or `\UNNNNNNNN`, the shortest that holds `cp`.
pub(crate) fn push_backslash_escape(cp: u32, out: &mut StrBuf) {
    let (letter, digits) = match cp {
        0..0x100 => (b'x', 2),
        0x100..0x1_0000 => (b'u', 4),
        _ => (b'U', 8),
    };
    out.push_latin1(&[b'\\', letter]);
    for i in (0..digits).rev() {
        out.push(u32::from(HEX[(cp >> (4 * i) & 0xF) as usize]));
    }
}

/// Appends `repr(bytes)`, the `b` included.
pub fn push_bytes_repr(bytes: &[u8], out: &mut StrBuf) {
    let quote = quote_for(|quote| memchr::memchr(quote, bytes).is_some());
    out.reserve(bytes.len() + 3);
    out.push_latin1(&[b'b', quote]);
    let special = |b: &u8| !(0x20..0x7F).contains(b) || *b == quote || *b == b'\\';
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(special) {
        out.push_latin1(&rest[..at]);
        push_escaped(u32::from(rest[at]), out);
        rest = &rest[at + 1..];
    }
    out.push_latin1(rest);
    out.push_latin1(&[quote]);
}
