//! Comparing and hashing integers.

use super::IntView;
use crate::value::Value;
use apython_text::hash::{hash_bigint, hash_i64, hash_i128};
use std::cmp::Ordering;

/// The order of two integers.
#[inline]
pub fn compare(a: IntView<'_>, b: IntView<'_>) -> Ordering {
    match (a, b) {
        (IntView::Small(a), IntView::Small(b)) => a.cmp(&b),
        (IntView::Big(a), IntView::Big(b)) => a.cmp(b),
        // A big one is beyond all others.
        (IntView::Big(a), _) => a.cmp0(),
        (_, IntView::Big(b)) => b.cmp0().reverse(),
        (IntView::Wide(a), IntView::Wide(b)) => a.cmp(&b),
        (IntView::Wide(a), IntView::Small(b)) => a.cmp(&i128::from(b)),
        (IntView::Small(a), IntView::Wide(b)) => i128::from(a).cmp(&b),
    }
}

/// The hash of an integer.
#[inline]
pub fn hash(a: IntView<'_>) -> i64 {
    match a {
        IntView::Small(x) => hash_i64(x),
        IntView::Wide(x) => hash_i128(x),
        IntView::Big(x) => hash_bigint(x),
    }
}

/// Whether two values are ints of the same size; `None` if one of them isn't an int.
#[inline]
pub fn equal_values(a: &Value, b: &Value) -> Option<bool> {
    Some(compare(a.as_int_view()?, b.as_int_view()?).is_eq())
}
