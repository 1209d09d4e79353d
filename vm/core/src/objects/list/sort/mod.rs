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
use apython_text::StrView;

/// What is moved about: a value and what it is compared by.
trait Item: Copy {
    /// Whether there is nothing to an item but its key.
    const KEY_ONLY: bool;
    fn key(&self) -> RawValue;
}

impl Item for RawValue {
    const KEY_ONLY: bool = true;
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
    const KEY_ONLY: bool = false;
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
    // Reversing before and after keeps equal items in order.
    if reverse {
        items.reverse();
    }
    let result = sort_ascending(vm, items);
    if reverse {
        items.reverse();
    }
    result
}

fn sort_ascending<T: Item>(vm: &Vm, items: &mut [T]) -> PyResult<()> {
    let Some(first) = items.first() else { return Ok(()) };
    let kind = kind_of(first.key());
    if kind == Kind::Other || !items.iter().all(|item| kind_of(item.key()) == kind) {
        return sort_any(vm, items);
    }
    match kind {
        // Equal integers are the same value: their order doesn't matter.
        Kind::SmallInt if T::KEY_ONLY => {
            items.sort_unstable_by_key(|item| item.key().as_small_int_unchecked());
        }
        Kind::SmallInt => items.sort_by_key(|item| item.key().as_small_int_unchecked()),
        Kind::Float => items.sort_by_key(|item| float_order(item.key().as_f64_unchecked())),
        _ => sort_strings(items),
    }
    Ok(())
}

/// An integer that orders as doubles do, for all but NaNs: integers are compared without
/// branches. The two zeros are equal.
#[inline(always)]
fn float_order(x: f64) -> i64 {
    let bits = (x + 0.0).to_bits() as i64;
    // Of negative numbers, the larger magnitude is the smaller one.
    bits ^ ((bits >> 63) as u64 >> 1) as i64
}

/// Sorts by keys that are all strings. Most are told apart by their first characters, which
/// are brought together for that.
fn sort_strings<T: Item>(items: &mut [T]) {
    #[derive(Clone, Copy)]
    struct Prefixed<T> {
        prefix: u64,
        item: T,
    }
    let is_narrow = |item: &T| {
        as_str(&item.key()).is_some_and(|string| string.view().kind() == apython_text::Kind::Latin1)
    };
    let narrow = items.iter().all(is_narrow);
    let prefixed = items.iter().map(|&item| {
        let prefix = as_str(&item.key()).map_or(0, |string| prefix_of(string.view(), narrow));
        Prefixed { prefix, item }
    });
    let mut prefixed: Vec<Prefixed<T>> = prefixed.collect();
    prefixed.sort_by(|a, b| {
        a.prefix.cmp(&b.prefix).then_with(|| {
            let (a, b) = (a.item.key(), b.item.key());
            as_str(&a).map(Str::view).cmp(&as_str(&b).map(Str::view))
        })
    });
    for (item, sorted) in items.iter_mut().zip(prefixed) {
        *item = sorted.item;
    }
}

/// The first characters as a number, with 0 where there are none: eight of them if all strings
/// are `narrow`, else three. Strings that differ in it are ordered by it.
fn prefix_of(text: StrView<'_>, narrow: bool) -> u64 {
    match text {
        StrView::Latin1(bytes) if narrow => {
            let mut prefix = [0; 8];
            let len = bytes.len().min(8);
            prefix[..len].copy_from_slice(&bytes[..len]);
            u64::from_be_bytes(prefix)
        }
        // A code point has up to 21 bits.
        _ => (0..3).fold(0, |prefix, at| prefix << 21 | u64::from(text.get(at).unwrap_or(0))),
    }
}

/// Sorts by `<`, whatever that is.
fn sort_any<T: Item>(vm: &Vm, items: &mut [T]) -> PyResult<()> {
    merge::sort(items, |a, b| {
        let (a, b) = (a.key(), b.key());
        // SAFETY: both values are owned by the vector that is being sorted.
        let (a, b) = unsafe { (a.borrow(), b.borrow()) };
        match quick::less(a, b) {
            Some(less) => Ok(less),
            None => ops::compare_bool(vm, a, b, CompareOp::Lt),
        }
    })
}
