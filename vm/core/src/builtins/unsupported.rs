//! Functions that aren't there yet: they say so by name.

use crate::error::PyResult;
use crate::native::Args;
use crate::vm::Vm;
use apython_derive::pyfunction;

macro_rules! unsupported {
    ($($name:ident $text:literal;)*) => {
        $(
            /// Not supported yet.
            #[pyfunction($text, raw)]
            pub(crate) fn $name(vm: &Vm, _args: Args<'_>) -> PyResult {
                Err(vm.not_implemented_error(concat!($text, "() is not supported yet")))
            }
        )*
    };
}

unsupported! {
    aiter "aiter";
    anext "anext";
    breakpoint "breakpoint";
    compile "compile";
    eval "eval";
    exec "exec";
}
