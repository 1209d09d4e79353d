//! Text to bytes.

use super::{EncodeHandler, Encoding, Fault, Replacement, escape};
use crate::view::{Kind, StrView, Unit, is_surrogate};
use crate::with_units;

/// Appends the bytes of `text`.
pub fn encode<H: EncodeHandler>(
    encoding: Encoding,
    text: StrView<'_>,
    handler: &mut H,
    out: &mut Vec<u8>,
) -> Result<(), H::Error> {
    match encoding {
        Encoding::UnicodeEscape => {
            escape::encode(text, out);
            return Ok(());
        }
        Encoding::RawUnicodeEscape => {
            escape::encode_raw(text, out);
            return Ok(());
        }
        Encoding::Utf16 => out.extend([0xFF, 0xFE]),
        Encoding::Utf32 => out.extend([0xFF, 0xFE, 0, 0]),
        _ => {}
    }
    if encoding != Encoding::Utf8 {
        out.reserve(text.len() * encoding.unit_len());
    }
    let mut pos = 0;
    loop {
        pos += with_units!(text, units => encode_run(encoding, &units[pos..], out));
        if pos == text.len() {
            return Ok(());
        }
        let fault = fault_at(encoding, text, pos);
        let (replacement, next) = handler.handle(&fault, text)?;
        push_replacement(encoding, &fault, &replacement, out)?;
        pos = next;
    }
}

/// Encodes up to the first code point that cannot be, and returns how many were.
fn encode_run<T: Unit>(encoding: Encoding, units: &[T], out: &mut Vec<u8>) -> usize {
    if let Some(bytes) = T::as_bytes(units)
        && encoding.unit_len() == 1
        && (encoding == Encoding::Latin1 || bytes.is_ascii())
    {
        out.extend_from_slice(bytes);
        return units.len();
    }
    let encodable = |u: &T| is_encodable(encoding, u.cp());
    let len = units.iter().position(|u| !encodable(u)).unwrap_or(units.len());
    let cps = units[..len].iter().map(|u| u.cp());
    match encoding {
        Encoding::Latin1 | Encoding::Ascii => out.extend(cps.map(|cp| cp as u8)),
        Encoding::Utf8 => push_utf8(&units[..len], out),
        _ => cps.for_each(|cp| push_wide(encoding, cp, out)),
    }
    len
}

/// Appends the UTF-8 of code points none of which is a surrogate.
fn push_utf8<T: Unit>(units: &[T], out: &mut Vec<u8>) {
    /// So much is made room for at a time, since most of it will not be needed.
    const CHUNK: usize = 1024;
    let most = match Kind::of(T::MAX_CP) {
        Kind::Latin1 => 2,
        Kind::Ucs2 => 3,
        Kind::Ucs4 => 4,
    };
    for chunk in units.chunks(CHUNK) {
        // Writing over zeros takes a third of the time of growing with each code point.
        let start = out.len();
        out.resize(start + chunk.len() * most, 0);
        let (place, mut len) = (&mut out[start..], 0);
        for cp in chunk.iter().map(|u| u.cp()) {
            let tail = |shift: u32| 0x80 | ((cp >> shift) & 0x3F) as u8;
            match cp {
                0..0x80 => {
                    place[len] = cp as u8;
                    len += 1;
                }
                0x80..0x800 => {
                    place[len..len + 2].copy_from_slice(&[0xC0 | (cp >> 6) as u8, tail(0)]);
                    len += 2;
                }
                0x800..0x1_0000 => {
                    let bytes = [0xE0 | (cp >> 12) as u8, tail(6), tail(0)];
                    place[len..len + 3].copy_from_slice(&bytes);
                    len += 3;
                }
                _ => {
                    let bytes = [0xF0 | (cp >> 18) as u8, tail(12), tail(6), tail(0)];
                    place[len..len + 4].copy_from_slice(&bytes);
                    len += 4;
                }
            }
        }
        out.truncate(start + len);
    }
}

#[inline]
fn is_encodable(encoding: Encoding, cp: u32) -> bool {
    match encoding {
        Encoding::Ascii => cp < 0x80,
        Encoding::Latin1 => cp < 0x100,
        _ => !is_surrogate(cp),
    }
}

/// The fault that begins at `start`: UTF-16 and UTF-32 report one code point at a time, the
/// others as many as follow each other.
fn fault_at(encoding: Encoding, text: StrView<'_>, start: usize) -> Fault {
    let run = text.slice(start, text.len()).chars().take_while(|&cp| !is_encodable(encoding, cp));
    let end = match encoding.unit_len() {
        1 => start + run.count(),
        _ => start + 1,
    };
    let reason = match encoding {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };
    Fault { encoding, start, end, reason }
}

/// Appends one code point, a lone surrogate too, in UTF-16 or UTF-32.
pub(super) fn push_wide(encoding: Encoding, cp: u32, out: &mut Vec<u8>) {
    let mut unit = |unit: u32, len: usize| {
        if encoding.is_big_endian() {
            out.extend(&unit.to_be_bytes()[4 - len..]);
        } else {
            out.extend(&unit.to_le_bytes()[..len]);
        }
    };
    match (encoding.unit_len(), cp) {
        (4, _) => unit(cp, 4),
        (_, 0x1_0000..) => {
            unit(0xD800 + ((cp - 0x1_0000) >> 10), 2);
            unit(0xDC00 + (cp & 0x3FF), 2);
        }
        _ => unit(cp, 2),
    }
}

/// Appends what a handler gave; the original fault where that does not fit the encoding.
fn push_replacement(
    encoding: Encoding,
    fault: &Fault,
    replacement: &Replacement,
    out: &mut Vec<u8>,
) -> Result<(), Fault> {
    match replacement {
        Replacement::Bytes(bytes) if bytes.len().is_multiple_of(encoding.unit_len()) => {
            out.extend(bytes);
        }
        Replacement::Bytes(_) => return Err(*fault),
        Replacement::Text(text) => {
            let text = text.as_view();
            // In UTF encodings CPython takes ASCII alone.
            let fits = match encoding {
                Encoding::Latin1 => text.chars().all(|cp| cp < 0x100),
                _ => text.is_ascii(),
            };
            if !fits {
                return Err(*fault);
            }
            with_units!(text, units => encode_run(encoding, units, out));
        }
    }
    Ok(())
}
