//! The end of a program: what the modules hold is let go, in CPython's order.

use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::str::to_string_lossy;
use crate::value::Value;
use crate::vm::Vm;

/// Sets the names of a module's namespace to None: first those with one underscore at the
/// front, then all others but `__builtins__`.
fn clear_namespace(vm: &Vm, dict: &Ref<Dict>) {
    let is_private = |name: &str| name.starts_with('_') && !name.starts_with("__");
    for private in [true, false] {
        for (name, value) in dict.to_pairs() {
            if !name.is_str() || value.is_none() {
                continue;
            }
            drop(value);
            let text = to_string_lossy(&name);
            if is_private(&text) == private && text != "__builtins__" {
                dict.set_interned(&vm.intern_value(&name), Value::NONE);
            }
        }
    }
}

/// Lets go of everything that modules hold, so that finalizers run.
pub fn finalize_modules(vm: &Vm) {
    vm.sys_state.finalizing.set(true);
    for name in ["path", "argv", "ps1", "ps2", "last_exc", "last_value", "last_traceback"] {
        let name = vm.intern(name);
        if vm.sys.get_interned(&name).is_some() {
            vm.sys.set_interned(&name, Value::NONE);
        }
    }
    for stream in ["stdin", "stdout", "stderr"] {
        if let Some(original) = vm.sys.get_str(vm, &format!("__{stream}__")) {
            vm.sys.set_str(vm, stream, original);
        }
    }
    // Namespaces that outlive their modules are cleared, the last imported first.
    let mut namespaces = Vec::new();
    for (_, module) in vm.modules.to_pairs() {
        if let Some(module) = module.downcast::<Module>()
            && !module.dict.is(&vm.builtins)
            && !module.dict.is(&vm.sys)
        {
            namespaces.push(module.dict.clone());
        }
    }
    vm.modules.clear();
    while let Some(namespace) = namespaces.pop() {
        // Nothing but this knows it: it goes as a whole, in order.
        if namespace.header().refcount() == 1 {
            drop(namespace);
        } else {
            clear_namespace(vm, &namespace);
        }
    }
}
