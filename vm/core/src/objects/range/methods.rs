//! The slots and methods of range.

use super::{Range, index_of, item, iter_of, new_range, of_ints, reverse_iter_of};
use crate::error::{PyResult, Raised};
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::int::{Int, compare, expect_view};
use crate::objects::slice::{Slice, long_indices};
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::hash::TupleHasher;

#[pymethods]
impl Range {
    #[pyslot(new)]
    fn make(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords(vm, "range", args)?;
        let values = args.positional();
        check_positional(vm, "range", values.len(), 1, 3)?;
        let (zero, one) = (Value::from_small_int(0), Value::from_small_int(1));
        let range = match values {
            [stop] => new_range(vm, &zero, stop, &one),
            [start, stop] => new_range(vm, start, stop, &one),
            _ => new_range(vm, &values[0], &values[1], &values[2]),
        };
        Ok(range?.into_value())
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let range = of(this);
        let shown = |value: &Value| Ok(to_string_lossy(&ops::repr(vm, value)?));
        let (start, stop) = (shown(&range.start)?, shown(&range.stop)?);
        Ok(vm.new_str(&if range.step.as_small_int() == Some(1) {
            format!("range({start}, {stop})")
        } else {
            format!("range({start}, {stop}, {})", shown(&range.step)?)
        }))
    }
    /// Equal ranges, which hold the same numbers, have equal hashes.
    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        let range = of(this);
        let (none, len) = (Value::NONE, range.len.as_i64());
        let start = if len == Some(0) { &none } else { &range.start };
        let step = if matches!(len, Some(0 | 1)) { &none } else { &range.step };
        let mut hasher = TupleHasher::new();
        for value in [&range.len, start, step] {
            hasher.add(ops::hash(vm, value)?);
        }
        Ok(hasher.finish())
    }
    #[pyslot(compare)]
    fn compare(_vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<Range>(), other.downcast::<Range>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        Ok(match op {
            CompareOp::Eq => Value::from_bool(equal(a, b)),
            CompareOp::Ne => Value::from_bool(!equal(a, b)),
            _ => Value::NOT_IMPLEMENTED,
        })
    }
    #[pyslot(bool)]
    fn bool(_vm: &Vm, this: &Value) -> PyResult<bool> {
        Ok(!expect_view(&of(this).len).is_zero())
    }
    #[pyslot(len)]
    fn len(vm: &Vm, this: &Value) -> PyResult<usize> {
        of(this)
            .len
            .as_i64()
            .map(|len| len as usize)
            .ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        Ok(iter_of(vm, of(this)))
    }
    #[pyslot(getitem)]
    fn getitem(vm: &Vm, this: &Value, key: &Value) -> PyResult {
        let range = of(this);
        if key.is_int() || key.type_of(vm).slots().index.is_some() {
            let index = ops::index(vm, key)?;
            return item(vm, range, expect_view(&index))
                .ok_or_else(|| vm.index_error("range object index out of range"));
        }
        match key.downcast::<Slice>() {
            Some(slice) => sub_range(vm, range, slice),
            None => Err(vm.type_error(format!(
                "range indices must be integers or slices, not {}",
                key.type_name(vm)
            ))),
        }
    }
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, value: &Value) -> PyResult<bool> {
        if is_plain_int(value) {
            return Ok(index_of(vm, of(this), expect_view(value)).is_some());
        }
        let mut found = false;
        ops::for_each(vm, this, |number| {
            found = ops::equal(vm, &number, value)?;
            Ok(!found)
        })?;
        Ok(found)
    }
    /// Return a reverse iterator.
    #[pymethod("__reversed__(self)", no_text)]
    fn reversed(&self, vm: &Vm) -> Value {
        reverse_iter_of(vm, self)
    }
    /// rangeobject.count(value) -> integer -- return number of occurrences of value
    #[pymethod("count(self, value, /)", no_text)]
    fn count(vm: &Vm, this: &Value, value: &Value) -> PyResult<u64> {
        if is_plain_int(value) {
            return Ok(u64::from(index_of(vm, of(this), expect_view(value)).is_some()));
        }
        let mut count = 0;
        ops::for_each(vm, this, |number| {
            count += u64::from(ops::equal(vm, &number, value)?);
            Ok(true)
        })?;
        Ok(count)
    }
    /// rangeobject.index(value) -> integer -- return index of value.
    /// Raise ValueError if the value is not present.
    #[pymethod("index(self, value, /)", no_text)]
    fn index(vm: &Vm, this: &Value, value: &Value) -> PyResult {
        if is_plain_int(value) {
            return match index_of(vm, of(this), expect_view(value)) {
                Some(index) => Ok(index),
                None => Err(not_in_range(vm, value)?),
            };
        }
        let (mut index, mut found) = (0u64, false);
        ops::for_each(vm, this, |number| {
            found = ops::equal(vm, &number, value)?;
            index += u64::from(!found);
            Ok(!found)
        })?;
        if found {
            return Ok(Value::from_i128(vm, i128::from(index)));
        }
        Err(vm.value_error("sequence.index(x): x not in sequence"))
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
}

fn of(value: &Value) -> &Range {
    value.downcast::<Range>().expect("a slot gets instances of its type")
}

/// Whether the value compares as its number does: an int or bool, but no instance of another
/// subclass, whose `__eq__` must be asked.
fn is_plain_int(value: &Value) -> bool {
    value.is_small_int() || value.is_bool() || value.downcast_exact::<Int>().is_some()
}

/// The same numbers in the same order.
fn equal(a: &Range, b: &Range) -> bool {
    let same = |a: &Value, b: &Value| compare(expect_view(a), expect_view(b)).is_eq();
    same(&a.len, &b.len)
        && match a.len.as_i64() {
            Some(0) => true,
            Some(1) => same(&a.start, &b.start),
            _ => same(&a.start, &b.start) && same(&a.step, &b.step),
        }
}

fn sub_range(vm: &Vm, range: &Range, slice: &Slice) -> PyResult {
    let (start, step) =
        (expect_view(&range.start).to_integer(), expect_view(&range.step).to_integer());
    let bounds = long_indices(vm, slice, expect_view(&range.len).to_integer())?;
    let [from, to, by] = bounds.map(|bound| expect_view(&bound).to_integer());
    let value = |x: rug::Integer| Value::from_integer(vm, x);
    let first = value(from * &step + &start);
    let end = value(to * &step + &start);
    Ok(of_ints(vm, first, end, value(by * step)).into_value())
}

#[cold]
fn not_in_range(vm: &Vm, value: &Value) -> PyResult<Raised> {
    let repr = to_string_lossy(&ops::repr(vm, value)?);
    Ok(vm.value_error(format!("{repr} is not in range")))
}
