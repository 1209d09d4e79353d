//! Comparing doubles with integers of any size, exactly, and hashing them.

use crate::object::CompareOp;
use crate::objects::int::IntView;
use crate::ops;
use crate::value::Value;
use std::cmp::Ordering;

/// Up to here doubles represent all integers.
const EXACT: u64 = 1 << 53;

/// The order of a double and an integer; `None` for a NaN.
#[inline]
pub fn compare_int(x: f64, y: IntView<'_>) -> Option<Ordering> {
    match y {
        IntView::Small(y) if y.unsigned_abs() <= EXACT => x.partial_cmp(&(y as f64)),
        IntView::Small(y) => compare_i64(x, y),
        _ => y.as_operand().with(|y| Some(y.partial_cmp(&x)?.reverse())),
    }
}

fn compare_i64(x: f64, y: i64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if x.is_nan() {
        return None;
    }
    if x >= LIMIT {
        return Some(Ordering::Greater);
    }
    if x < -LIMIT {
        return Some(Ordering::Less);
    }
    let whole = x.trunc();
    // Equal whole parts: the fraction, which has the sign of `x`, decides.
    Some((whole as i64).cmp(&y).then_with(|| x.total_cmp(&whole)))
}

/// `x op other`; `None` if the other value is neither a float nor an int.
#[inline]
pub fn compare_value(x: f64, other: &Value, op: CompareOp) -> Option<bool> {
    let ordering = match other.as_float() {
        Some(y) => x.partial_cmp(&y),
        None => compare_int(x, other.as_int_view()?),
    };
    Some(op.holds_partial(ordering))
}

/// The hash of a double that is (a part of) `object`, by whose identity NaNs are hashed.
#[inline]
pub fn hash(x: f64, object: &Value) -> i64 {
    apython_text::hash::hash_f64(x).unwrap_or_else(|| ops::hash_identity(object))
}
