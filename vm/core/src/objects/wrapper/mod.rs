//! Slots as Python objects: `int.__add__` (`wrapper_descriptor`) and `(1).__add__`
//! (`method-wrapper`).

mod call;
mod methods;
mod table;

use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Slots, Type};
use crate::value::Value;
use crate::vm::Vm;

pub(crate) use table::{WRAPPERS, inherit_slots};

/// A special method and the slot it calls.
pub struct WrapperDef {
    /// `__add__`
    pub name: &'static str,
    /// `($self, value, /)`
    pub text_signature: &'static str,
    pub doc: &'static str,
    /// Whether the slot is filled.
    pub is_present: fn(&Slots) -> bool,
    /// Calls the slot of the descriptor's class, which is filled: definition, class, receiver,
    /// arguments.
    pub call: fn(&Vm, &'static WrapperDef, &Ref<Type>, &Value, Args<'_>) -> PyResult,
}

#[repr(C)]
pub struct WrapperDescriptor {
    pub def: &'static WrapperDef,
    /// A native class.
    pub class: Ref<Type>,
}

super::native_object!(WrapperDescriptor, WRAPPER_DESCRIPTOR, wrapper_descriptor);

impl WrapperDescriptor {
    /// Calls the slot for `this`, which is an instance of the class.
    pub fn call(&self, vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        (self.def.call)(vm, self.def, &self.class, this, args)
    }
}

#[repr(C)]
pub struct MethodWrapper {
    pub descriptor: Ref<WrapperDescriptor>,
    pub receiver: Value,
}

super::native_object!(MethodWrapper, METHOD_WRAPPER, method_wrapper);
