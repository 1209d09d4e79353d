//! Escape sequences of string and bytes literals, decoded from the source text: what ruff decodes
//! has no surrogates.

use apython_text::unicode;

/// An escape sequence that means nothing, of which CPython warns.
pub(crate) struct Invalid {
    pub(crate) message: String,
}

impl Invalid {
    /// In f-strings, of a backslash before a brace the tokenizer warns and nothing else does.
    pub(crate) fn is_of_brace(&self) -> bool {
        self.message.ends_with("{'") || self.message.ends_with("}'")
    }
}

/// The literal is wrong: where, counted from the beginning of the text.
pub(crate) struct Malformed(pub(super) usize);

/// Decodes `raw` to UTF-8 with surrogates; `{{` and `}}` are one brace where `braces`.
/// The answer is the first escape sequence that means nothing.
pub(crate) fn decode_text(
    raw: &str,
    braces: bool,
    out: &mut Vec<u8>,
) -> Result<Option<Invalid>, Malformed> {
    let bytes = raw.as_bytes();
    let mut invalid = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'\\' {
            // One brace of two.
            let doubled = braces && matches!(byte, b'{' | b'}') && bytes.get(at + 1) == Some(&byte);
            at += if doubled { 2 } else { 1 };
            out.push(byte);
            continue;
        }
        at += 1;
        let Some(&escaped) = bytes.get(at) else {
            // Before a replacement field.
            out.push(b'\\');
            break;
        };
        match escaped {
            b'x' => at = push_hex(bytes, at, 2, out)?,
            b'u' => at = push_hex(bytes, at, 4, out)?,
            b'U' => at = push_hex(bytes, at, 8, out)?,
            b'N' => at = push_named(raw, at, out)?,
            b'0'..=b'7' => {
                let (value, end) = octal(bytes, at);
                if value > 0o377 {
                    invalid.get_or_insert_with(|| invalid_octal(&bytes[at..end]));
                }
                push_code_point(value, out);
                at = end;
            }
            // The brace is left for what follows: it may be doubled. The tokenizer has warned.
            b'{' | b'}' if braces => out.push(b'\\'),
            _ => at = push_simple(bytes, at, out, &mut invalid),
        }
    }
    Ok(invalid)
}

/// As [`decode_text`], for bytes literals.
pub(crate) fn decode_bytes(raw: &[u8], out: &mut Vec<u8>) -> Result<Option<Invalid>, Malformed> {
    let mut invalid = None;
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        at += 1;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match raw.get(at) {
            Some(b'x') => {
                let value = hex(raw, at + 1, 2).ok_or(Malformed(at - 1))?;
                out.push(value as u8);
                at += 3;
            }
            Some(b'0'..=b'7') => {
                let (value, end) = octal(raw, at);
                if value > 0o377 {
                    invalid.get_or_insert_with(|| invalid_octal(&raw[at..end]));
                }
                out.push(value as u8);
                at = end;
            }
            Some(_) => at = push_simple(raw, at, out, &mut invalid),
            None => return Err(Malformed(at - 1)),
        }
    }
    Ok(invalid)
}

/// The escapes that text and bytes share. `at` is behind the backslash.
fn push_simple(raw: &[u8], at: usize, out: &mut Vec<u8>, invalid: &mut Option<Invalid>) -> usize {
    let escaped = raw[at];
    let byte = match escaped {
        b'\n' => return at + 1,
        b'\\' | b'\'' | b'"' => escaped,
        b'a' => 0x07,
        b'b' => 0x08,
        b'f' => 0x0c,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 0x0b,
        _ => {
            out.push(b'\\');
            if escaped.is_ascii() {
                invalid.get_or_insert_with(|| invalid_escape(escaped));
            }
            // The rest of a character beyond ASCII follows by itself.
            escaped
        }
    };
    out.push(byte);
    at + 1
}

fn push_hex(raw: &[u8], at: usize, digits: usize, out: &mut Vec<u8>) -> Result<usize, Malformed> {
    let value = hex(raw, at + 1, digits).filter(|&value| value <= 0x10_ffff);
    push_code_point(value.ok_or(Malformed(at - 1))?, out);
    Ok(at + 1 + digits)
}

fn push_named(raw: &str, at: usize, out: &mut Vec<u8>) -> Result<usize, Malformed> {
    let wrong = || Malformed(at - 1);
    let rest = raw.get(at + 1..).and_then(|rest| rest.strip_prefix('{')).ok_or_else(wrong)?;
    let end = rest.find('}').ok_or_else(wrong)?;
    let value = unicode::by_name(&rest[..end]).ok_or_else(wrong)?;
    push_code_point(value, out);
    Ok(at + end + 3)
}

fn hex(raw: &[u8], at: usize, digits: usize) -> Option<u32> {
    let digits = raw.get(at..at + digits)?;
    digits
        .iter()
        .try_fold(0, |value: u32, &digit| Some(value << 4 | char::from(digit).to_digit(16)?))
}

/// Up to three digits, of which the first is there.
fn octal(raw: &[u8], at: usize) -> (u32, usize) {
    let digits = raw[at..].iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7'));
    let (mut value, mut end) = (0, at);
    for &digit in digits {
        value = value << 3 | u32::from(digit - b'0');
        end += 1;
    }
    (value, end)
}

/// UTF-8, of surrogates too.
fn push_code_point(value: u32, out: &mut Vec<u8>) {
    match char::from_u32(value) {
        Some(char) => out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()),
        None => out.extend_from_slice(&[
            0xe0 | (value >> 12) as u8,
            0x80 | (value >> 6 & 0x3f) as u8,
            0x80 | (value & 0x3f) as u8,
        ]),
    }
}

pub(super) fn invalid_escape(character: u8) -> Invalid {
    let message = format!("invalid escape sequence '\\{}'", char::from(character));
    Invalid { message }
}

fn invalid_octal(digits: &[u8]) -> Invalid {
    let message = format!("invalid octal escape sequence '\\{}'", digits.escape_ascii());
    Invalid { message }
}
