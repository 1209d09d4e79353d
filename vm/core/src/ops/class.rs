//! `isinstance` and `issubclass`.

use super::{attr, call};
use crate::error::{PyResult, Raised};
use crate::object::Type;
use crate::value::Value;
use crate::vm::Vm;

/// `isinstance(object, class)`.
pub fn is_instance(vm: &Vm, object: &Value, class: &Value) -> PyResult<bool> {
    if object.type_of(vm).is_value(class) {
        return Ok(true);
    }
    if class.type_of(vm).is(&vm.types.type_) {
        return real_is_instance(vm, object, class);
    }
    if let Some(classes) = class.as_tuple_items() {
        vm.check_native_stack_in(" in __instancecheck__")?;
        for class in classes {
            if is_instance(vm, object, class)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match check_hook(vm, class, &vm.names.__instancecheck__, object, " in __instancecheck__")? {
        Some(truth) => Ok(truth),
        None => real_is_instance(vm, object, class),
    }
}

/// The answer of the class's own `__instancecheck__` or `__subclasscheck__`.
fn check_hook(
    vm: &Vm,
    class: &Value,
    name: &Value,
    argument: &Value,
    what: &'static str,
) -> PyResult<Option<bool>> {
    vm.check_native_stack_in(what)?;
    match call::call_special(vm, class, name, std::slice::from_ref(argument))? {
        Some(result) => super::is_true(vm, &result).map(Some),
        None => Ok(None),
    }
}

/// What `type.__instancecheck__` says: by the type, else by the `__class__` the object shows.
pub fn real_is_instance(vm: &Vm, object: &Value, class: &Value) -> PyResult<bool> {
    let actual = object.type_of(vm);
    if let Some(class) = class.to_ref::<Type>() {
        if actual.is_subtype_of(&class) {
            return Ok(true);
        }
        return match shown_class(vm, object)? {
            Some(shown) if !actual.is_value(&shown) => {
                Ok(shown.downcast::<Type>().is_some_and(|shown| shown.is_subtype_of(&class)))
            }
            _ => Ok(false),
        };
    }
    let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    check_class(vm, class, message)?;
    match attr::get_attr_opt(vm, object, &vm.names.__class__)? {
        Some(shown) => abstract_is_subclass(vm, &shown, class),
        None => Ok(false),
    }
}

/// `object.__class__` where a class defines it to be something other than the type.
fn shown_class(vm: &Vm, object: &Value) -> PyResult<Option<Value>> {
    let class = object.type_of(vm);
    if attr::reads_generically(vm, class) {
        let name = &vm.names.__class__;
        let inherited = class.lookup(vm, name);
        let of_object = vm.types.object.lookup(vm, name);
        if let (Some(inherited), Some(of_object)) = (inherited, of_object)
            && inherited.is(&of_object)
        {
            return Ok(None);
        }
    }
    attr::get_attr_opt(vm, object, &vm.names.__class__)
}

/// `issubclass(class, of)`.
pub fn is_subclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    if of.type_of(vm).is(&vm.types.type_) {
        return if class.is(of) { Ok(true) } else { real_is_subclass(vm, class, of) };
    }
    if let Some(classes) = of.as_tuple_items() {
        vm.check_native_stack_in(" in __subclasscheck__")?;
        for of in classes {
            if is_subclass(vm, class, of)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match check_hook(vm, of, &vm.names.__subclasscheck__, class, " in __subclasscheck__")? {
        Some(truth) => Ok(truth),
        None => real_is_subclass(vm, class, of),
    }
}

/// What `type.__subclasscheck__` says: by resolution order, or along `__bases__` for what
/// isn't a type.
pub fn real_is_subclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    if let (Some(class), Some(of)) = (class.downcast::<Type>(), of.to_ref::<Type>()) {
        return Ok(class.is_subtype_of(&of));
    }
    check_class(vm, class, "issubclass() arg 1 must be a class")?;
    let message = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    check_class(vm, of, message)?;
    abstract_is_subclass(vm, class, of)
}

/// `__bases__`, if it is a tuple.
fn bases(vm: &Vm, class: &Value) -> PyResult<Option<Value>> {
    let bases = attr::get_attr_opt(vm, class, &vm.names.__bases__)?;
    Ok(bases.filter(|bases| bases.as_tuple_items().is_some()))
}

fn check_class(vm: &Vm, class: &Value, message: &str) -> PyResult<()> {
    if class.to_ref::<Type>().is_some() || bases(vm, class)?.is_some() {
        return Ok(());
    }
    Err(refuse(vm, message))
}

#[cold]
fn refuse(vm: &Vm, message: &str) -> Raised {
    vm.type_error(message)
}

fn abstract_is_subclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    vm.check_native_stack_in(" in __issubclass__")?;
    if class.is(of) {
        return Ok(true);
    }
    let Some(bases) = bases(vm, class)? else { return Ok(false) };
    for base in bases.as_tuple_items().unwrap_or_default() {
        if abstract_is_subclass(vm, base, of)? {
            return Ok(true);
        }
    }
    Ok(false)
}
