//! What list and tuple share: subscripts, repetition, searching, comparing, writing out.

use super::construct::out_of_memory;
use super::quick;
use crate::error::{PyResult, Raised};
use crate::object::CompareOp;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;

/// The index that a subscript which isn't a slice stands for; negative ones count from the
/// end. `what` is the name of the type.
#[inline]
pub(crate) fn index(vm: &Vm, key: &Value, what: &str) -> PyResult<i64> {
    if key.is_int() || key.type_of(vm).slots().index.is_some() {
        return ops::index_i64(vm, key);
    }
    Err(wrong_subscript(vm, key, what))
}

#[cold]
fn wrong_subscript(vm: &Vm, key: &Value, what: &str) -> Raised {
    let found = key.type_name(vm);
    vm.type_error(format!("{what} indices must be integers or slices, not {found}"))
}

/// The place of an index in a sequence of this length; beyond it if there is none.
#[inline(always)]
pub(crate) fn place(index: i64, len: usize) -> usize {
    // A negative result becomes a huge number.
    (if index < 0 { index.wrapping_add(len as i64) } else { index }) as usize
}

/// Where a search begins or ends: negative places count from the end.
#[inline]
pub(crate) fn clamp(bound: i64, len: usize) -> usize {
    let from_start = if bound < 0 { bound.saturating_add(len as i64).max(0) } else { bound };
    from_start as usize
}

/// A copy of values: of the bits at once, with references counted for those that need it.
#[inline]
pub(crate) fn copy_values(values: &[Value]) -> Vec<Value> {
    let mut copy = Vec::with_capacity(values.len());
    if values.len() > FEW {
        append_copies(&mut copy, values);
        return copy;
    }
    let to: *mut Value = copy.as_mut_ptr();
    for (k, value) in values.iter().enumerate() {
        // SAFETY: there is room for all of them.
        unsafe { to.add(k).write(value.clone()) };
    }
    // SAFETY: all are written.
    unsafe { copy.set_len(values.len()) };
    copy
}

/// Up to so many values are copied one by one.
const FEW: usize = 16;

/// Appends copies of values, as [`copy_values`] makes them.
#[inline]
pub(crate) fn append_copies(to: &mut Vec<Value>, values: &[Value]) {
    to.reserve(values.len());
    let (chunks, rest) = values.as_chunks::<8>();
    for chunk in chunks {
        if chunk.iter().fold(false, |any, value| any | value.is_heap()) {
            to.extend_from_slice(chunk);
            continue;
        }
        let len = to.len();
        // SAFETY: there is room, and values that aren't on the heap aren't counted.
        unsafe {
            to.as_mut_ptr().add(len).copy_from_nonoverlapping(chunk.as_ptr(), chunk.len());
            to.set_len(len + chunk.len());
        }
    }
    to.extend_from_slice(rest);
}

/// The items a slice selects; the numbers are those of `slice::adjust`.
pub(crate) fn select(items: &[Value], start: isize, step: isize, count: usize) -> Vec<Value> {
    if step == 1 {
        return copy_values(&items[start as usize..][..count]);
    }
    let mut selected: Vec<Value> = Vec::with_capacity(count);
    let to = selected.as_mut_ptr();
    let mut index = start;
    for k in 0..count {
        // SAFETY: there is room for all of them.
        unsafe { to.add(k).write(items[index as usize].clone()) };
        index += step;
    }
    // SAFETY: all are written.
    unsafe { selected.set_len(count) };
    selected
}

/// The items `count` times over.
pub(crate) fn repeat(vm: &Vm, items: &[Value], count: isize) -> PyResult<Vec<Value>> {
    let count = count.max(0) as usize;
    let mut result = Vec::new();
    let Some(len) = items.len().checked_mul(count) else { return Err(out_of_memory(vm)) };
    if result.try_reserve_exact(len).is_err() {
        return Err(out_of_memory(vm));
    }
    match items {
        [item] => result.resize(count, item.clone()),
        _ => (0..count).for_each(|_| append_copies(&mut result, items)),
    }
    Ok(result)
}

/// The place from `start` to `stop` of the first item that equals `item`. `get` says what
/// stands at a place: comparing may change the sequence.
#[inline]
pub(crate) fn position<'a>(
    vm: &Vm,
    item: &Value,
    start: usize,
    stop: usize,
    get: impl Fn(usize) -> Option<&'a Value>,
) -> PyResult<Option<usize>> {
    let mut at = start;
    while at < stop
        && let Some(candidate) = get(at)
    {
        let same = match quick::equal(candidate, item) {
            Some(same) => same,
            None => ops::equal(vm, &candidate.clone(), item)?,
        };
        if same {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

/// How many items equal `item`; `get` as for [`position`].
pub(crate) fn count<'a>(
    vm: &Vm,
    item: &Value,
    get: impl Fn(usize) -> Option<&'a Value>,
) -> PyResult<usize> {
    let (mut count, mut at) = (0, 0);
    while let Some(found) = position(vm, item, at, usize::MAX, &get)? {
        count += 1;
        at = found + 1;
    }
    Ok(count)
}

/// Lexicographic comparison; `a` and `b` say what the items are, now.
#[inline]
pub(crate) fn compare<'a>(
    vm: &Vm,
    op: CompareOp,
    a: impl Fn() -> &'a [Value],
    b: impl Fn() -> &'a [Value],
) -> PyResult {
    let mut at = 0;
    while let (Some(x), Some(y)) = (a().get(at), b().get(at)) {
        let same = match quick::equal(x, y) {
            Some(same) => same,
            None => ops::equal(vm, &x.clone(), &y.clone())?,
        };
        if same {
            at += 1;
            continue;
        }
        // Comparing may have changed the items; these are the ones that differ.
        let (Some(x), Some(y)) = (a().get(at), b().get(at)) else { break };
        return match op {
            CompareOp::Eq => Ok(Value::FALSE),
            CompareOp::Ne => Ok(Value::TRUE),
            _ => ops::compare(vm, &x.clone(), &y.clone(), op),
        };
    }
    Ok(Value::from_bool(op.holds(a().len().cmp(&b().len()))))
}

/// Items between brackets. `get` says what stands at a place: writing an item out may change
/// the sequence.
pub(crate) fn repr_items<'a>(
    vm: &Vm,
    text: &mut StrBuf,
    get: impl Fn(usize) -> Option<&'a Value>,
) -> PyResult<()> {
    let mut at = 0;
    while let Some(item) = get(at) {
        if at > 0 {
            text.push_ascii(", ");
        }
        push_repr(vm, text, &item.clone())?;
        at += 1;
    }
    Ok(())
}

/// Appends `repr(value)`.
pub(crate) fn push_repr(vm: &Vm, text: &mut StrBuf, value: &Value) -> PyResult<()> {
    let repr = ops::repr(vm, value)?;
    text.push_view(repr.as_str_view().expect("a repr is a str"));
    Ok(())
}
