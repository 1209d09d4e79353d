//! range and its iterators.
//!
//! A range whose bounds fit `i64` is iterated by [`RangeIter`], which the execution loop
//! advances itself; others by [`LongRangeIter`].

mod iter;
mod methods;
#[cfg(test)]
mod tests;

use super::int::{self, IntView, expect_view};
use crate::error::PyResult;
use crate::object::Ref;
use crate::ops;
use crate::value::{SMALL_INT_MAX, SMALL_INT_MIN, Value};
use crate::vm::Vm;
use rug::Integer;
use rug::ops::DivRounding;
use std::cell::{Cell, RefCell};

/// A range. The bounds are ints of any size, and no instances of subclasses.
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
    /// How many values are left, if they all are small ints, so that they need no check.
    pub small_remaining: Cell<u64>,
    /// How many values are left otherwise.
    pub other_remaining: Cell<u64>,
}

super::native_object!(RangeIter, RANGE_ITERATOR, range_iterator);

impl RangeIter {
    fn of(start: i64, step: i64, remaining: u64, small: bool) -> RangeIter {
        let (small, other) = if small { (remaining, 0) } else { (0, remaining) };
        RangeIter {
            next: Cell::new(start),
            step,
            small_remaining: Cell::new(small),
            other_remaining: Cell::new(other),
        }
    }
    /// How many values are left.
    pub(crate) fn remaining(&self) -> u64 {
        self.small_remaining.get() + self.other_remaining.get()
    }
    /// An iterator from small ints; none if the step is zero.
    #[inline]
    pub(crate) fn of_small(start: i64, stop: i64, step: i64) -> Option<RangeIter> {
        let remaining = match step {
            0 => return None,
            1 => (stop - start).max(0),
            2.. => (stop - start + (step - 1)).max(0) / step,
            _ => (start - stop + (-step - 1)).max(0) / -step,
        };
        Some(RangeIter::of(start, step, remaining as u64, true))
    }
}

/// An iterator over any range.
pub struct LongRangeIter {
    pub next: RefCell<Integer>,
    pub step: Integer,
    pub remaining: RefCell<Integer>,
}

super::native_object!(LongRangeIter, LONGRANGE_ITERATOR, longrange_iterator);

/// `range(start, stop, step)` of values that need not be ints yet.
pub fn new_range(vm: &Vm, start: &Value, stop: &Value, step: &Value) -> PyResult<Ref<Range>> {
    let start = bound(vm, start)?;
    let stop = bound(vm, stop)?;
    let step = bound(vm, step)?;
    if expect_view(&step).is_zero() {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(of_ints(vm, start, stop, step))
}

#[inline]
fn bound(vm: &Vm, value: &Value) -> PyResult {
    if value.is_small_int() {
        return Ok(value.clone());
    }
    Ok(int::to_exact(vm, &ops::index(vm, value)?))
}

/// A range of exact ints, the step not zero.
fn of_ints(vm: &Vm, start: Value, stop: Value, step: Value) -> Ref<Range> {
    let len = count(vm, expect_view(&start), expect_view(&stop), expect_view(&step));
    Ref::new(vm, Range { start, stop, step, len })
}

/// How many numbers there are from `start` on before `stop`.
fn count(vm: &Vm, start: IntView<'_>, stop: IntView<'_>, step: IntView<'_>) -> Value {
    if let (IntView::Small(start), IntView::Small(stop), IntView::Small(step)) = (start, stop, step)
    {
        return Value::from_i128(vm, i128::from(count_i64(start, stop, step)));
    }
    let (start, stop, step) = (start.to_integer(), stop.to_integer(), step.to_integer());
    let distance = if step.is_negative() { start - stop } else { stop - start };
    if !distance.is_positive() {
        return Value::from_small_int(0);
    }
    Value::from_integer(vm, distance.div_ceil(step.abs()))
}

/// As `count`. The step isn't zero.
#[inline]
pub fn count_i64(start: i64, stop: i64, step: i64) -> u64 {
    let forward = if step > 0 { start < stop } else { start > stop };
    if forward { (start.abs_diff(stop) - 1) / step.unsigned_abs() + 1 } else { 0 }
}

/// Whether a [`RangeIter`] will do: what CPython asks before it takes its own fast iterator.
#[inline]
fn fits_fast_iter(stop: i64, step: i64, len: u64) -> bool {
    if len > i64::MAX as u64 {
        return false;
    }
    let end = if step > 0 { stop.checked_add(step - 1) } else { stop.checked_add(step + 1) };
    len == 0 || end.is_some()
}

/// `iter(range)`.
#[inline]
pub fn iter_of(vm: &Vm, range: &Range) -> Value {
    let (start, stop) = (expect_view(&range.start), expect_view(&range.stop));
    if let (IntView::Small(start), IntView::Small(stop), IntView::Small(step)) =
        (start, stop, expect_view(&range.step))
    {
        let len = count_i64(start, stop, step);
        if fits_fast_iter(stop, step, len) {
            return RangeIter::new(vm, start, step, len).into_value();
        }
    }
    let iter = LongRangeIter {
        next: RefCell::new(start.to_integer()),
        step: expect_view(&range.step).to_integer(),
        remaining: RefCell::new(expect_view(&range.len).to_integer()),
    };
    Ref::new(vm, iter).into_value()
}

/// `reversed(range)`.
fn reverse_iter_of(vm: &Vm, range: &Range) -> Value {
    let len = expect_view(&range.len);
    let (start, step) = (expect_view(&range.start), expect_view(&range.step));
    if let (IntView::Small(start), IntView::Small(stop), IntView::Small(step), Some(len)) =
        (start, expect_view(&range.stop), step, len.to_i128())
        && let Some(back) = step.checked_neg()
        && fits_fast_iter(stop, step, len as u64)
    {
        let last = i128::from(start) + (len - 1) * i128::from(step);
        // An empty range has no last value, and its iterator no use for one.
        let last = if len == 0 { start } else { last as i64 };
        return RangeIter::new(vm, last, back, len as u64).into_value();
    }
    let (step, len) = (step.to_integer(), len.to_integer());
    let last = start.to_integer() + Integer::from(&len - 1) * &step;
    let iter =
        LongRangeIter { next: RefCell::new(last), step: -step, remaining: RefCell::new(len) };
    Ref::new(vm, iter).into_value()
}

/// The number at an index, which may count from the end; `None` beyond either.
fn item(vm: &Vm, range: &Range, index: IntView<'_>) -> Option<Value> {
    let len = expect_view(&range.len);
    let (start, step) = (expect_view(&range.start), expect_view(&range.step));
    if let (
        IntView::Small(index),
        IntView::Small(len),
        IntView::Small(start),
        IntView::Small(step),
    ) = (index, len, start, step)
    {
        let index = if index < 0 { index + len } else { index };
        let inside = (0..len).contains(&index);
        let value = || i128::from(start) + i128::from(index) * i128::from(step);
        return inside.then(|| Value::from_i128(vm, value()));
    }
    let len = len.to_integer();
    let mut index = index.to_integer();
    if index.is_negative() {
        index += &len;
    }
    if index.is_negative() || index >= len {
        return None;
    }
    Some(Value::from_integer(vm, start.to_integer() + index * step.to_integer()))
}

/// The index of an integer in the range.
fn index_of(vm: &Vm, range: &Range, value: IntView<'_>) -> Option<Value> {
    let views = (expect_view(&range.start), expect_view(&range.stop), expect_view(&range.step));
    if let (
        IntView::Small(value),
        (IntView::Small(start), IntView::Small(stop), IntView::Small(step)),
    ) = (value, views)
    {
        let inside =
            if step > 0 { start <= value && value < stop } else { stop < value && value <= start };
        let distance = start.abs_diff(value);
        let step = step.unsigned_abs();
        return (inside && distance % step == 0)
            .then(|| Value::from_i128(vm, i128::from(distance / step)));
    }
    let (start, step) = (views.0.to_integer(), views.2.to_integer());
    let (index, remainder) = (value.to_integer() - start).div_rem_floor(step);
    let inside = !index.is_negative() && index < expect_view(&range.len).to_integer();
    (remainder.is_zero() && inside).then(|| Value::from_integer(vm, index))
}

impl RangeIter {
    #[inline]
    pub fn new(vm: &Vm, start: i64, step: i64, len: u64) -> Ref<RangeIter> {
        let last = i128::from(start) + i128::from(step) * (i128::from(len) - 1).max(0);
        let inline = SMALL_INT_MIN..=SMALL_INT_MAX;
        let small =
            inline.contains(&start) && i64::try_from(last).is_ok_and(|last| inline.contains(&last));
        Ref::new(vm, RangeIter::of(start, step, len, small))
    }
    /// The next number.
    #[inline]
    pub fn advance(&self) -> Option<i64> {
        let small = self.small_remaining.get();
        if small > 0 {
            self.small_remaining.set(small - 1);
        } else {
            self.other_remaining.set(self.other_remaining.get().checked_sub(1)?);
        }
        let next = self.next.get();
        // Beyond the last number the sum may overflow; nobody sees it.
        self.next.set(next.wrapping_add(self.step));
        Some(next)
    }
}
