//! Numbers to text and back: parsing of random texts, random format specifications.

use crate::batch::Group;
use crate::values::Values;

/// `int` and `float` of texts, most of which are numbers.
pub fn parsing(values: &mut Values) -> Group {
    let (expression, text): (_, fn(&mut Values) -> String) = match values.rng.u32(0..5) {
        0 => ("int(a)", int_text),
        1 => ("[int(a, base) if base != 1 else None for base in (0, 2, 8, 10, 16, 36)]", int_text),
        2 => ("(float(a), float(a).hex())", halfway_text),
        3 => ("float.fromhex(a)", hex_float_text),
        _ => ("(float(a), repr(float(a)))", float_text),
    };
    let cases = (0..values.rng.usize(20..50))
        .map(|_| {
            let text = text(values);
            python_string(&damaged(values, text))
        })
        .collect();
    Group::expression(expression, "a", cases)
}

fn digits(values: &mut Values, count: usize) -> String {
    (0..count).map(|_| char::from(b'0' + values.rng.u8(0..10))).collect()
}

fn sign(values: &mut Values) -> &'static str {
    values.pick(&["", "", "-", "+"])
}

fn int_text(values: &mut Values) -> String {
    let count = if values.chance(80) { values.rng.usize(1..25) } else { values.rng.usize(25..400) };
    let mut text = digits(values, count);
    if values.chance(15) {
        let at = values.rng.usize(0..=text.len());
        text.insert(at, '_');
    }
    if values.chance(20) {
        text.insert_str(0, values.pick(&["0x", "0b", "0o", "0X", "00", "0"]));
    }
    let text = format!("{}{text}", sign(values));
    if values.chance(10) { format!(" {text}\t\n") } else { text }
}

fn float_text(values: &mut Values) -> String {
    let whole = values.rng.usize(0..20);
    let fraction =
        if values.chance(90) { values.rng.usize(0..22) } else { values.rng.usize(0..800) };
    let mut text = format!("{}{}", sign(values), digits(values, whole));
    if fraction > 0 || whole == 0 || values.rng.bool() {
        text.push('.');
        text += &digits(values, fraction.max(usize::from(whole == 0)));
    }
    if values.chance(60) {
        let exponent = match values.rng.u32(0..4) {
            0 => values.rng.i32(-345..=310),
            _ => values.rng.i32(-30..=30),
        };
        text += &format!("{}{exponent}", values.pick(&["e", "E"]));
    }
    text
}

/// Decimals on, and just off, the middle between two doubles: where a reader must not
/// round twice.
fn halfway_text(values: &mut Values) -> String {
    let mantissa = (1u64 << 53) + values.rng.u64(0..1 << 53);
    let exponent = values.rng.i32(-60..=60);
    // (2 * mantissa + 1) * 2**(exponent - 1) is midway between two doubles.
    let odd = u128::from(mantissa) * 2 + 1;
    let mut text = if exponent >= 1 {
        times_power(&odd.to_string(), 2, exponent - 1)
    } else {
        // Dividing by 2**n is multiplying by 5**n and moving the point.
        let places = 1 - exponent;
        format!("{}e-{places}", times_power(&odd.to_string(), 5, places))
    };
    match values.rng.u32(0..3) {
        0 => {}
        1 => {
            let at = text.find('e').unwrap_or(text.len());
            text.insert_str(at, ".0000000000000000000000001");
        }
        _ => {
            let at = text.find('e').unwrap_or(text.len());
            let last = text.as_bytes()[at - 1];
            // The digits end in an odd one: a multiple of 5 or an odd number times 2**n.
            if last > b'0' {
                text.replace_range(at - 1..at, &format!("{}.9999999999", (last - b'1')));
            }
        }
    }
    text
}

/// The decimal digits of a number times `base ** exponent`.
fn times_power(decimal: &str, base: u32, exponent: i32) -> String {
    let mut digits: Vec<u32> = decimal.bytes().rev().map(|d| u32::from(d - b'0')).collect();
    for _ in 0..exponent {
        let mut carry = 0;
        for digit in &mut digits {
            let value = *digit * base + carry;
            *digit = value % 10;
            carry = value / 10;
        }
        if carry > 0 {
            digits.push(carry);
        }
    }
    digits.iter().rev().map(|d| char::from(b'0' + *d as u8)).collect()
}

fn hex_float_text(values: &mut Values) -> String {
    let mut hex = |count: usize| -> String {
        (0..count).map(|_| char::from_digit(values.rng.u32(0..16), 16).expect("a digit")).collect()
    };
    let (whole, fraction) = (hex(2), hex(16));
    let prefix = values.pick(&["0x", "", "-0x", "0X"]);
    let fraction = &fraction[..values.rng.usize(0..=16)];
    match values.rng.u32(0..4) {
        0 => format!("{prefix}{whole}.{fraction}"),
        1 => format!("{prefix}{whole}p{}", values.rng.i32(-1090..=1030)),
        _ => format!("{prefix}{whole}.{fraction}p{}", values.rng.i32(-1090..=1030)),
    }
}

/// Now and then a text with a character too many, or one too few.
fn damaged(values: &mut Values, mut text: String) -> String {
    if values.chance(12) {
        let at = values.rng.usize(0..=text.len());
        let extra = values
            .pick(&["_", " ", "e", ".", "-", "x", "\u{663}", "\u{e9}", "\0", "1", "inf", "__"]);
        text.insert_str(at, extra);
    } else if values.chance(4) && !text.is_empty() {
        text.remove(values.rng.usize(0..text.len()));
    }
    text
}

fn python_string(text: &str) -> String {
    let mut literal = "'".to_owned();
    for c in text.chars() {
        match c {
            '\'' | '\\' => literal.extend(['\\', c]),
            ' '..='~' => literal.push(c),
            c => literal += &format!("\\U{:08x}", c as u32),
        }
    }
    literal + "'"
}

/// `format` with random specifications, and `%` with random conversions.
pub fn formatting(values: &mut Values) -> Group {
    let ints = values.rng.bool();
    let percent = values.chance(35);
    let cases = (0..values.rng.usize(25..60))
        .map(|_| {
            let number = match values.rng.u32(0..12) {
                0 => python_string(values.pick(&["", "text", "\u{e9}t\u{e9}", "12"])),
                1 => values.pick(&["True", "None", "False"]).to_owned(),
                2 => values.any_number(),
                _ if ints => values.int(),
                _ => values.float(),
            };
            let spec = if percent { conversion(values) } else { specification(values) };
            format!("{number}, {}", python_string(&spec))
        })
        .collect();
    let expression = match (percent, values.rng.u32(0..3)) {
        (true, 0) => "b % (a,)",
        (true, _) => "b % a",
        (false, 0) => "('{:' + b + '}').format(a)",
        (false, 1) => "f'{a:{b}}'",
        (false, _) => "format(a, b)",
    };
    Group::expression(expression, "a, b", cases)
}

fn specification(values: &mut Values) -> String {
    let mut spec = String::new();
    if values.chance(30) {
        if values.chance(50) {
            spec += values.pick(&["*", "0", " ", "\u{b7}", "<", "x"]);
        }
        spec += values.pick(&["<", ">", "^", "="]);
    }
    if values.chance(25) {
        spec += values.pick(&["+", "-", " "]);
    }
    if values.chance(4) {
        spec.push('z');
    }
    if values.chance(15) {
        spec.push('#');
    }
    if values.chance(20) {
        spec.push('0');
    }
    if values.chance(40) {
        spec += &values.rng.u32(0..30).to_string();
    }
    if values.chance(25) {
        spec += values.pick(&[",", "_"]);
    }
    if values.chance(40) {
        let precision =
            if values.chance(90) { values.rng.u32(0..20) } else { values.rng.u32(20..120) };
        spec += &format!(".{precision}");
    }
    if values.chance(75) {
        const TYPES: &[&str] =
            &["d", "x", "X", "o", "b", "e", "E", "f", "F", "g", "G", "n", "%", "s", "c", "q"];
        spec += values.pick(TYPES);
    }
    spec
}

fn conversion(values: &mut Values) -> String {
    let mut text = "%".to_owned();
    for flag in ["-", "+", " ", "#", "0"] {
        if values.chance(18) {
            text += flag;
        }
    }
    if values.chance(40) {
        text += &values.rng.u32(1..30).to_string();
    }
    if values.chance(40) {
        text += &format!(".{}", values.rng.u32(0..25));
    }
    const TYPES: &[&str] =
        &["d", "i", "u", "x", "X", "o", "e", "E", "f", "F", "g", "G", "s", "r", "a", "c", "q"];
    text += values.pick(TYPES);
    if values.chance(10) {
        text += "%%|";
    }
    text
}
