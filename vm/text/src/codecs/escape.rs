//! `unicode_escape` and `raw_unicode_escape`: text in ASCII or Latin-1, with backslashes before
//! what isn't.

use super::decode::Stop;
use crate::repr::push_backslash_escape;
use crate::view::{StrBuf, StrView};

/// Appends the escaped form of `text`.
pub(super) fn encode(text: StrView<'_>, out: &mut Vec<u8>) {
    let mut escaped = StrBuf::new();
    for cp in text.chars() {
        match cp {
            0x09 => escaped.push_ascii("\\t"),
            0x0A => escaped.push_ascii("\\n"),
            0x0D => escaped.push_ascii("\\r"),
            0x5C => escaped.push_ascii("\\\\"),
            0x20..0x7F => escaped.push(cp),
            _ => push_backslash_escape(cp, &mut escaped),
        }
    }
    push_bytes(&escaped, out);
}

/// Appends the raw escaped form of `text`: only what isn't Latin-1 is escaped.
pub(super) fn encode_raw(text: StrView<'_>, out: &mut Vec<u8>) {
    let mut escaped = StrBuf::new();
    for cp in text.chars() {
        match cp {
            0..0x100 => escaped.push(cp),
            _ => push_backslash_escape(cp, &mut escaped),
        }
    }
    push_bytes(&escaped, out);
}

fn push_bytes(escaped: &StrBuf, out: &mut Vec<u8>) {
    match escaped.as_view() {
        StrView::Latin1(bytes) => out.extend_from_slice(bytes),
        _ => unreachable!("escapes are ASCII"),
    }
}

/// Where an escape leads.
enum Step {
    /// To here, all in order.
    Next(usize),
    /// Nowhere yet: the rest of the escape may follow.
    Wait,
}

/// Decodes from `pos` on, as the codecs of `decode.rs` do.
pub(super) fn decode(
    input: &[u8],
    mut pos: usize,
    last: bool,
    out: &mut StrBuf,
) -> Result<usize, Stop> {
    loop {
        let rest = &input[pos..];
        let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        out.push_latin1(&rest[..plain]);
        pos += plain;
        if pos == input.len() {
            return Ok(pos);
        }
        match escape(input, pos, last, out)? {
            Step::Next(next) => pos = next,
            Step::Wait => return Ok(pos),
        }
    }
}

/// The escape whose backslash is at `start`.
fn escape(input: &[u8], start: usize, last: bool, out: &mut StrBuf) -> Result<Step, Stop> {
    let after = start + 1;
    let Some(&letter) = input.get(after) else {
        return match last {
            true => Err(Stop { start, end: after, reason: "\\ at end of string" }),
            false => Ok(Step::Wait),
        };
    };
    let next = after + 1;
    let plain = match letter {
        b'\n' => return Ok(Step::Next(next)),
        b'\\' | b'\'' | b'"' => letter,
        b'b' => 0x08,
        b'f' => 0x0C,
        b't' => b'\t',
        b'n' => b'\n',
        b'r' => b'\r',
        b'v' => 0x0B,
        b'a' => 0x07,
        b'0'..=b'7' => return Ok(octal(input, start, out)),
        b'x' => return hex(input, start, (2, "truncated \\xXX escape"), last, out),
        b'u' => return hex(input, start, (4, "truncated \\uXXXX escape"), last, out),
        b'U' => return hex(input, start, (8, "truncated \\UXXXXXXXX escape"), last, out),
        b'N' => return named(input, start, last, out),
        _ => {
            // Not an escape: both characters stay.
            out.push_latin1(&[b'\\', letter]);
            return Ok(Step::Next(next));
        }
    };
    out.push_latin1(&[plain]);
    Ok(Step::Next(next))
}

/// Up to three octal digits after the backslash.
fn octal(input: &[u8], start: usize, out: &mut StrBuf) -> Step {
    let digits = input[start + 1..].iter().take(3).take_while(|b| matches!(b, b'0'..=b'7'));
    let (mut value, mut end) = (0, start + 1);
    for digit in digits {
        value = value * 8 + u32::from(digit - b'0');
        end += 1;
    }
    out.push(value);
    Step::Next(end)
}

/// As many hexadecimal digits as the letter after the backslash asks for.
fn hex(
    input: &[u8],
    start: usize,
    (wanted, truncated): (usize, &'static str),
    last: bool,
    out: &mut StrBuf,
) -> Result<Step, Stop> {
    let first = start + 2;
    let digits = input[first..].iter().take(wanted).take_while(|b| b.is_ascii_hexdigit());
    let mut value = 0u32;
    let mut end = first;
    for &digit in digits {
        value = value << 4 | char::from(digit).to_digit(16).unwrap_or_default();
        end += 1;
    }
    if end < first + wanted {
        if end == input.len() && !last {
            return Ok(Step::Wait);
        }
        return Err(Stop { start, end, reason: truncated });
    }
    if value > 0x10_FFFF {
        return Err(Stop { start, end, reason: "illegal Unicode character" });
    }
    out.push(value);
    Ok(Step::Next(end))
}

/// `\N{...}`: a character by its name.
fn named(input: &[u8], start: usize, last: bool, out: &mut StrBuf) -> Result<Step, Stop> {
    let after = start + 2;
    let rest = &input[after..];
    let close = memchr::memchr(b'}', rest);
    if let (Some(b'{'), Some(at)) = (rest.first(), close)
        && let Ok(name) = std::str::from_utf8(&rest[1..at])
        && let Some(cp) = crate::unicode::by_name(name)
    {
        out.push(cp);
        return Ok(Step::Next(after + at + 1));
    }
    let (end, reason) = match (rest.first(), close) {
        (None | Some(b'{'), None) if !last => return Ok(Step::Wait),
        (Some(b'{'), Some(at)) if at > 1 => (after + at + 1, "unknown Unicode character name"),
        (Some(b'{'), Some(_)) => (after + 1, "malformed \\N character escape"),
        (Some(b'{'), None) => (input.len(), "malformed \\N character escape"),
        _ => (after, "malformed \\N character escape"),
    };
    Err(Stop { start, end, reason })
}

/// Decodes the raw form from `pos` on: `\u` and `\U` behind an odd number of backslashes.
pub(super) fn decode_raw(
    input: &[u8],
    mut pos: usize,
    last: bool,
    out: &mut StrBuf,
) -> Result<usize, Stop> {
    while pos < input.len() {
        let rest = &input[pos..];
        let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        out.push_latin1(&rest[..plain]);
        pos += plain;
        let Some(&letter) = input.get(pos + 1) else {
            if pos < input.len() && !last {
                return Ok(pos);
            }
            out.push_latin1(&input[pos..]);
            return Ok(input.len());
        };
        let escape = match letter {
            b'u' => (4, "truncated \\uXXXX escape"),
            b'U' => (8, "truncated \\UXXXXXXXX escape"),
            _ => {
                out.push_latin1(&[b'\\', letter]);
                pos += 2;
                continue;
            }
        };
        match hex(input, pos, escape, last, out).map_err(|stop| Stop {
            reason: match stop.reason {
                "illegal Unicode character" => "\\Uxxxxxxxx out of range",
                reason => reason,
            },
            ..stop
        })? {
            Step::Next(next) => pos = next,
            Step::Wait => return Ok(pos),
        }
    }
    Ok(pos)
}
