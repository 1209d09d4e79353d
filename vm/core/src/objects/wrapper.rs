//! Slots as Python objects: `int.__add__` (`wrapper_descriptor`) and `(1).__add__`
//! (`method-wrapper`).

use crate::object::{Ref, Type};
use crate::value::Value;

/// Which operation a wrapper calls.
pub struct WrapperDef {
    /// `__add__`
    pub name: &'static str,
    pub doc: &'static str,
    /// Calls the slot of the descriptor's class: descriptor's class, receiver, arguments.
    pub call:
        fn(&crate::vm::Vm, &Ref<Type>, &Value, crate::native::Args<'_>) -> crate::error::PyResult,
}

pub struct WrapperDescriptor {
    pub def: &'static WrapperDef,
    pub class: Ref<Type>,
}

super::native_object!(WrapperDescriptor, WRAPPER_DESCRIPTOR, wrapper_descriptor);

pub struct MethodWrapper {
    pub descriptor: Ref<WrapperDescriptor>,
    pub receiver: Value,
}

super::native_object!(MethodWrapper, METHOD_WRAPPER, method_wrapper);
