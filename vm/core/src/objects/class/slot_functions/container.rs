//! Iteration, items, lengths.

use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::class::special;
use crate::objects::iterators::SequenceIter;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::slice::from_ref;

#[cold]
fn refuse(vm: &Vm, this: &Value, what: &str) -> crate::error::Raised {
    vm.type_error(format!("'{}' object is not {what}", this.type_name(vm)))
}

/// `__iter__`; without it, iteration by `__getitem__`
pub(crate) fn iter(vm: &Vm, this: &Value) -> PyResult {
    let class = this.type_of(vm);
    match class.lookup(vm, &vm.names.__iter__) {
        Some(method) if method.is_none() => Err(refuse(vm, this, "iterable")),
        Some(method) => special::from_attribute(vm, method, this)?.call(vm, this, &[]),
        None if class.lookup(vm, &vm.names.__getitem__).is_some() => Ok(Ref::new(
            vm,
            SequenceIter { sequence: RefCell::new(this.clone()), position: Cell::new(0) },
        )
        .into_value()),
        None => Err(refuse(vm, this, "iterable")),
    }
}

/// `__next__`. A StopIteration is left on its way, since it may carry a value.
pub(crate) fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
    special::call(vm, this, &vm.names.__next__, &[]).map(Some)
}

/// `__len__`
pub(crate) fn len(vm: &Vm, this: &Value) -> PyResult<usize> {
    let result = special::call(vm, this, &vm.names.__len__, &[])?;
    let result = ops::index(vm, &result)?;
    if result.as_int_view().is_some_and(|length| length.is_negative()) {
        return Err(vm.value_error("__len__() should return >= 0"));
    }
    match result.as_i64() {
        Some(length) => Ok(length as usize),
        None => {
            let found = result.type_name(vm);
            let message = format!("cannot fit '{found}' into an index-sized integer");
            Err(vm.overflow_error(message))
        }
    }
}

/// `__getitem__`
pub(crate) fn get_item(vm: &Vm, this: &Value, key: &Value) -> PyResult {
    special::call(vm, this, &vm.names.__getitem__, from_ref(key))
}

/// `__setitem__` and `__delitem__`
pub(crate) fn set_item(vm: &Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let result = match value {
        Some(value) => {
            let values = [key.clone(), value.clone()];
            special::call(vm, this, &vm.names.__setitem__, &values)
        }
        None => special::call(vm, this, &vm.names.__delitem__, from_ref(key)),
    };
    result.map(drop)
}

/// `__contains__`
pub(crate) fn contains(vm: &Vm, this: &Value, item: &Value) -> PyResult<bool> {
    match this.type_of(vm).lookup(vm, &vm.names.__contains__) {
        Some(method) if method.is_none() => Err(refuse(vm, this, "a container")),
        Some(method) => {
            let method = special::from_attribute(vm, method, this)?;
            let result = method.call(vm, this, from_ref(item))?;
            ops::is_true(vm, &result)
        }
        None => ops::contains_by_iteration(vm, this, item),
    }
}
