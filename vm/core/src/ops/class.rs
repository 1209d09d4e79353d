//! `isinstance` and `issubclass`.

use super::call;
use crate::error::PyResult;
use crate::objects::class::{is_real_instance, is_real_subclass};
use crate::objects::generic::Union;
use crate::value::Value;
use crate::vm::Vm;

/// `isinstance(object, class)`.
pub fn is_instance(vm: &Vm, object: &Value, class: &Value) -> PyResult<bool> {
    if object.type_of(vm).is_value(class) {
        return Ok(true);
    }
    if class.type_of(vm).is(&vm.types.type_) {
        return is_real_instance(vm, object, class);
    }
    let union = class.downcast_exact::<Union>().map(|union| &union.args);
    if let Some(classes) = union.unwrap_or(class).as_tuple_items() {
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
        None => is_real_instance(vm, object, class),
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

/// `issubclass(class, of)`.
pub fn is_subclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    if of.type_of(vm).is(&vm.types.type_) {
        return if class.is(of) { Ok(true) } else { is_real_subclass(vm, class, of) };
    }
    let union = of.downcast_exact::<Union>().map(|union| &union.args);
    if let Some(classes) = union.unwrap_or(of).as_tuple_items() {
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
        None => is_real_subclass(vm, class, of),
    }
}
