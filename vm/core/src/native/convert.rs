//! Conversions between Python values and the types of native functions.

use crate::error::PyResult;
use crate::object::NativeObject;
use crate::value::Value;
use crate::vm::Vm;

/// Which argument a conversion is for; for its error message.
#[derive(Clone, Copy)]
pub struct ArgContext {
    pub function: &'static str,
    pub param: &'static str,
    pub index: usize,
}

pub trait FromArg<'a>: Sized {
    fn from_arg(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self>;
}

pub trait IntoPyResult {
    fn into_py_result(self, vm: &Vm) -> PyResult;
}

/// The payload of a method's receiver.
pub fn receiver<'a, T: NativeObject>(
    vm: &Vm,
    value: &'a Value,
    method: &'static str,
) -> PyResult<&'a T> {
    value.downcast::<T>().ok_or_else(|| {
        vm.type_error(format!(
            "descriptor '{method}' for '{}' objects doesn't apply to a '{}' object",
            T::class(vm).name(),
            value.type_name(vm)
        ))
    })
}
