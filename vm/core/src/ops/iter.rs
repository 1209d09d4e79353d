//! Iteration.

use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::iterators::SequenceIter;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

/// `iter(iterable)`.
pub fn iter(vm: &Vm, iterable: &Value) -> PyResult {
    let class = iterable.type_of(vm);
    let slots = class.slots();
    let Some(slot) = slots.iter else {
        // Only Python classes are sequences by having `__getitem__`: native ones that are
        // sequences say how they are iterated.
        if slots.getitem.is_some() && class.is_heap_type() && !class.flags().dict_subclass {
            let sequence = RefCell::new(iterable.clone());
            return Ok(Ref::new(vm, SequenceIter { sequence, position: Cell::new(0) }).into_value());
        }
        return Err(not_iterable(vm, iterable));
    };
    let iterator = slot(vm, iterable)?;
    if iterator.type_of(vm).slots().next.is_some() {
        return Ok(iterator);
    }
    let class = iterator.type_name(vm);
    Err(vm.type_error(format!("iter() returned non-iterator of type '{class}'")))
}

#[cold]
fn not_iterable(vm: &Vm, iterable: &Value) -> Raised {
    let class = iterable.type_name(vm);
    vm.type_error(format!("'{class}' object is not iterable"))
}

/// The next value of an iterator; `None` at its end (a StopIteration it raises is taken).
#[inline]
pub fn next(vm: &Vm, iterator: &Value) -> PyResult<Option<Value>> {
    match iterator.type_of(vm).slots().next {
        Some(slot) => match slot(vm, iterator) {
            Ok(value) => Ok(value),
            Err(raised) => end_of_iteration(vm, raised),
        },
        None => Err(not_an_iterator(vm, iterator)),
    }
}

#[cold]
fn end_of_iteration(vm: &Vm, raised: Raised) -> PyResult<Option<Value>> {
    drop(vm.take_exception_if(raised, &vm.exceptions.stop_iteration)?);
    Ok(None)
}

#[cold]
fn not_an_iterator(vm: &Vm, iterator: &Value) -> Raised {
    let class = iterator.type_name(vm);
    vm.type_error(format!("'{class}' object is not an iterator"))
}

/// All values of an iterable.
pub fn collect(vm: &Vm, iterable: &Value) -> PyResult<Vec<Value>> {
    if let Some(list) = iterable.downcast_exact::<List>() {
        return Ok(list.to_vec());
    }
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        return Ok(tuple.items().to_vec());
    }
    let iterator = iter(vm, iterable)?;
    // A hint may be wrong; it must not make the VM run out of memory.
    let hint = super::length_hint(vm, iterable, 8)?;
    let mut values = Vec::with_capacity(hint.min(1 << 16));
    while let Some(value) = next(vm, &iterator)? {
        values.push(value);
    }
    Ok(values)
}

/// Calls `f` with each value, until it says false.
pub fn for_each(
    vm: &Vm,
    iterable: &Value,
    mut f: impl FnMut(Value) -> PyResult<bool>,
) -> PyResult<()> {
    if let Some(list) = iterable.downcast_exact::<List>() {
        let mut index = 0;
        // The list may change meanwhile.
        while let Some(value) = list.get(index) {
            if !f(value)? {
                break;
            }
            index += 1;
        }
        return Ok(());
    }
    if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        for value in tuple.items() {
            if !f(value.clone())? {
                break;
            }
        }
        return Ok(());
    }
    let iterator = iter(vm, iterable)?;
    while let Some(value) = next(vm, &iterator)? {
        if !f(value)? {
            break;
        }
    }
    Ok(())
}

/// `item in container` where the container's type doesn't say: compares one by one.
pub fn contains_by_iteration(vm: &Vm, container: &Value, item: &Value) -> PyResult<bool> {
    let iterator = match iter(vm, container) {
        Ok(iterator) => iterator,
        Err(raised) => {
            drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
            let class = container.type_name(vm);
            return Err(vm.type_error(format!("argument of type '{class}' is not iterable")));
        }
    };
    while let Some(value) = next(vm, &iterator)? {
        if super::equal(vm, &value, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}
