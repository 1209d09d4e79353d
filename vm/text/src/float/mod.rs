//! Floats to text and back, rounding, and the pieces of exact ratios.

mod exact;
mod format;
mod hex;
mod parse;
mod repr;
mod round;

#[cfg(test)]
mod tests;

pub use exact::{Decomposed, decompose, integer_ratio, to_integer};
pub use format::{FloatFormat, FloatStyle, format_float};
pub use hex::{HexError, from_hex, to_hex};
pub use parse::{NotANumber, parse_complex, parse_float, parse_float_bytes};
pub(crate) use parse::{is_c_space, trim_c_spaces};
pub use repr::{FloatBuf, repr_complex, repr_f64};
pub use round::{round_half_even, round_half_even_digits};

/// Short ASCII text made on the stack.
pub type NumBuf = smallvec::SmallVec<[u8; 64]>;
