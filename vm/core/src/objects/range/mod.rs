//! range and its iterators.

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// A range. The bounds are ints of any size.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// An int.
    pub len: Value,
}

super::native_object!(Range, RANGE, range);

/// An iterator over a range whose values all fit `i64`; the execution loop advances it itself.
#[repr(C)]
pub struct RangeIter {
    pub next: Cell<i64>,
    pub step: i64,
    /// How many values are left.
    pub remaining: Cell<u64>,
    /// Whether all values are small ints, so that they need no check.
    pub small: bool,
}

super::native_object!(RangeIter, RANGE_ITERATOR, range_iterator);

/// An iterator over any range.
pub struct LongRangeIter {
    pub next: std::cell::RefCell<rug::Integer>,
    pub step: rug::Integer,
    pub remaining: std::cell::RefCell<rug::Integer>,
}

super::native_object!(LongRangeIter, LONGRANGE_ITERATOR, longrange_iterator);

impl RangeIter {
    pub fn new(vm: &Vm, start: i64, step: i64, len: u64) -> Ref<RangeIter> {
        let last = i128::from(start) + i128::from(step) * (i128::from(len) - 1).max(0);
        let inline = |x: i128| {
            x >= i128::from(crate::value::SMALL_INT_MIN)
                && x <= i128::from(crate::value::SMALL_INT_MAX)
        };
        let small = inline(i128::from(start)) && inline(last);
        Ref::new(vm, RangeIter { next: Cell::new(start), step, remaining: Cell::new(len), small })
    }
}
