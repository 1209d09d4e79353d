//! The bounds that searches in str and bytes take.

use crate::error::{PyResult, Raised};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::search::clip;
use std::ops::Range;

/// What `start` and `end` select of a string of this length: None leaves a bound open. `None`
/// where the start is beyond the end.
#[inline]
pub(crate) fn search_range(
    vm: &Vm,
    start: &Value,
    end: &Value,
    len: usize,
) -> PyResult<Option<Range<usize>>> {
    if start.is_none() && end.is_none() {
        return Ok(Some(0..len));
    }
    let (start, end) = (bound(vm, start)?, bound(vm, end)?);
    Ok(clip(start, end, len))
}

fn bound(vm: &Vm, value: &Value) -> PyResult<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.is_int() || value.type_of(vm).slots().index.is_some() {
        return ops::index_clamped(vm, value).map(Some);
    }
    Err(not_an_index(vm))
}

#[cold]
fn not_an_index(vm: &Vm) -> Raised {
    vm.type_error("slice indices must be integers or None or have an __index__ method")
}
