//! Attributes.

use crate::error::{PyResult, Raised};
use crate::object::Type;
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::Vm;
use std::ptr::fn_addr_eq;

/// Whether reading attributes of the class's instances follows the rules of `object`.
#[inline]
pub(super) fn reads_generically(vm: &Vm, class: &Type) -> bool {
    match (class.slots().getattr, vm.types.object.slots().getattr) {
        (Some(slot), Some(generic)) => fn_addr_eq(slot, generic),
        _ => false,
    }
}

/// `getattr(object, name)`; the name is interned.
#[inline]
pub fn get_attr(vm: &Vm, object: &Value, name: &Value) -> PyResult {
    let result = match object.type_of(vm).slots().getattr {
        Some(slot) => slot(vm, object, name),
        None => Err(no_attributes(vm, object, name)),
    };
    result.map_err(|raised| with_context(vm, raised, object, name))
}

#[cold]
fn no_attributes(vm: &Vm, object: &Value, name: &Value) -> Raised {
    let (class, name) = (object.type_name(vm), to_string_lossy(name));
    let message = format!("'{class}' object has no attribute '{name}'");
    vm.raise_message(&vm.exceptions.attribute_error, &message)
}

/// Notes in an AttributeError which attribute of what is missing, unless it says so already.
#[cold]
fn with_context(vm: &Vm, raised: Raised, object: &Value, name: &Value) -> Raised {
    if !vm.pending_is(&raised, &vm.exceptions.attribute_error) {
        return raised;
    }
    let error = vm.take_exception(raised);
    if let Some(payload) = error.downcast::<Exception>() {
        let mut fields = payload.fields.borrow_mut();
        // `name` and `obj`, in the order AttributeError declares them.
        if fields.iter().take(2).all(Value::is_unbound_or_none) {
            let len = fields.len().max(2);
            fields.resize(len, Value::UNBOUND);
            fields[0] = name.clone();
            fields[1] = object.clone();
        }
    }
    vm.raise_as_is(error)
}

impl Value {
    fn is_unbound_or_none(&self) -> bool {
        self.is_unbound() || self.is_none()
    }
}

/// As `get_attr`; `None` where it raises AttributeError, which isn't made if that can be helped.
#[inline]
pub fn get_attr_opt(vm: &Vm, object: &Value, name: &Value) -> PyResult<Option<Value>> {
    match object.type_of(vm).slots().getattr {
        Some(slot) => match slot(vm, object, name) {
            Ok(value) => Ok(Some(value)),
            Err(raised) => {
                drop(vm.take_exception_if(raised, &vm.exceptions.attribute_error)?);
                Ok(None)
            }
        },
        None => Ok(None),
    }
}

/// `setattr(object, name, value)`; the name is interned.
#[inline]
pub fn set_attr(vm: &Vm, object: &Value, name: &Value, value: &Value) -> PyResult<()> {
    match object.type_of(vm).slots().setattr {
        Some(slot) => slot(vm, object, name, Some(value)),
        None => Err(no_attributes(vm, object, name)),
    }
}

/// `delattr(object, name)`; the name is interned.
pub fn del_attr(vm: &Vm, object: &Value, name: &Value) -> PyResult<()> {
    match object.type_of(vm).slots().setattr {
        Some(slot) => slot(vm, object, name, None),
        None => Err(no_attributes(vm, object, name)),
    }
}

/// The special method `name` of the object's type, bound to the object.
pub fn lookup_special(vm: &Vm, object: &Value, name: &Value) -> PyResult<Option<Value>> {
    let class = object.type_of(vm);
    let Some(attribute) = class.lookup(vm, name) else { return Ok(None) };
    match attribute.type_of(vm).slots().descr_get {
        Some(get) => get(vm, &attribute, Some(object), &class.to_value()).map(Some),
        None => Ok(Some(attribute)),
    }
}

/// What stands behind `object.name` when it is about to be called.
pub enum MethodLookup {
    /// A function of the object's class, which takes the object as its first argument.
    Function(Value),
    /// Any other attribute.
    Bound(Value),
}

/// `object.name` for a call, without making a bound method where that can be helped.
pub fn get_method(vm: &Vm, object: &Value, name: &Value) -> PyResult<MethodLookup> {
    get_attr(vm, object, name).map(MethodLookup::Bound)
}

/// An attribute's name as a program gave it, interned: TypeError unless it is a str.
pub fn attribute_name(vm: &Vm, name: &Value) -> PyResult {
    if name.is_str() {
        return Ok(vm.intern_value(name));
    }
    let found = name.type_name(vm);
    Err(vm.type_error(format!("attribute name must be string, not '{found}'")))
}

/// `dir(object)`: a sorted list.
pub fn dir(vm: &Vm, object: &Value) -> PyResult {
    let Some(names) = super::call_special(vm, object, &vm.names.__dir__, &[])? else {
        return Err(vm.type_error("object does not provide __dir__"));
    };
    let names = vm.new_list(super::collect(vm, &names)?);
    debug_assert!(names.downcast_exact::<List>().is_some());
    super::call_method(vm, &names, &vm.intern("sort"), &[])?;
    Ok(names)
}
