//! slice.

use crate::error::{PyResult, Raised};
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::int;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;
use rug::Integer;

pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

super::native_object!(Slice, SLICE, slice);

impl Vm {
    pub fn new_slice(&self, start: Value, stop: Value, step: Value) -> Value {
        Ref::new(self, Slice { start, stop, step }).into_value()
    }
}

#[pymethods]
impl Slice {
    #[pyslot(new)]
    fn make(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords(vm, "slice", args)?;
        check_positional(vm, "slice", args.positional().len(), 1, 3)?;
        let (none, values) = (Value::NONE, args.positional());
        let (start, stop, step) = match values {
            [stop] => (&none, stop, &none),
            [start, stop] => (start, stop, &none),
            _ => (&values[0], &values[1], &values[2]),
        };
        Ok(vm.new_slice(start.clone(), stop.clone(), step.clone()))
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let slice = of(this);
        let mut text = StrBuf::new();
        text.push_ascii("slice(");
        for (number, value) in [&slice.start, &slice.stop, &slice.step].into_iter().enumerate() {
            if number > 0 {
                text.push_ascii(", ");
            }
            text.push_view(ops::repr(vm, value)?.as_str_view().expect("a repr is a str"));
        }
        text.push_ascii(")");
        Ok(vm.new_str_owned(&text.finish()))
    }
    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        // xxHash's rounds, as for tuples, but without mixing in the length.
        const PRIME_1: u64 = 11_400_714_785_074_694_791;
        const PRIME_2: u64 = 14_029_467_366_897_019_727;
        const PRIME_5: u64 = 2_870_177_450_012_600_261;
        let slice = of(this);
        let mut state = PRIME_5;
        for value in [&slice.start, &slice.stop, &slice.step] {
            let lane = ops::hash(vm, value)? as u64;
            state = state.wrapping_add(lane.wrapping_mul(PRIME_2)).rotate_left(31);
            state = state.wrapping_mul(PRIME_1);
        }
        let hash = state as i64;
        Ok(if hash == -1 { 1_546_275_796 } else { hash })
    }
    /// Slices compare as tuples of their parts do.
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<Slice>(), other.downcast::<Slice>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if this.is(other) {
            return Ok(Value::from_bool(matches!(
                op,
                CompareOp::Eq | CompareOp::Le | CompareOp::Ge
            )));
        }
        let parts = |slice: &Slice| {
            vm.new_tuple(vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()])
        };
        ops::compare(vm, &parts(a), &parts(b), op)
    }
    #[pygetter("start", member)]
    fn start(&self, _vm: &Vm) -> Value {
        self.start.clone()
    }
    #[pygetter("stop", member)]
    fn stop(&self, _vm: &Vm) -> Value {
        self.stop.clone()
    }
    #[pygetter("step", member)]
    fn step(&self, _vm: &Vm) -> Value {
        self.step.clone()
    }
    /// S.indices(len) -> (start, stop, stride)
    ///
    /// Assuming a sequence of length len, calculate the start and stop
    /// indices, and the stride length of the extended slice described by
    /// S. Out of bounds indices are clipped in a manner consistent with the
    /// handling of normal slices.
    #[pymethod("indices(self, len, /)", no_text)]
    fn indices(&self, vm: &Vm, len: &Value) -> PyResult<(Value, Value, Value)> {
        let len = ops::index(vm, len)?;
        let view = int::expect_view(&len);
        if view.is_negative() {
            return Err(vm.value_error("length should not be negative"));
        }
        let [start, stop, step] = long_indices(vm, self, view.to_integer())?;
        Ok((start, stop, step))
    }
}

fn of(value: &Value) -> &Slice {
    value.downcast::<Slice>().expect("a slot gets instances of its type")
}

/// What a slice selects of a sequence of `len` elements: the first index, where it stops, the
/// step and the number of elements. Runs the bounds' `__index__`, so `len` must be asked for
/// afterwards where that could change it: see [`unpack`] and [`adjust`].
#[inline]
pub fn resolve(vm: &Vm, slice: &Slice, len: usize) -> PyResult<(isize, isize, isize, usize)> {
    Ok(adjust(unpack(vm, slice)?, len))
}

/// As [`unpack`] for bounds that are small integers or None, and valid.
#[inline]
pub(crate) fn quick_bounds(
    start: &Value,
    stop: &Value,
    step: &Value,
) -> Option<(isize, isize, isize)> {
    let number = |value: &Value, default: isize| {
        if value.is_none() { Some(default) } else { value.as_small_int().map(|x| x as isize) }
    };
    let step = number(step, 1).filter(|&step| step != 0)?;
    let start = number(start, if step < 0 { isize::MAX } else { 0 })?;
    let stop = number(stop, if step < 0 { isize::MIN } else { isize::MAX })?;
    Some((start, stop, step))
}

/// Start, stop and step as numbers, not yet related to a length.
#[inline]
pub fn unpack(vm: &Vm, slice: &Slice) -> PyResult<(isize, isize, isize)> {
    let step = match bound(vm, &slice.step)? {
        None => 1,
        Some(0) => return Err(zero_step(vm)),
        // So that it can be negated.
        Some(step) => step.max(-isize::MAX),
    };
    let start = bound(vm, &slice.start)?.unwrap_or(if step < 0 { isize::MAX } else { 0 });
    let stop = bound(vm, &slice.stop)?.unwrap_or(if step < 0 { isize::MIN } else { isize::MAX });
    Ok((start, stop, step))
}

/// Relates what [`unpack`] gave to the length of a sequence.
#[inline]
pub fn adjust(
    (start, stop, step): (isize, isize, isize),
    len: usize,
) -> (isize, isize, isize, usize) {
    let len = len as isize;
    // A step back may stop before the first element.
    let (lowest, highest) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |index: isize| {
        if index < 0 {
            let from_end = index + len;
            if from_end < 0 { lowest } else { from_end }
        } else {
            index.min(highest)
        }
    };
    let (start, stop) = (clamp(start), clamp(stop));
    let count = if step < 0 {
        if stop < start { (start - stop - 1).unsigned_abs() / step.unsigned_abs() + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1).unsigned_abs() / step.unsigned_abs() + 1
    } else {
        0
    };
    (start, stop, step, count)
}

/// A bound that isn't None, clamped to the range of `isize`.
#[inline]
fn bound(vm: &Vm, value: &Value) -> PyResult<Option<isize>> {
    if let Some(x) = value.as_small_int() {
        return Ok(Some(x as isize));
    }
    if value.is_none() {
        return Ok(None);
    }
    if !value.is_int() && value.type_of(vm).slots().index.is_none() {
        return Err(not_an_index(vm));
    }
    Ok(Some(ops::index_clamped(vm, value)? as isize))
}

#[cold]
fn zero_step(vm: &Vm) -> Raised {
    vm.value_error("slice step cannot be zero")
}

#[cold]
fn not_an_index(vm: &Vm) -> Raised {
    vm.type_error("slice indices must be integers or None or have an __index__ method")
}

/// The bounds of a slice within a length of any size, as ints.
pub(crate) fn long_indices(vm: &Vm, slice: &Slice, len: Integer) -> PyResult<[Value; 3]> {
    let long = |value: &Value, absent: Integer| -> PyResult<Integer> {
        if value.is_none() { Ok(absent) } else { bound_integer(vm, value) }
    };
    let step = long(&slice.step, Integer::from(1))?;
    if step.is_zero() {
        return Err(zero_step(vm));
    }
    let back = step.is_negative();
    let (lowest, highest) = if back {
        (Integer::from(-1), Integer::from(&len - 1))
    } else {
        (Integer::new(), len.clone())
    };
    let clamp = |index: Integer| {
        if index.is_negative() {
            (index + &len).max(lowest.clone())
        } else {
            index.min(highest.clone())
        }
    };
    let ends = |value: &Value, absent: &Integer| -> PyResult<Integer> {
        if value.is_none() { Ok(absent.clone()) } else { Ok(clamp(bound_integer(vm, value)?)) }
    };
    let start = ends(&slice.start, if back { &highest } else { &lowest })?;
    let stop = ends(&slice.stop, if back { &lowest } else { &highest })?;
    Ok([start, stop, step].map(|x| Value::from_integer(vm, x)))
}

/// A bound that isn't None, in full.
fn bound_integer(vm: &Vm, value: &Value) -> PyResult<Integer> {
    if !value.is_int() && value.type_of(vm).slots().index.is_none() {
        return Err(not_an_index(vm));
    }
    Ok(int::expect_view(&ops::index(vm, value)?).to_integer())
}
