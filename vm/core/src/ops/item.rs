//! Containers: `len`, `container[key]`, `item in container`.

use super::{call_special, convert, iter};
use crate::error::{PyResult, Raised};
use crate::object::Type;
use crate::objects::dict::Dict;
use crate::objects::generic;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::value::Value;
use crate::vm::Vm;

/// `len(value)`.
#[inline]
pub fn len(vm: &Vm, value: &Value) -> PyResult<usize> {
    if let Some(len) = len_of_exact(value) {
        return Ok(len);
    }
    match value.type_of(vm).slots().len {
        Some(slot) => slot(vm, value),
        None => Err(no_len(vm, value)),
    }
}

#[inline]
fn len_of_exact(value: &Value) -> Option<usize> {
    if let Some(list) = value.downcast_exact::<List>() {
        return Some(list.len());
    }
    if let Some(tuple) = value.downcast_exact::<Tuple>() {
        return Some(tuple.len());
    }
    if let Some(string) = value.downcast_exact::<Str>() {
        return Some(string.len());
    }
    value.downcast_exact::<Dict>().map(Dict::len)
}

#[cold]
fn no_len(vm: &Vm, value: &Value) -> Raised {
    let class = value.type_name(vm);
    vm.type_error(format!("object of type '{class}' has no len()"))
}

/// `operator.length_hint(value, default)`.
pub fn length_hint(vm: &Vm, value: &Value, default: usize) -> PyResult<usize> {
    if let Some(slot) = value.type_of(vm).slots().len {
        match slot(vm, value) {
            Ok(len) => return Ok(len),
            Err(raised) => drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?),
        }
    }
    let hint = match call_special(vm, value, &vm.names.__length_hint__, &[]) {
        Ok(hint) => hint,
        Err(raised) => {
            drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
            None
        }
    };
    let Some(hint) = hint.filter(|hint| !hint.is_not_implemented()) else {
        return Ok(default);
    };
    if !hint.is_int() {
        let class = hint.type_name(vm);
        let message = format!("__length_hint__ must be an integer, not {class}");
        return Err(vm.type_error(message));
    }
    let hint = convert::size_of_int(vm, &hint)?;
    usize::try_from(hint).map_err(|_| vm.value_error("__length_hint__() should return >= 0"))
}

/// `container[key]`.
#[inline]
pub fn get_item(vm: &Vm, container: &Value, key: &Value) -> PyResult {
    if let Some(index) = key.as_small_int() {
        if let Some(list) = container.downcast_exact::<List>() {
            if let Some(item) = position(index, list.len()).and_then(|index| list.get(index)) {
                return Ok(item);
            }
        } else if let Some(tuple) = container.downcast_exact::<Tuple>()
            && let Some(index) = position(index, tuple.len())
        {
            return Ok(tuple.items()[index].clone());
        }
    }
    match container.type_of(vm).slots().getitem {
        Some(slot) => slot(vm, container, key),
        None => get_item_of_class(vm, container, key),
    }
}

/// The place of an index that may count from the end.
#[inline(always)]
fn position(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index + len as i64 } else { index };
    usize::try_from(index).ok().filter(|&index| index < len)
}

/// `list[int]`: classes are subscripted by their `__class_getitem__`.
#[cold]
fn get_item_of_class(vm: &Vm, container: &Value, key: &Value) -> PyResult {
    let Some(class) = container.downcast::<Type>() else {
        let class = container.type_name(vm);
        return Err(vm.type_error(format!("'{class}' object is not subscriptable")));
    };
    if vm.types.type_.is_value(container) {
        return Ok(generic::alias(vm, container, key));
    }
    match super::get_attr_opt(vm, container, &vm.names.__class_getitem__)? {
        Some(method) if !method.is_none() => {
            super::call_values(vm, &method, std::slice::from_ref(key))
        }
        _ => Err(vm.type_error(format!("type '{}' is not subscriptable", class.name()))),
    }
}

/// `container[key] = value`.
#[inline]
pub fn set_item(vm: &Vm, container: &Value, key: &Value, value: &Value) -> PyResult<()> {
    if let Some(index) = key.as_small_int()
        && let Some(list) = container.downcast_exact::<List>()
        && let Some(index) = position(index, list.len())
    {
        drop(list.replace(index, value.clone()));
        return Ok(());
    }
    match container.type_of(vm).slots().setitem {
        Some(slot) => slot(vm, container, key, Some(value)),
        None => Err(no_item(vm, container, "does not support item assignment")),
    }
}

/// `del container[key]`.
pub fn del_item(vm: &Vm, container: &Value, key: &Value) -> PyResult<()> {
    match container.type_of(vm).slots().setitem {
        Some(slot) => slot(vm, container, key, None),
        None => Err(no_deletion(vm, container, key)),
    }
}

#[cold]
fn no_item(vm: &Vm, container: &Value, what: &str) -> Raised {
    let class = container.type_name(vm);
    vm.type_error(format!("'{class}' object {what}"))
}

/// CPython words this differently for indices of types that have anything of a sequence.
#[cold]
fn no_deletion(vm: &Vm, container: &Value, key: &Value) -> Raised {
    let class = container.type_of(vm);
    let slots = class.slots();
    let is_sequence = class.is_heap_type() || slots.len.is_some() || slots.contains.is_some();
    let not = match is_sequence && key.type_of(vm).slots().index.is_some() {
        true => "doesn't",
        false => "does not",
    };
    no_item(vm, container, &format!("{not} support item deletion"))
}

/// `item in container`.
#[inline]
pub fn contains(vm: &Vm, container: &Value, item: &Value) -> PyResult<bool> {
    match container.type_of(vm).slots().contains {
        Some(slot) => slot(vm, container, item),
        None => iter::contains_by_iteration(vm, container, item),
    }
}
