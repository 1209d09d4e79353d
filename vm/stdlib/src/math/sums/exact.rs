//! Sums and products of doubles without rounding errors, as unevaluated sums of doubles.
//!
//! Shewchuk's partial sums ("Adaptive Precision Floating-Point Arithmetic and Fast Robust
//! Geometric Predicates") and the error-free transformations of Ogita, Rump and Oishi
//! ("Accurate Sum and Dot Product").

use crate::math::libm::fused_multiply_add;

/// Adds `x` to partial sums that don't overlap, smallest first, and leaves the rounding errors
/// there; returns the largest part, for the caller to append.
pub(super) fn add_to_partials(partials: &mut Vec<f64>, mut x: f64) -> f64 {
    let mut kept = 0;
    for i in 0..partials.len() {
        let mut y = partials[i];
        if x.abs() < y.abs() {
            std::mem::swap(&mut x, &mut y);
        }
        let (high, low) = high_and_low(x, y);
        if low != 0.0 {
            partials[kept] = low;
            kept += 1;
        }
        x = high;
    }
    partials.truncate(kept);
    x
}

/// The sum of two doubles, the first one not smaller in magnitude, and its rounding error.
fn high_and_low(x: f64, y: f64) -> (f64, f64) {
    let high = x + y;
    (high, y - (high - x))
}

/// The double nearest to the sum of partial sums, half to even.
pub(super) fn round_partials(partials: &[f64]) -> f64 {
    let mut rest = partials.iter().copied().rev();
    let Some(mut high) = rest.next() else { return 0.0 };
    while let Some(y) = rest.next() {
        let low;
        (high, low) = high_and_low(high, y);
        if low == 0.0 {
            continue;
        }
        // Half a unit may have been rounded the wrong way: what follows says which.
        if rest.next().is_some_and(|next| (low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0)) {
            let doubled = low * 2.0;
            let moved = high + doubled;
            if doubled == moved - high {
                high = moved;
            }
        }
        break;
    }
    high
}

/// The sum and its rounding error; the first is not smaller in magnitude.
#[inline]
pub(super) fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// The sum and its rounding error.
#[inline]
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_part = sum - a;
    (sum, (a - (sum - b_part)) + (b - b_part))
}

/// The product and its rounding error.
#[inline]
fn two_product(x: f64, y: f64) -> (f64, f64) {
    let product = x * y;
    (product, fused_multiply_add(x, y, -product))
}

/// A sum of products in three parts.
#[derive(Clone, Copy, Default)]
pub(super) struct Triple {
    pub(super) high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    pub(super) fn add_product(self, x: f64, y: f64) -> Triple {
        let (product, product_error) = two_product(x, y);
        let (high, high_error) = two_sum(self.high, product);
        let (first, first_error) = two_sum(self.low, product_error);
        let (low, low_error) = two_sum(first, high_error);
        Triple { high, low, tiny: self.tiny + first_error + low_error }
    }
    pub(super) fn to_f64(self) -> f64 {
        let (sum, error) = two_sum(self.low, self.high);
        self.tiny + error + sum
    }
}
