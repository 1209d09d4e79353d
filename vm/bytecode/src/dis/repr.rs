//! `repr` of constants, as CPython writes it.

use std::fmt::Write;
use std::rc::Rc;

use super::printable::is_printable;
use crate::code::{BigInt, Const};
use crate::text::Text;

/// Longer texts are cut: references can make a small file hold a value of any size.
const MAX_LENGTH: usize = 1 << 24;

/// More digits of 15 bits than this are more than the 4,300 decimal ones that Python converts.
const MAX_DECIMAL_DIGITS: usize = 950;

/// What is still to be written.
enum Piece<'a> {
    Item(&'a Const),
    Text(&'static str),
}

/// The repr of a constant. See [`super`] for where it differs from CPython's.
pub fn repr(value: &Const) -> String {
    let mut out = String::new();
    let mut pieces = vec![Piece::Item(value)];
    while let Some(piece) = pieces.pop() {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Item(item) => write_item(item, &mut out, &mut pieces),
        }
        if out.len() > MAX_LENGTH {
            out.push_str("...");
            break;
        }
    }
    out
}

fn write_item<'a>(item: &'a Const, out: &mut String, pieces: &mut Vec<Piece<'a>>) {
    match item {
        Const::None => out.push_str("None"),
        Const::True => out.push_str("True"),
        Const::False => out.push_str("False"),
        Const::Ellipsis => out.push_str("Ellipsis"),
        Const::StopIteration => out.push_str("<class 'StopIteration'>"),
        Const::Int(value) => out.push_str(&value.to_string()),
        Const::BigInt(value) => out.push_str(&big_int(value)),
        Const::Float(value) => out.push_str(&float(*value, true)),
        Const::Complex(real, imag) => out.push_str(&complex(*real, *imag)),
        Const::Str(text) => write_str(text, out),
        Const::Bytes(bytes) => write_bytes(bytes, out),
        Const::Tuple(items) => match &**items {
            [one] => pieces.extend([Piece::Text(",)"), Piece::Item(one), Piece::Text("(")]),
            _ => sequence("(", items, ")", pieces),
        },
        Const::List(items) => sequence("[", items, "]", pieces),
        Const::Set(items) if items.is_empty() => out.push_str("set()"),
        Const::Set(items) => sequence("{", items, "}", pieces),
        Const::FrozenSet(items) if items.is_empty() => out.push_str("frozenset()"),
        Const::FrozenSet(items) => sequence("frozenset({", items, "})", pieces),
        Const::Dict(entries) => {
            pieces.push(Piece::Text("}"));
            for (number, (key, value)) in entries.iter().enumerate().rev() {
                pieces.extend([Piece::Item(value), Piece::Text(": "), Piece::Item(key)]);
                pieces.extend((number > 0).then_some(Piece::Text(", ")));
            }
            pieces.push(Piece::Text("{"));
        }
        Const::Code(code) => {
            let (name, file, line) = (&code.name, &code.filename, code.firstlineno);
            let _ = write!(out, "<code object {name}, file \"{file}\", line {line}>");
        }
    }
}

fn sequence<'a>(
    open: &'static str,
    items: &'a Rc<[Const]>,
    close: &'static str,
    pieces: &mut Vec<Piece<'a>>,
) {
    pieces.push(Piece::Text(close));
    for (number, item) in items.iter().enumerate().rev() {
        pieces.push(Piece::Item(item));
        pieces.extend((number > 0).then_some(Piece::Text(", ")));
    }
    pieces.push(Piece::Text(open));
}

fn big_int(value: &BigInt) -> String {
    let sign = if value.negative { "-" } else { "" };
    if value.digits.len() > MAX_DECIMAL_DIGITS {
        return format!("{sign}0x{}", hexadecimal(&value.digits));
    }
    // Groups of nine decimal digits, the lowest first.
    let mut groups: Vec<u32> = vec![0];
    for &digit in value.digits.iter().rev() {
        let mut carry = u64::from(digit);
        for group in &mut groups {
            let value = u64::from(*group) << 15 | carry;
            *group = (value % 1_000_000_000) as u32;
            carry = value / 1_000_000_000;
        }
        if carry > 0 {
            groups.push(carry as u32);
        }
    }
    let mut text = format!("{sign}{}", groups[groups.len() - 1]);
    for group in groups.iter().rev().skip(1) {
        let _ = write!(text, "{group:09}");
    }
    text
}

fn hexadecimal(digits: &[u16]) -> String {
    let mut bits = 0u32;
    let mut count = 0;
    let mut nibbles = Vec::with_capacity(digits.len() * 4);
    for &digit in digits {
        bits |= u32::from(digit) << count;
        count += 15;
        while count >= 4 {
            nibbles.push(bits & 15);
            bits >>= 4;
            count -= 4;
        }
    }
    nibbles.push(bits);
    let first = nibbles.iter().rposition(|&nibble| nibble != 0).unwrap_or(0);
    let digits = nibbles[..=first].iter().rev();
    digits.filter_map(|&nibble| char::from_digit(nibble, 16)).collect()
}

/// The shortest digits that read back the same, in exponential form outside of 1e-4 to 1e16.
/// `dot_zero`: integers end in `.0`, as they do but for the parts of complex numbers.
fn float(value: f64, dot_zero: bool) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = shortest(value);
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..16).contains(&exponent) {
        let decimals = mantissa.find('.').map_or(0, |dot| mantissa.len() - dot - 1) as i32;
        let mut text = format!("{value:.*}", (decimals - exponent).max(0) as usize);
        if dot_zero && !text.contains('.') {
            text.push_str(".0");
        }
        return text;
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// The shortest digits that read back the same, as `1.5e-7`. Of two equally near, Rust takes the
/// upper, CPython the even ones.
fn shortest(value: f64) -> String {
    let shortest = format!("{value:e}");
    let digits = shortest.bytes().take_while(|&byte| byte != b'e').filter(u8::is_ascii_digit);
    let rounded = format!("{value:.*e}", digits.count() - 1);
    if rounded.parse() == Ok(value) { rounded } else { shortest }
}

fn complex(real: f64, imag: f64) -> String {
    let imaginary = float(imag, false);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{imaginary}j");
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", float(real, false))
}

fn write_str(text: &Text, out: &mut String) {
    let bytes = text.as_bytes();
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    out.push(quote);
    for code in text.chars() {
        match char::from_u32(code) {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) if c == quote || c == '\\' => out.extend(['\\', c]),
            Some(c) if is_printable(code) => out.push(c),
            _ => {
                let _ = match code {
                    0..=0xff => write!(out, "\\x{code:02x}"),
                    0x100..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
        }
    }
    out.push(quote);
}

fn write_bytes(bytes: &[u8], out: &mut String) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    out.push('b');
    out.push(char::from(quote));
    for &byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if byte == quote => out.extend(['\\', char::from(byte)]),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(char::from(quote));
}
