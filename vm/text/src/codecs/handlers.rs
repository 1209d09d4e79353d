//! The built-in error handlers.

use super::encode::push_wide;
use super::{DecodeHandler, EncodeHandler, Encoding, Fault, Replacement};
use crate::repr::push_backslash_escape;
use crate::unicode;
use crate::view::{StrBuf, StrView, is_surrogate, push_wtf8};
use std::fmt::Write as _;

/// Built-in handlers of decoding.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum DecodeErrors {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    SurrogateEscape,
    SurrogatePass,
}

impl DecodeErrors {
    pub fn by_name(name: &str) -> Option<DecodeErrors> {
        Some(match name {
            "strict" => DecodeErrors::Strict,
            "ignore" => DecodeErrors::Ignore,
            "replace" => DecodeErrors::Replace,
            "backslashreplace" => DecodeErrors::BackslashReplace,
            "surrogateescape" => DecodeErrors::SurrogateEscape,
            "surrogatepass" => DecodeErrors::SurrogatePass,
            _ => return None,
        })
    }
}

impl DecodeHandler for DecodeErrors {
    type Error = Fault;

    fn handle(&mut self, fault: &Fault, input: &[u8], out: &mut StrBuf) -> Result<usize, Fault> {
        let bytes = &input[fault.start..fault.end];
        match self {
            DecodeErrors::Strict => return Err(*fault),
            DecodeErrors::Ignore => {}
            DecodeErrors::Replace => out.push(0xFFFD),
            DecodeErrors::BackslashReplace => {
                bytes.iter().for_each(|&byte| push_backslash_escape(u32::from(byte), out));
            }
            DecodeErrors::SurrogateEscape => {
                let high = bytes.iter().take(4).take_while(|b| !b.is_ascii()).count();
                if high == 0 {
                    return Err(*fault);
                }
                bytes[..high].iter().for_each(|&byte| out.push(0xDC00 + u32::from(byte)));
                return Ok(fault.start + high);
            }
            DecodeErrors::SurrogatePass => {
                let (cp, len) = surrogate(fault.encoding, &input[fault.start..]).ok_or(*fault)?;
                out.push(cp);
                return Ok(fault.start + len);
            }
        }
        Ok(fault.end)
    }
}

/// The surrogate that `bytes` begin with, and its length.
fn surrogate(encoding: Encoding, bytes: &[u8]) -> Option<(u32, usize)> {
    let (cp, len) = match (encoding, bytes) {
        (Encoding::Utf8, &[0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, ..]) => {
            (0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F), 3)
        }
        (Encoding::Utf16 | Encoding::Utf16Le, &[a, b, ..]) => {
            (u32::from(u16::from_le_bytes([a, b])), 2)
        }
        (Encoding::Utf16Be, &[a, b, ..]) => (u32::from(u16::from_be_bytes([a, b])), 2),
        (Encoding::Utf32 | Encoding::Utf32Le, &[a, b, c, d, ..]) => {
            (u32::from_le_bytes([a, b, c, d]), 4)
        }
        (Encoding::Utf32Be, &[a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 4),
        _ => return None,
    };
    is_surrogate(cp).then_some((cp, len))
}

/// Built-in handlers of encoding.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum EncodeErrors {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
}

impl EncodeErrors {
    pub fn by_name(name: &str) -> Option<EncodeErrors> {
        Some(match name {
            "strict" => EncodeErrors::Strict,
            "ignore" => EncodeErrors::Ignore,
            "replace" => EncodeErrors::Replace,
            "backslashreplace" => EncodeErrors::BackslashReplace,
            "xmlcharrefreplace" => EncodeErrors::XmlCharRefReplace,
            "namereplace" => EncodeErrors::NameReplace,
            "surrogateescape" => EncodeErrors::SurrogateEscape,
            "surrogatepass" => EncodeErrors::SurrogatePass,
            _ => return None,
        })
    }
}

impl EncodeHandler for EncodeErrors {
    type Error = Fault;

    fn handle(&mut self, fault: &Fault, text: StrView<'_>) -> Result<(Replacement, usize), Fault> {
        let cps = text.slice(fault.start, fault.end).chars();
        let mut bytes = Vec::new();
        let mut shown = StrBuf::new();
        match self {
            EncodeErrors::Strict => return Err(*fault),
            EncodeErrors::Ignore => {}
            EncodeErrors::Replace => shown.push_repeated(u32::from('?'), cps.len()),
            EncodeErrors::BackslashReplace => {
                cps.for_each(|cp| push_backslash_escape(cp, &mut shown));
            }
            EncodeErrors::XmlCharRefReplace => {
                cps.for_each(|cp| write!(shown, "&#{cp};").expect("a buffer takes all"));
            }
            EncodeErrors::NameReplace => cps.for_each(|cp| match unicode::name(cp) {
                Some(name) => write!(shown, "\\N{{{name}}}").expect("a buffer takes all"),
                None => push_backslash_escape(cp, &mut shown),
            }),
            EncodeErrors::SurrogateEscape => {
                for (i, cp) in cps.enumerate() {
                    if !(0xDC80..=0xDCFF).contains(&cp) {
                        return Err(Fault { start: fault.start + i, ..*fault });
                    }
                    bytes.push(cp as u8);
                }
                return Ok((Replacement::Bytes(bytes), fault.end));
            }
            EncodeErrors::SurrogatePass => {
                for cp in cps {
                    match fault.encoding {
                        Encoding::Latin1 | Encoding::Ascii => return Err(*fault),
                        _ if !is_surrogate(cp) => return Err(*fault),
                        Encoding::Utf8 => push_wtf8(&mut bytes, cp),
                        encoding => push_wide(encoding, cp, &mut bytes),
                    }
                }
                return Ok((Replacement::Bytes(bytes), fault.end));
            }
        }
        Ok((Replacement::Text(shown.finish()), fault.end))
    }
}
