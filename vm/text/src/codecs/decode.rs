//! Bytes to text.

use super::{DecodeHandler, Encoding, Fault, escape};
use crate::view::StrBuf;

/// Appends the text of `input` and returns how much of it was used. Where more may follow
/// (`last` is false), an incomplete character at the end is left for later.
pub fn decode<H: DecodeHandler>(
    encoding: Encoding,
    input: &[u8],
    last: bool,
    handler: &mut H,
    out: &mut StrBuf,
) -> Result<usize, H::Error> {
    let (encoding, mut pos) = byte_order(encoding, input);
    out.reserve((input.len() - pos) / encoding.unit_len());
    loop {
        let step = match encoding {
            Encoding::Utf8 => utf8(input, pos, last, out),
            Encoding::Latin1 => {
                out.push_latin1(&input[pos..]);
                Ok(input.len())
            }
            Encoding::Ascii => ascii(input, pos, out),
            Encoding::UnicodeEscape => escape::decode(input, pos, last, out),
            Encoding::RawUnicodeEscape => escape::decode_raw(input, pos, last, out),
            Encoding::Utf16Be => utf16(input, pos, last, u16::from_be_bytes, out),
            Encoding::Utf16 | Encoding::Utf16Le => utf16(input, pos, last, u16::from_le_bytes, out),
            Encoding::Utf32Be => utf32(input, pos, last, u32::from_be_bytes, out),
            Encoding::Utf32 | Encoding::Utf32Le => utf32(input, pos, last, u32::from_le_bytes, out),
        };
        match step {
            Ok(used) => return Ok(used),
            Err(Stop { start, end, reason }) => {
                let fault = Fault { encoding, start, end, reason };
                pos = handler.handle(&fault, input, out)?;
            }
        }
    }
}

/// The encoding that a byte order mark chooses, and the length of the mark. CPython names the
/// order in errors even where it was taken for granted.
fn byte_order(encoding: Encoding, input: &[u8]) -> (Encoding, usize) {
    match encoding {
        Encoding::Utf16 => match input {
            [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
            [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
            _ => (Encoding::Utf16Le, 0),
        },
        Encoding::Utf32 => match input {
            [0xFF, 0xFE, 0, 0, ..] => (Encoding::Utf32Le, 4),
            [0, 0, 0xFE, 0xFF, ..] => (Encoding::Utf32Be, 4),
            _ => (Encoding::Utf32Le, 0),
        },
        _ => (encoding, 0),
    }
}

/// Bytes that cannot be decoded.
pub(super) struct Stop {
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

fn utf8(input: &[u8], pos: usize, last: bool, out: &mut StrBuf) -> Result<usize, Stop> {
    let rest = &input[pos..];
    let error = match std::str::from_utf8(rest) {
        Ok(text) => {
            out.push_str(text);
            return Ok(input.len());
        }
        Err(error) => error,
    };
    let (valid, wrong) = rest.split_at(error.valid_up_to());
    out.push_str(std::str::from_utf8(valid).expect("valid up to there"));
    let start = pos + valid.len();
    match error.error_len() {
        None if !last => Ok(start),
        None => Err(Stop { start, end: input.len(), reason: "unexpected end of data" }),
        // Two bytes of a surrogate: with the third one, `surrogatepass` may take it.
        Some(_) if !last && matches!(wrong, [0xED, 0xA0..=0xBF]) => Ok(start),
        Some(len) => {
            let reason = match wrong[0] {
                0xC2..=0xF4 => "invalid continuation byte",
                _ => "invalid start byte",
            };
            Err(Stop { start, end: start + len, reason })
        }
    }
}

fn ascii(input: &[u8], pos: usize, out: &mut StrBuf) -> Result<usize, Stop> {
    let rest = &input[pos..];
    if rest.is_ascii() {
        out.push_latin1(rest);
        return Ok(input.len());
    }
    let len = rest.iter().take_while(|b| b.is_ascii()).count();
    out.push_latin1(&rest[..len]);
    let start = pos + len;
    Err(Stop { start, end: start + 1, reason: "ordinal not in range(128)" })
}

fn utf16(
    input: &[u8],
    pos: usize,
    last: bool,
    unit: fn([u8; 2]) -> u16,
    out: &mut StrBuf,
) -> Result<usize, Stop> {
    let (pairs, _) = input[pos..].as_chunks::<2>();
    let mut units = pairs.iter().map(|&pair| u32::from(unit(pair))).enumerate();
    while let Some((i, cp)) = units.next() {
        let start = pos + 2 * i;
        match cp {
            0xD800..0xDC00 => match units.next() {
                Some((_, low @ 0xDC00..0xE000)) => {
                    out.push(0x1_0000 + ((cp - 0xD800) << 10) + (low - 0xDC00));
                }
                Some(_) => {
                    return Err(Stop { start, end: start + 2, reason: "illegal UTF-16 surrogate" });
                }
                None if !last => return Ok(start),
                None => {
                    return Err(Stop { start, end: input.len(), reason: "unexpected end of data" });
                }
            },
            0xDC00..0xE000 => {
                return Err(Stop { start, end: start + 2, reason: "illegal encoding" });
            }
            _ => out.push(cp),
        }
    }
    truncated(input, pos + 2 * pairs.len(), last)
}

fn utf32(
    input: &[u8],
    pos: usize,
    last: bool,
    unit: fn([u8; 4]) -> u32,
    out: &mut StrBuf,
) -> Result<usize, Stop> {
    let (quads, _) = input[pos..].as_chunks::<4>();
    for (i, &quad) in quads.iter().enumerate() {
        let start = pos + 4 * i;
        let reason = match unit(quad) {
            0xD800..0xE000 => "code point in surrogate code point range(0xd800, 0xe000)",
            0x11_0000.. => "code point not in range(0x110000)",
            cp => {
                out.push(cp);
                continue;
            }
        };
        return Err(Stop { start, end: start + 4, reason });
    }
    truncated(input, pos + 4 * quads.len(), last)
}

/// After whole units up to `used`: what is left is part of one.
fn truncated(input: &[u8], used: usize, last: bool) -> Result<usize, Stop> {
    if used == input.len() || !last {
        return Ok(used);
    }
    Err(Stop { start: used, end: input.len(), reason: "truncated data" })
}
