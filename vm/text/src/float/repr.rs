//! `repr(float)`: the shortest digits that read back as the same number.

use super::NumBuf;

/// Room for the `repr` of any float.
pub struct FloatBuf {
    shortest: zmij::Buffer,
    fixed: [u8; 28],
}

impl FloatBuf {
    #[inline]
    pub fn new() -> FloatBuf {
        FloatBuf { shortest: zmij::Buffer::new(), fixed: [0; 28] }
    }
}

impl Default for FloatBuf {
    fn default() -> Self {
        FloatBuf::new()
    }
}

/// `repr(x)`. The text is ASCII.
#[inline]
pub fn repr_f64(x: f64, buf: &mut FloatBuf) -> &str {
    if !x.is_finite() {
        return non_finite(x);
    }
    let magnitude = x.abs();
    if (1e-4..1e16).contains(&magnitude) || magnitude == 0.0 {
        // Here the two notations agree: fixed point, at least one digit on each side.
        return buf.shortest.format_finite(x);
    }
    exponential(x, buf)
}

fn non_finite(x: f64) -> &'static str {
    if x.is_nan() {
        "nan"
    } else if x > 0.0 {
        "inf"
    } else {
        "-inf"
    }
}

/// Numbers that Python writes with an exponent: of at least two digits, always signed. The
/// crate's text has one digit, no plus in some versions, and is in fixed point for 1e-5.
fn exponential(x: f64, buf: &mut FloatBuf) -> &str {
    let text = buf.shortest.format_finite(x);
    let shortest = Shortest::parse(text);
    let mut out = NumBuf::new();
    if x < 0.0 {
        out.push(b'-');
    }
    let digits = shortest.digits();
    out.push(digits[0]);
    if digits.len() > 1 {
        out.push(b'.');
        out.extend_from_slice(&digits[1..]);
    }
    push_exponent(&mut out, b'e', shortest.point - 1);
    let room = &mut buf.fixed[..out.len()];
    room.copy_from_slice(&out);
    std::str::from_utf8(room).expect("digits are ASCII")
}

/// Appends `e+NN`: the sign always, two digits at least.
pub(super) fn push_exponent(out: &mut NumBuf, letter: u8, exponent: i32) {
    out.push(letter);
    out.push(if exponent < 0 { b'-' } else { b'+' });
    if exponent.abs() < 10 {
        out.push(b'0');
    }
    out.extend_from_slice(itoa::Buffer::new().format(exponent.unsigned_abs()).as_bytes());
}

/// Digits without leading or trailing zeros and the position of the decimal point among them:
/// the value is 0.DIGITS times 10 to `point`. Zero is the digit 0 with the point after it.
pub(super) struct Shortest {
    buf: [u8; 20],
    len: usize,
    pub point: i32,
}

impl Shortest {
    pub fn of(magnitude: f64) -> Shortest {
        Shortest::parse(zmij::Buffer::new().format_finite(magnitude))
    }

    #[inline]
    pub fn digits(&self) -> &[u8] {
        &self.buf[..self.len]
    }

    /// From any usual notation.
    fn parse(text: &str) -> Shortest {
        let (mut buf, mut len, mut point) = ([0; 20], 0, 0);
        let mut after_point = false;
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        for byte in mantissa.bytes() {
            match byte {
                b'0'..=b'9' => {
                    if len > 0 || byte != b'0' {
                        buf[len] = byte;
                        len += 1;
                        point += i32::from(!after_point);
                    } else {
                        point -= i32::from(after_point);
                    }
                }
                b'.' => after_point = true,
                _ => {}
            }
        }
        point += exponent.parse::<i32>().expect("an exponent");
        while len > 0 && buf[len - 1] == b'0' {
            len -= 1;
        }
        if len == 0 {
            (buf[0], len, point) = (b'0', 1, 1);
        }
        Shortest { buf, len, point }
    }
}

/// `repr(complex)`.
pub fn repr_complex(real: f64, imag: f64, out: &mut NumBuf) {
    let mut buf = FloatBuf::new();
    let mut push = |x: f64, sign: bool, out: &mut NumBuf| {
        let text = repr_f64(x, &mut buf);
        if sign && !text.starts_with('-') {
            out.push(b'+');
        }
        out.extend_from_slice(text.strip_suffix(".0").unwrap_or(text).as_bytes());
    };
    if real == 0.0 && real.is_sign_positive() {
        push(imag, false, out);
        out.push(b'j');
        return;
    }
    out.push(b'(');
    push(real, false, out);
    push(imag, true, out);
    out.extend_from_slice(b"j)");
}
