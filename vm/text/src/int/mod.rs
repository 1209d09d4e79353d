//! Integers to text and back, to floats, and their quotients as floats.

mod convert;
mod parse;
mod text;

#[cfg(test)]
mod tests;

use rug::Integer;

pub use convert::{DivideError, int_sqrt, scale_half_even, to_f64, true_divide};
pub use parse::{ParseIntError, parse_int, parse_int_bytes};
pub use text::{exceeds_decimal_digits, push_decimal, push_radix};

/// An integer in the narrowest form that holds it; the forms do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    /// Outside 64 bits.
    Wide(i128),
    /// Outside 128 bits.
    Big(Integer),
}

/// A borrowed integer, in any form that holds it.
#[derive(Copy, Clone, Debug)]
pub enum IntRef<'a> {
    Small(i64),
    Wide(i128),
    Big(&'a Integer),
}

impl Int {
    #[inline]
    pub fn borrow(&self) -> IntRef<'_> {
        match self {
            Int::Small(value) => IntRef::Small(*value),
            Int::Wide(value) => IntRef::Wide(*value),
            Int::Big(value) => IntRef::Big(value),
        }
    }
}

impl From<i64> for Int {
    #[inline]
    fn from(value: i64) -> Int {
        Int::Small(value)
    }
}

impl From<i128> for Int {
    #[inline]
    fn from(value: i128) -> Int {
        match i64::try_from(value) {
            Ok(small) => Int::Small(small),
            Err(_) => Int::Wide(value),
        }
    }
}

impl From<Integer> for Int {
    fn from(value: Integer) -> Int {
        match value.to_i128() {
            Some(fits) => Int::from(fits),
            None => Int::Big(value),
        }
    }
}

impl<'a> From<&'a Int> for IntRef<'a> {
    fn from(value: &'a Int) -> IntRef<'a> {
        value.borrow()
    }
}

impl From<i64> for IntRef<'_> {
    fn from(value: i64) -> Self {
        IntRef::Small(value)
    }
}

impl<'a> From<&'a Integer> for IntRef<'a> {
    fn from(value: &'a Integer) -> Self {
        IntRef::Big(value)
    }
}

impl IntRef<'_> {
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Wide(value) => value < 0,
            IntRef::Big(value) => value.cmp0().is_lt(),
        }
    }

    pub fn to_integer(self) -> Integer {
        match self {
            IntRef::Small(value) => Integer::from(value),
            IntRef::Wide(value) => Integer::from(value),
            IntRef::Big(value) => value.clone(),
        }
    }

    /// The value where 64 bits hold it.
    #[inline]
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(value),
            IntRef::Wide(value) => i64::try_from(value).ok(),
            IntRef::Big(value) => value.to_i64(),
        }
    }
}
