//! Attributes.

use crate::error::{PyResult, Raised};
use crate::objects::class::{lookup, reads_generically, special, type_attributes};
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::str::to_string_lossy;
use crate::objects::{instance, module};
use crate::value::Value;
use crate::vm::Vm;

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
    let class = object.type_of(vm);
    let Some(slot) = class.slots().getattr else { return Ok(None) };
    if lookup::is_generic_get(vm, slot) {
        return lookup::get_attribute_opt(vm, object, name);
    }
    if class.is(&vm.types.type_) {
        return type_attributes::get_attribute_opt(vm, object, name);
    }
    let result = if class.is(&vm.types.module) {
        module::get_attribute_opt(vm, object, name)
    } else {
        slot(vm, object, name).map(Some)
    };
    match result {
        Ok(value) => Ok(value),
        Err(raised) => {
            drop(vm.take_exception_if(raised, &vm.exceptions.attribute_error)?);
            Ok(None)
        }
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
    match special::find(vm, object, name)? {
        Some(method) => method.into_bound(vm, object).map(Some),
        None => Ok(None),
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
    let class = object.type_of(vm);
    if reads_generically(vm, class)
        && let Some(attribute) = class.lookup(vm, name)
        && special::takes_receiver(&attribute)
    {
        // Functions are no data descriptors: the object's own attribute comes first.
        return Ok(match instance::load_attribute(vm, object, name) {
            Some(own) => MethodLookup::Bound(own),
            None => MethodLookup::Function(attribute),
        });
    }
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
