//! Attribute access by the rules of `object`: data descriptors of the type, the object's own
//! attributes, other attributes of the type.

use crate::error::{PyResult, Raised};
use crate::object::{GetAttrFn, SetAttrFn};
use crate::objects::exception::Exception;
use crate::objects::instance;
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::Vm;

/// Whether this is the slot of classes that don't define how attributes are read.
#[inline]
pub(crate) fn is_generic_get(vm: &Vm, slot: GetAttrFn) -> bool {
    vm.types.object.slots().getattr.is_some_and(|generic| std::ptr::fn_addr_eq(slot, generic))
}

/// Whether this is the slot of classes that don't define how attributes are set.
#[inline]
pub(crate) fn is_generic_set(vm: &Vm, slot: SetAttrFn) -> bool {
    vm.types.object.slots().setattr.is_some_and(|generic| std::ptr::fn_addr_eq(slot, generic))
}

/// `object.__getattribute__(object, name)`
pub(crate) fn get_attribute(vm: &Vm, object: &Value, name: &Value) -> PyResult {
    match find_attribute(vm, object, name)? {
        Some(value) => Ok(value),
        None => Err(no_attribute(vm, object, name)),
    }
}

/// As [`get_attribute`]; `None` where that raises AttributeError, which is only made if a
/// descriptor raises it.
pub(crate) fn get_attribute_opt(vm: &Vm, object: &Value, name: &Value) -> PyResult<Option<Value>> {
    match find_attribute(vm, object, name) {
        Ok(value) => Ok(value),
        Err(raised) => ignore_missing(vm, raised),
    }
}

/// The attribute, unless neither the object nor its type has it. Descriptors may raise
/// AttributeError.
#[inline]
pub(crate) fn find_attribute(vm: &Vm, object: &Value, name: &Value) -> PyResult<Option<Value>> {
    let class = object.type_of(vm);
    let Some(attribute) = class.lookup(vm, name) else {
        return Ok(instance::load_attribute(vm, object, name));
    };
    let slots = attribute.type_of(vm).slots();
    let get = slots.descr_get;
    if slots.descr_set.is_none()
        && let Some(value) = instance::load_attribute(vm, object, name)
    {
        return Ok(Some(value));
    }
    match get {
        Some(get) => {
            let owner = class.to_value();
            get(vm, &attribute, Some(object), &owner).map(Some)
        }
        // A data descriptor without `__get__` stands behind the object's own attributes.
        None if attribute.type_of(vm).slots().descr_set.is_some() => {
            Ok(Some(instance::load_attribute(vm, object, name).unwrap_or(attribute)))
        }
        None => Ok(Some(attribute)),
    }
}

/// `object.__setattr__(object, name, value)`, or `__delattr__` if there is no value.
pub(crate) fn set_attribute(
    vm: &Vm,
    object: &Value,
    name: &Value,
    value: Option<&Value>,
) -> PyResult<()> {
    let attribute = object.type_of(vm).lookup(vm, name);
    if let Some(attribute) = &attribute
        && let Some(set) = attribute.type_of(vm).slots().descr_set
    {
        return set(vm, attribute, object, value);
    }
    match value {
        Some(value) => {
            if instance::store_attribute(vm, object, name, value.clone()) {
                return Ok(());
            }
        }
        None => {
            if instance::remove_attribute(vm, object, name).is_some() {
                return Ok(());
            }
        }
    }
    let class = object.type_of(vm);
    let text = to_string_lossy(name);
    let message = if attribute.is_some() && !class.flags().has_dict {
        format!("'{}' object attribute '{text}' is read-only", class.name())
    } else {
        format!("'{}' object has no attribute '{text}'", class.name())
    };
    Err(vm.raise_message(&vm.exceptions.attribute_error, &message))
}

/// Raises "'C' object has no attribute 'name'".
#[cold]
pub(crate) fn no_attribute(vm: &Vm, object: &Value, name: &Value) -> Raised {
    let class = object.type_name(vm);
    let text = to_string_lossy(name);
    attribute_error(vm, object, name, &format!("'{class}' object has no attribute '{text}'"))
}

/// Raises AttributeError with `name` and `obj`.
#[cold]
pub(crate) fn attribute_error(vm: &Vm, object: &Value, name: &Value, message: &str) -> Raised {
    let class = &vm.exceptions.attribute_error;
    let exception = crate::objects::exception::new(vm, class, vec![vm.new_str(message)]);
    let payload = exception.downcast::<Exception>().expect("an exception");
    // `name` and `obj`, as AttributeError declares them.
    *payload.fields.borrow_mut() = vec![name.clone(), object.clone()];
    vm.raise(exception)
}

/// `None` in place of an AttributeError.
pub(crate) fn none_if_missing(vm: &Vm, result: PyResult) -> PyResult<Option<Value>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(raised) => ignore_missing(vm, raised),
    }
}

#[cold]
fn ignore_missing(vm: &Vm, raised: Raised) -> PyResult<Option<Value>> {
    drop(vm.take_exception_if(raised, &vm.exceptions.attribute_error)?);
    Ok(None)
}
