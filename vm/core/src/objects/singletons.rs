//! None, Ellipsis and NotImplemented. They are values without objects.

use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// Has no instances on the heap.
pub enum Singleton {}

impl crate::object::NativeObject for Singleton {
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.none_type
    }
}

fn without_arguments(vm: &Vm, name: &str, args: Args<'_>, value: Value) -> PyResult {
    if args.values().is_empty() {
        return Ok(value);
    }
    Err(vm.type_error(format!("{name} takes no arguments")))
}

#[pymethods(NONE)]
impl Singleton {
    #[pyslot(new)]
    fn none_new(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        without_arguments(vm, "NoneType", args, Value::NONE)
    }
    #[pyslot(repr)]
    fn none_repr(vm: &Vm, _this: &Value) -> PyResult {
        Ok(vm.intern("None"))
    }
    #[pyslot(hash)]
    fn none_hash(_vm: &Vm, _this: &Value) -> PyResult<i64> {
        Ok(ops::HASH_NONE)
    }
    #[pyslot(bool)]
    fn none_bool(_vm: &Vm, _this: &Value) -> PyResult<bool> {
        Ok(false)
    }
}

#[pymethods(ELLIPSIS)]
impl Singleton {
    #[pyslot(new)]
    fn ellipsis_new(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        without_arguments(vm, "EllipsisType", args, Value::ELLIPSIS)
    }
    #[pyslot(repr)]
    fn ellipsis_repr(vm: &Vm, _this: &Value) -> PyResult {
        Ok(vm.intern("Ellipsis"))
    }
    #[pymethod("__reduce__(self)", no_text)]
    fn ellipsis_reduce(vm: &Vm, _this: &Value) -> Value {
        vm.intern("Ellipsis")
    }
}

#[pymethods(NOT_IMPLEMENTED)]
impl Singleton {
    #[pyslot(new)]
    fn not_implemented_new(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        without_arguments(vm, "NotImplementedType", args, Value::NOT_IMPLEMENTED)
    }
    #[pyslot(repr)]
    fn not_implemented_repr(vm: &Vm, _this: &Value) -> PyResult {
        Ok(vm.intern("NotImplemented"))
    }
    #[pyslot(bool)]
    fn not_implemented_bool(vm: &Vm, _this: &Value) -> PyResult<bool> {
        vm.warn_deprecated("NotImplemented should not be used in a boolean context")?;
        Ok(true)
    }
    #[pymethod("__reduce__(self)", no_text)]
    fn not_implemented_reduce(vm: &Vm, _this: &Value) -> Value {
        vm.intern("NotImplemented")
    }
}
