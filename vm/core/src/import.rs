//! Importing.

use crate::error::PyResult;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// `from module import name`: the attribute, or the submodule of that name.
pub fn import_from(vm: &Vm, module: &Value, name: &Value) -> PyResult {
    if let Some(value) = ops::get_attr_opt(vm, module, name)? {
        return Ok(value);
    }
    let module_name = ops::get_attr_opt(vm, module, &vm.names.__name__)?;
    let module_name = module_name.as_ref().map_or("<unknown module name>".into(), to_string_lossy);
    let full = vm.intern(&format!("{module_name}.{}", to_string_lossy(name)));
    if let Some(submodule) = vm.modules.get_interned(&full) {
        return Ok(submodule);
    }
    let message = format!("cannot import name '{}' from '{module_name}'", to_string_lossy(name));
    Err(vm.raise_message(&vm.exceptions.import_error, &message))
}
