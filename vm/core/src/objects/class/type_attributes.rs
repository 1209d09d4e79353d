//! Attribute access on classes: like that on objects, but the class's own attributes are those
//! of its whole resolution order, and they are bound to the class.

use super::lookup::{attribute_error, none_if_missing};
use super::slot_table;
use crate::error::{PyResult, Raised};
use crate::object::{Ref, Type};
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::Vm;

/// A value that is known to be a class.
pub(crate) fn as_type(value: &Value) -> Ref<Type> {
    value.to_ref::<Type>().expect("a class")
}

/// `type.__getattribute__(class, name)`
pub(crate) fn get_attribute(vm: &Vm, class: &Value, name: &Value) -> PyResult {
    match find_attribute(vm, class, name)? {
        Some(value) => Ok(value),
        None => Err(no_attribute(vm, class, name)),
    }
}

/// As [`get_attribute`]; `None` where that raises AttributeError.
pub(crate) fn get_attribute_opt(vm: &Vm, class: &Value, name: &Value) -> PyResult<Option<Value>> {
    let found = find_attribute(vm, class, name);
    match found {
        Ok(found) => Ok(found),
        Err(raised) => none_if_missing(vm, Err(raised)),
    }
}

fn find_attribute(vm: &Vm, object: &Value, name: &Value) -> PyResult<Option<Value>> {
    let metaclass = object.type_of(vm);
    let meta_attribute = metaclass.lookup(vm, name);
    let meta_get = meta_attribute.as_ref().and_then(|attribute| {
        let slots = attribute.type_of(vm).slots();
        Some((slots.descr_get?, slots.descr_set.is_some()))
    });
    if let (Some(attribute), Some((get, true))) = (&meta_attribute, meta_get) {
        let owner = metaclass.to_value();
        return get(vm, attribute, Some(object), &owner).map(Some);
    }
    if let Some(attribute) = as_type(object).lookup(vm, name) {
        return match attribute.type_of(vm).slots().descr_get {
            Some(get) => get(vm, &attribute, None, object).map(Some),
            None => Ok(Some(attribute)),
        };
    }
    match (&meta_attribute, meta_get) {
        (Some(attribute), Some((get, _))) => {
            let owner = metaclass.to_value();
            get(vm, attribute, Some(object), &owner).map(Some)
        }
        _ => Ok(meta_attribute),
    }
}

/// Raises "type object 'C' has no attribute 'name'".
#[cold]
pub(crate) fn no_attribute(vm: &Vm, class: &Value, name: &Value) -> Raised {
    let text = to_string_lossy(name);
    let message = format!("type object '{}' has no attribute '{text}'", as_type(class).name());
    attribute_error(vm, class, name, &message)
}

/// `type.__setattr__(class, name, value)`, or `__delattr__` if there is no value.
pub(crate) fn set_attribute(
    vm: &Vm,
    object: &Value,
    name: &Value,
    value: Option<&Value>,
) -> PyResult<()> {
    let class = as_type(object);
    if !class.is_heap_type() {
        let name = vm_repr(vm, name)?;
        let message = format!("cannot set {name} attribute of immutable type '{}'", class.name());
        return Err(vm.type_error(message));
    }
    if let Some(attribute) = object.type_of(vm).lookup(vm, name)
        && let Some(set) = attribute.type_of(vm).slots().descr_set
    {
        return set(vm, &attribute, object, value);
    }
    if !change_dict(vm, &class, name, value) {
        let text = to_string_lossy(name);
        let message = format!("type object '{}' has no attribute '{text}'", class.name());
        return Err(vm.raise_message(&vm.exceptions.attribute_error, &message));
    }
    Ok(())
}

fn vm_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    crate::ops::repr(vm, value).map(|text| to_string_lossy(&text))
}

/// Changes an entry of a class's dict and everything that depends on it: versions, caches, and
/// the slots of the class and its subclasses. False if an entry to be deleted isn't there.
pub(crate) fn change_dict(vm: &Vm, class: &Ref<Type>, name: &Value, value: Option<&Value>) -> bool {
    // What is displaced is dropped when everything is in order again.
    let old = match value {
        Some(value) => {
            let old = class.dict().get_interned(name);
            class.dict().set_interned(name, value.clone());
            old
        }
        None => match class.dict().remove_interned(name) {
            None => return false,
            old => old,
        },
    };
    class.modified(vm, Some(name));
    slot_table::update_for_name(vm, class, name);
    drop(old);
    true
}
