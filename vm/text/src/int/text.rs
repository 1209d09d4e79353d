//! Integers as text.

use super::IntRef;
use crate::float::NumBuf;
use rug::Integer;
use rug::ops::Pow;

/// Appends `str(value)`.
#[inline]
pub fn push_decimal(value: IntRef<'_>, out: &mut NumBuf) {
    let mut buf = itoa::Buffer::new();
    match value {
        IntRef::Small(value) => out.extend_from_slice(buf.format(value).as_bytes()),
        IntRef::Wide(value) => out.extend_from_slice(buf.format(value).as_bytes()),
        IntRef::Big(value) => out.extend_from_slice(value.to_string_radix(10).as_bytes()),
    }
}

/// Appends the digits of `value` to the base `1 << bits` (2, 8 or 16) in small letters, after
/// `-` where it is negative and the prefix (`0b`, `0o`, `0x`) where asked for.
pub fn push_radix(value: IntRef<'_>, bits: u32, prefix: bool, out: &mut NumBuf) {
    debug_assert!(matches!(bits, 1 | 3 | 4));
    if value.is_negative() {
        out.push(b'-');
    }
    if prefix {
        out.extend_from_slice(match bits {
            1 => b"0b",
            3 => b"0o",
            _ => b"0x",
        });
    }
    match value {
        IntRef::Small(value) => push_magnitude(u128::from(value.unsigned_abs()), bits, out),
        IntRef::Wide(value) => push_magnitude(value.unsigned_abs(), bits, out),
        IntRef::Big(value) => {
            out.extend_from_slice(value.as_abs().to_string_radix(1 << bits).as_bytes());
        }
    }
}

fn push_magnitude(value: u128, bits: u32, out: &mut NumBuf) {
    let digits = (128 - value.leading_zeros()).div_ceil(bits).max(1);
    for i in (0..digits).rev() {
        let digit = (value >> (i * bits)) as usize & ((1 << bits) - 1);
        out.push(b"0123456789abcdef"[digit]);
    }
}

/// Whether `value` has more than `limit` decimal digits, without making them: the check of
/// `sys.set_int_max_str_digits`.
pub fn exceeds_decimal_digits(value: IntRef<'_>, limit: usize) -> bool {
    let IntRef::Big(value) = value else {
        let mut digits = NumBuf::new();
        push_decimal(value, &mut digits);
        return digits.len() - usize::from(digits[0] == b'-') > limit;
    };
    // 2^(bits - 1) <= value < 2^bits; a bit is between 0.30102 and 0.30103 digits.
    let bits = u64::from(value.significant_bits());
    let fewest = (bits - 1) * 30_102 / 100_000 + 1;
    let most = bits * 30_103 / 100_000 + 1;
    if most <= limit as u64 {
        return false;
    }
    if fewest > limit as u64 {
        return true;
    }
    *value.as_abs() >= Integer::from(10).pow(limit as u32)
}
