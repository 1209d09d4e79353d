//! `sys.unraisablehook` and what it is called with.

use super::struct_sequence::{self, StructSequence, struct_sequence};
use crate::error::PyResult;
use crate::object::{Ref, Type};
use crate::objects::builtin::Builtin;
use crate::objects::exception::report::{self, Unraisable};
use crate::objects::str::to_string_lossy;
use crate::objects::tuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

struct_sequence!(HOOK_ARGS "UnraisableHookArgs" "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook." {
    0 "exc_type" "Exception type";
    1 "exc_value" "Exception value";
    2 "exc_traceback" "Exception traceback";
    3 "err_msg" "Error message";
    4 "object" "Object causing the exception";
} by struct_sequence::construct);

fn class(vm: &Vm) -> PyResult<&Ref<Type>> {
    let cell = &vm.sys_state.unraisable;
    if let Some(class) = cell.get() {
        return Ok(class);
    }
    let class = struct_sequence::make_class(vm, &HOOK_ARGS)?;
    Ok(cell.get_or_init(|| class))
}

/// Handle an unraisable exception.
///
/// The unraisable argument has the following attributes:
///
/// * exc_type: Exception type.
/// * exc_value: Exception value, can be None.
/// * exc_traceback: Exception traceback, can be None.
/// * err_msg: Error message, can be None.
/// * object: Object causing the exception, can be None.
#[pyfunction("unraisablehook(unraisable, /)")]
pub(super) fn unraisablehook(vm: &Vm, unraisable: &Value) -> PyResult<()> {
    let items = unraisable.as_tuple_items().filter(|_| {
        let made = vm.sys_state.unraisable.get();
        made.is_some_and(|class| unraisable.type_of(vm).is(class))
    });
    let Some([class, value, traceback, message, object]) = items else {
        let message = "sys.unraisablehook argument type must be UnraisableHookArgs";
        return Err(vm.type_error(message));
    };
    let message = match message.is_none() {
        true => None,
        false => Some(to_string_lossy(&ops::str(vm, message)?)),
    };
    let unraisable = Unraisable {
        class: class.clone(),
        value: value.clone(),
        traceback: traceback.clone(),
        message,
        object: object.clone(),
    };
    report::print_unraisable(vm, &unraisable);
    Ok(())
}

/// The hook, if a program has set one of its own; None stands for the default one.
pub(crate) fn own_hook(vm: &Vm) -> Option<Value> {
    let hook = vm.sys.get_str(vm, "unraisablehook")?;
    let is_default = hook
        .downcast::<Builtin>()
        .is_some_and(|function| std::ptr::eq(function.def, &UNRAISABLEHOOK_DEF));
    (!is_default && !hook.is_none()).then_some(hook)
}

/// Calls a program's hook.
pub(crate) fn call_hook(vm: &Vm, hook: &Value, unraisable: Unraisable) -> PyResult {
    let Unraisable { class: exception_class, value, traceback, message, object } = unraisable;
    let message = message.map_or(Value::NONE, |message| vm.new_str(&message));
    let items = [exception_class, value, traceback, message, object];
    let args = tuple::new_in(class(vm)?, &items);
    ops::call_values(vm, hook, &[args])
}
