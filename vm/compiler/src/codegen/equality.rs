//! Which constants are one element of a set: Python's `==`, by which `1`, `1.0` and `True` are
//! the same.

use std::rc::Rc;

use apython_bytecode::{BigInt, Const, Text};
use rustc_hash::FxHashSet;

/// What constants that are equal have in common.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Key {
    None,
    Ellipsis,
    Int(i64),
    BigInt(Rc<BigInt>),
    /// The bits of a float that is no integer.
    Float(u64),
    Complex(u64, u64),
    Str(Text),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Key>),
    /// Equal to nothing else: a NaN, or what no literal makes. The number is its own.
    Other(usize),
}

impl Key {
    /// `unique` differs from that of every other constant that this one is compared with.
    pub(super) fn of(value: &Const, unique: usize) -> Key {
        match value {
            Const::None => Key::None,
            Const::Ellipsis => Key::Ellipsis,
            Const::True => Key::Int(1),
            Const::False => Key::Int(0),
            Const::Int(value) => Key::Int(*value),
            Const::BigInt(value) => Key::BigInt(value.clone()),
            Const::Float(value) => Key::of_float(*value, unique),
            Const::Complex(real, imag) if *imag == 0.0 => Key::of_float(*real, unique),
            Const::Complex(real, imag) if real.is_nan() || imag.is_nan() => Key::Other(unique),
            // Adding zero makes negative zero positive.
            Const::Complex(real, imag) => Key::Complex((real + 0.0).to_bits(), imag.to_bits()),
            Const::Str(text) => Key::Str(text.clone()),
            Const::Bytes(bytes) => Key::Bytes(bytes.clone()),
            Const::Tuple(items) => {
                Key::Tuple(items.iter().map(|item| Key::of(item, unique)).collect())
            }
            _ => Key::Other(unique),
        }
    }

    fn of_float(value: f64, unique: usize) -> Key {
        if value.is_nan() {
            return Key::Other(unique);
        }
        if value.is_infinite() || value.fract() != 0.0 {
            return Key::Float(value.to_bits());
        }
        match integer(value) {
            Const::Int(value) => Key::Int(value),
            Const::BigInt(value) => Key::BigInt(value),
            _ => Key::Other(unique),
        }
    }
}

/// A float without a fraction as an integer.
fn integer(value: f64) -> Const {
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1075;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    if exponent <= 0 {
        return Const::Int(value as i64);
    }
    let (whole, shift) = (exponent / 15, exponent % 15);
    let mut rest = u128::from(mantissa) << shift;
    let mut digits = vec![0; whole as usize];
    while rest > 0 {
        digits.push((rest & 0x7fff) as u16);
        rest >>= 15;
    }
    BigInt { negative: value < 0.0, digits }.into_const()
}

/// The first of each group of equal constants.
pub(super) fn distinct(mut values: Vec<Const>) -> Vec<Const> {
    let mut seen = FxHashSet::default();
    let mut unique = 0;
    values.retain(|value| {
        unique += 1;
        seen.insert(Key::of(value, unique))
    });
    values
}
