//! Attribute access and descriptors.

use crate::error::PyResult;
use crate::objects::class::{lookup, special};
use crate::value::Value;
use crate::vm::Vm;
use std::slice::from_ref;

/// `__getattribute__`, of a class without `__getattr__`
pub(crate) fn get_attribute(vm: &Vm, this: &Value, name: &Value) -> PyResult {
    special::call(vm, this, &vm.names.__getattribute__, from_ref(name))
}

/// `__getattribute__`, then `__getattr__`
pub(crate) fn get_attribute_or_getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
    let method_name = &vm.names.__getattribute__;
    let attribute = this.type_of(vm).lookup(vm, method_name);
    let native = attribute.as_ref().and_then(|attribute| {
        special::native_owner(vm, attribute, this, method_name)?.slots().getattr
    });
    let found = match native {
        // The usual case: no AttributeError is made only to be dropped.
        Some(get) if lookup::is_generic_get(vm, get) => lookup::get_attribute_opt(vm, this, name)?,
        Some(get) => lookup::none_if_missing(vm, get(vm, this, name))?,
        None => {
            let result = special::call(vm, this, method_name, from_ref(name));
            lookup::none_if_missing(vm, result)?
        }
    };
    match found {
        Some(value) => Ok(value),
        None => special::call(vm, this, &vm.names.__getattr__, from_ref(name)),
    }
}

/// `__setattr__` and `__delattr__`
pub(crate) fn set_attribute(
    vm: &Vm,
    this: &Value,
    name: &Value,
    value: Option<&Value>,
) -> PyResult<()> {
    let result = match value {
        Some(value) => {
            let values = [name.clone(), value.clone()];
            special::call(vm, this, &vm.names.__setattr__, &values)
        }
        None => special::call(vm, this, &vm.names.__delattr__, from_ref(name)),
    };
    result.map(drop)
}

/// `__get__`
pub(crate) fn descr_get(
    vm: &Vm,
    this: &Value,
    instance: Option<&Value>,
    owner: &Value,
) -> PyResult {
    let instance = instance.cloned().unwrap_or(Value::NONE);
    let found = special::call_opt(vm, this, &vm.names.__get__, &[instance, owner.clone()])?;
    Ok(found.unwrap_or_else(|| this.clone()))
}

/// `__set__` and `__delete__`
pub(crate) fn descr_set(
    vm: &Vm,
    this: &Value,
    instance: &Value,
    value: Option<&Value>,
) -> PyResult<()> {
    let result = match value {
        Some(value) => {
            let values = [instance.clone(), value.clone()];
            special::call(vm, this, &vm.names.__set__, &values)
        }
        None => special::call(vm, this, &vm.names.__delete__, from_ref(instance)),
    };
    result.map(drop)
}
