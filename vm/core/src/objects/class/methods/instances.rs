//! `type.__instancecheck__` and `type.__subclasscheck__`: what `isinstance` and `issubclass`
//! come down to where no metaclass interferes.

use crate::error::{PyResult, Raised};
use crate::object::Type;
use crate::objects::class::reads_generically;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// Whether `object` is an instance of `class`, or says so by its `__class__`.
pub fn is_real_instance(vm: &Vm, object: &Value, class: &Value) -> PyResult<bool> {
    if let Some(class) = class.to_ref::<Type>() {
        let own = object.type_of(vm);
        if own.is_subtype_of(&class) {
            return Ok(true);
        }
        if !may_say_otherwise(vm, own) {
            return Ok(false);
        }
        let said = ops::get_attr_opt(vm, object, &vm.names.__class__)?;
        let said = said.and_then(|said| said.to_ref::<Type>());
        return Ok(said.is_some_and(|said| said.is_subtype_of(&class)));
    }
    let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    check_class(vm, class, message)?;
    match ops::get_attr_opt(vm, object, &vm.names.__class__)? {
        Some(said) => is_abstract_subclass(vm, &said, class),
        None => Ok(false),
    }
}

/// Whether instances of the class may have a `__class__` other than their type.
fn may_say_otherwise(vm: &Vm, class: &Type) -> bool {
    let name = &vm.names.__class__;
    let usual = vm.types.object.lookup(vm, name);
    let own = class.lookup(vm, name);
    !reads_generically(vm, class)
        || !matches!((own, usual), (Some(own), Some(usual)) if own.is(&usual))
}

/// Whether `class` derives from `of`, by its resolution order or, for what isn't a class but
/// has `__bases__`, by those.
pub fn is_real_subclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    if let (Some(class), Some(of)) = (class.downcast::<Type>(), of.to_ref::<Type>()) {
        return Ok(class.is_subtype_of(&of));
    }
    check_class(vm, class, "issubclass() arg 1 must be a class")?;
    check_class(vm, of, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
    is_abstract_subclass(vm, class, of)
}

/// The `__bases__` of what is to pass for a class: a tuple.
fn abstract_bases(vm: &Vm, class: &Value) -> PyResult<Option<Value>> {
    let bases = ops::get_attr_opt(vm, class, &vm.names.__bases__)?;
    Ok(bases.filter(|bases| bases.as_tuple_items().is_some()))
}

fn check_class(vm: &Vm, class: &Value, message: &str) -> PyResult<()> {
    match abstract_bases(vm, class)? {
        Some(_) => Ok(()),
        None => Err(refuse(vm, message)),
    }
}

#[cold]
fn refuse(vm: &Vm, message: &str) -> Raised {
    vm.type_error(message)
}

fn is_abstract_subclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    vm.check_native_stack_in(" in __subclasscheck__")?;
    let mut class = class.clone();
    loop {
        if class.is(of) {
            return Ok(true);
        }
        let Some(bases) = abstract_bases(vm, &class)? else {
            return Ok(false);
        };
        match bases.as_tuple_items().expect("a tuple") {
            [] => return Ok(false),
            [base] => class = base.clone(),
            bases => {
                for base in bases {
                    if is_abstract_subclass(vm, base, of)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
        }
    }
}
