//! Sorting values: what `list.sort` and `sorted` do.
//!
//! Where all keys are integers, floats or strings, their order can't depend on Python code
//! and the standard library sorts. Otherwise `merge` compares as CPython does, in the same
//! order, and a comparison that raises leaves a permutation.
//!
//! While they are sorted, the values are plain bits, owned by nobody: nothing is lost or
//! dropped twice, whatever comparisons do (a panic would leak them).

mod merge;
#[cfg(test)]
mod tests;

use crate::error::PyResult;
use crate::object::CompareOp;
use crate::objects::quick;
use crate::objects::str::Str;
use crate::ops;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use std::cmp::Ordering;

/// What is moved about: a value and what it is compared by.
trait Item: Copy {
    fn key(&self) -> RawValue;
}

impl Item for RawValue {
    #[inline(always)]
    fn key(&self) -> RawValue {
        *self
    }
}

#[derive(Clone, Copy)]
struct Keyed {
    key: RawValue,
    value: RawValue,
}

impl Item for Keyed {
    #[inline(always)]
    fn key(&self) -> RawValue {
        self.key
    }
}

/// Sorts values, by `key` if there is one; equal ones keep their order, also in reverse. An
/// error leaves all values there, in some order.
pub fn sort_values(
    vm: &Vm,
    values: &mut Vec<Value>,
    key: Option<&Value>,
    reverse: bool,
) -> PyResult<()> {
    let Some(key) = key else {
        let mut items: Vec<RawValue> = values.drain(..).map(Value::into_raw).collect();
        let result = sort_items(vm, &mut items, reverse);
        // SAFETY: the references went into the bits above, and sorting permutes them.
        values.extend(items.into_iter().map(|item| unsafe { item.into_value_steal() }));
        return result;
    };
    let mut keys = Vec::with_capacity(values.len());
    for value in values.iter() {
        keys.push(ops::call_values(vm, key, std::slice::from_ref(value))?);
    }
    let pairs = keys.into_iter().zip(values.drain(..));
    let pair =
        |(key, value): (Value, Value)| Keyed { key: key.into_raw(), value: value.into_raw() };
    let mut items: Vec<Keyed> = pairs.map(pair).collect();
    let result = sort_items(vm, &mut items, reverse);
    // SAFETY: as above, of values.
    values.extend(items.iter().map(|item| unsafe { item.value.into_value_steal() }));
    // SAFETY: as above, of keys.
    let keys = items.into_iter().map(|item| unsafe { item.key.into_value_steal() });
    keys.for_each(drop);
    result
}

/// What all keys are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    SmallInt,
    /// Without NaNs, which have no order.
    Float,
    Str,
    Other,
}

fn kind_of(key: RawValue) -> Kind {
    if key.is_small_int() {
        Kind::SmallInt
    } else if let Some(x) = key.as_f64() {
        if x.is_nan() { Kind::Other } else { Kind::Float }
    } else if as_str(&key).is_some() {
        Kind::Str
    } else {
        Kind::Other
    }
}

fn as_str(key: &RawValue) -> Option<&Str> {
    // SAFETY: the value is owned by the vector that is being sorted.
    unsafe { key.borrow() }.downcast_exact::<Str>()
}

fn sort_items<T: Item>(vm: &Vm, items: &mut [T], reverse: bool) -> PyResult<()> {
    let Some(first) = items.first() else { return Ok(()) };
    let kind = kind_of(first.key());
    let uniform = kind != Kind::Other && items.iter().all(|item| kind_of(item.key()) == kind);
    if !uniform {
        return sort_any(vm, items, reverse);
    }
    let directed = |ordering: Ordering| if reverse { ordering.reverse() } else { ordering };
    match kind {
        Kind::SmallInt => items.sort_by(|a, b| {
            let [a, b] = [a, b].map(|item| item.key().as_small_int_unchecked());
            directed(a.cmp(&b))
        }),
        Kind::Float => items.sort_by(|a, b| {
            let [a, b] = [a, b].map(|item| item.key().as_f64_unchecked());
            directed(a.partial_cmp(&b).unwrap_or(Ordering::Equal))
        }),
        _ => items.sort_by(|a, b| {
            let (a, b) = (a.key(), b.key());
            directed(as_str(&a).map(Str::view).cmp(&as_str(&b).map(Str::view)))
        }),
    }
    Ok(())
}

/// Sorts by `<`, whatever that is. Reversing before and after keeps equal items in order.
fn sort_any<T: Item>(vm: &Vm, items: &mut [T], reverse: bool) -> PyResult<()> {
    if reverse {
        items.reverse();
    }
    let result = merge::sort(items, |a, b| {
        let (a, b) = (a.key(), b.key());
        // SAFETY: both values are owned by the vector that is being sorted.
        let (a, b) = unsafe { (a.borrow(), b.borrow()) };
        match quick::less(a, b) {
            Some(less) => Ok(less),
            None => ops::compare_bool(vm, a, b, CompareOp::Lt),
        }
    });
    if reverse {
        items.reverse();
    }
    result
}
