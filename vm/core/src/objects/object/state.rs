//! The state of an object, as pickling and copying see it.

use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::class::mangle;
use crate::objects::dict::Dict;
use crate::objects::instance::attribute_pairs;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// `object.__getstate__()`: the `__dict__`, with what `__slots__` hold if there is any; None if
/// there is nothing.
pub(super) fn state_of(vm: &Vm, object: &Value) -> PyResult {
    let dict = if attribute_pairs(vm, object).is_empty() {
        Value::NONE
    } else {
        ops::get_attr(vm, object, &vm.names.__dict__)?
    };
    let slots = Dict::default();
    for name in slot_names(vm, object)? {
        if let Some(value) = ops::get_attr_opt(vm, object, &name)? {
            slots.insert(vm, &name, value)?;
        }
    }
    if slots.is_empty() {
        return Ok(dict);
    }
    Ok(vm.new_tuple(vec![dict, Ref::new(vm, slots).into_value()]))
}

/// The names in the `__slots__` of the object's classes, mangled: `copyreg._slotnames`.
fn slot_names(vm: &Vm, object: &Value) -> PyResult<Vec<Value>> {
    let mut names = Vec::new();
    for class in object.type_of(vm).mro().iter() {
        let Some(slots) = class.dict().get_interned(&vm.names.__slots__) else {
            continue;
        };
        let slots = if slots.is_str() { vec![slots] } else { ops::collect(vm, &slots)? };
        for slot in slots {
            if slot.is_str() && !slot.str_eq("__dict__") && !slot.str_eq("__weakref__") {
                names.push(mangle(vm, &class.name_value(), &slot));
            }
        }
    }
    Ok(names)
}

/// `object.__reduce_ex__(protocol)`: the class's own `__reduce__` if it has one.
pub(super) fn reduce_ex(vm: &Vm, object: &Value, protocol: i64) -> PyResult {
    let name = &vm.names.__reduce__;
    let own = object.type_of(vm).lookup(vm, name);
    let generic = vm.types.object.lookup(vm, name);
    if let (Some(own), Some(generic)) = (&own, &generic)
        && !own.is(generic)
    {
        return ops::call_method(vm, object, name, &[]);
    }
    reduce(vm, object, protocol)
}

/// How to make the object again, as `copyreg` and `pickle` want it.
pub(super) fn reduce(vm: &Vm, object: &Value, _protocol: i64) -> PyResult {
    let class = object.type_name(vm);
    let message = format!("object.__reduce_ex__ is not supported: cannot pickle '{class}' object");
    Err(vm.not_implemented_error(message))
}
