//! What `builtins` has in CPython and can't do here yet: it says so by name.

use crate::error::{PyResult, Raised};
use crate::native::{Args, NativeDef};
use crate::object::Ref;
use crate::objects::builtin::Builtin;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

#[cold]
fn refuse(vm: &Vm, what: &str) -> Raised {
    vm.not_implemented_error(format!("{what} is not supported yet"))
}

macro_rules! unsupported {
    ($($(#[$meta:meta])* $name:ident $signature:literal;)*) => {
        $(
            $(#[$meta])*
            #[pyfunction($signature, raw)]
            pub(super) fn $name(vm: &Vm, _args: Args<'_>) -> PyResult {
                Err(refuse(vm, concat!(stringify!($name), "()")))
            }
        )*
    };
}

unsupported! {
    /// Create a new memoryview object which references the given object.
    memoryview "memoryview";
    /// bytearray(iterable_of_ints) -> bytearray
    bytearray "bytearray";
}

/// Types that aren't there yet are functions that say so, unless the VM has them.
pub(super) fn install_types(vm: &Vm) {
    let types: [&'static NativeDef; 2] = [&MEMORYVIEW_DEF, &BYTEARRAY_DEF];
    for def in types {
        let name = vm.intern(def.name);
        if vm.builtins.get_interned(&name).is_none() {
            let module = vm.names.builtins.clone();
            let function = Builtin { def, receiver: Value::UNBOUND, module };
            vm.builtins.set_interned(&name, Ref::new(vm, function).into_value());
        }
    }
}
