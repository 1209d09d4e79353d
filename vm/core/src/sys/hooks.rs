//! Hooks of `sys` that native code calls: of `breakpoint`, and of asynchronous generators.

use super::struct_sequence::{self, StructSequence, struct_sequence};
use crate::error::PyResult;
use crate::native::Args;
use crate::objects::tuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// breakpointhook(*args, **kws)
///
/// This hook function is called by built-in breakpoint().
#[pyfunction("breakpointhook", raw)]
pub(super) fn breakpointhook(vm: &Vm, args: Args<'_>) -> PyResult {
    let named = std::env::var("PYTHONBREAKPOINT").unwrap_or_default();
    let path = match named.as_str() {
        "" => "pdb.set_trace",
        "0" => return Ok(Value::NONE),
        path => path,
    };
    let (module, attribute) = path.rsplit_once('.').unwrap_or(("builtins", path));
    match hook_of(vm, module, attribute)? {
        Some(hook) => ops::call(vm, &hook, args),
        None => {
            let message = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{path}\"");
            vm.warn(&vm.exceptions.runtime_warning, &message)?;
            Ok(Value::NONE)
        }
    }
}

/// An attribute of a module, if both are there.
fn hook_of(vm: &Vm, module: &str, attribute: &str) -> PyResult<Option<Value>> {
    if module.is_empty() {
        return Ok(None);
    }
    match vm.import_module(module) {
        Ok(_) => {}
        Err(raised) => {
            drop(vm.take_exception_if(raised, &vm.exceptions.import_error)?);
            return Ok(None);
        }
    }
    match vm.modules.get_str(vm, module) {
        Some(module) => ops::get_attr_opt(vm, &module, &vm.intern(attribute)),
        None => Ok(None),
    }
}

struct_sequence!(HOOKS "asyncgen_hooks" "asyncgen_hooks\n\nA named tuple providing information about asynchronous\ngenerators hooks.  The attributes are read only." {
    0 "firstiter" "Hook to intercept first iteration";
    1 "finalizer" "Hook to intercept finalization";
} by struct_sequence::construct);

/// get_asyncgen_hooks()
///
/// Return the installed asynchronous generators hooks.
///
/// This returns a namedtuple of the form (firstiter, finalizer).
#[pyfunction("get_asyncgen_hooks()", no_text)]
pub(super) fn get_asyncgen_hooks(vm: &Vm) -> PyResult {
    let cell = &vm.sys_state.async_hooks_class;
    let class = match cell.get() {
        Some(class) => class,
        None => {
            let made = struct_sequence::make_class(vm, &HOOKS)?;
            cell.get_or_init(|| made)
        }
    };
    Ok(tuple::new_in(class, &vm.sys_state.async_hooks.borrow().clone()))
}

/// set_asyncgen_hooks(* [, firstiter] [, finalizer])
///
/// Set a finalizer for async generators objects.
#[pyfunction(
    "set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)",
    no_text
)]
pub(super) fn set_asyncgen_hooks(
    vm: &Vm,
    firstiter: Option<&Value>,
    finalizer: Option<&Value>,
) -> PyResult<()> {
    // CPython looks at the second one first.
    for (hook, name) in [(finalizer, "finalizer"), (firstiter, "firstiter")] {
        if let Some(hook) = hook.filter(|hook| !hook.is_none() && !ops::is_callable(vm, hook)) {
            let found = hook.type_name(vm);
            return Err(vm.type_error(format!("callable {name} expected, got {found}")));
        }
    }
    let [mut first, mut last] = vm.sys_state.async_hooks.borrow().clone();
    first = firstiter.cloned().unwrap_or(first);
    last = finalizer.cloned().unwrap_or(last);
    drop(vm.sys_state.async_hooks.replace([first, last]));
    Ok(())
}
