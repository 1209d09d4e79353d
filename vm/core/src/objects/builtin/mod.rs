//! Functions written in Rust, as Python objects: plain ones and bound methods
//! (`builtin_function_or_method`), and what stands in a class's dict (`method_descriptor`,
//! `classmethod_descriptor`).

mod methods;

use crate::object::{Ref, Type};
use crate::value::Value;

use crate::native::NativeDef;

#[repr(C)]
pub struct Builtin {
    pub def: &'static NativeDef,
    /// What the method is bound to, passed as the first argument; unbound for functions.
    pub receiver: Value,
    /// The module's name, or None.
    pub module: Value,
}

super::native_object!(Builtin, BUILTIN, builtin);

#[repr(C)]
pub struct MethodDescriptor {
    pub def: &'static NativeDef,
    pub class: Ref<Type>,
}

super::native_object!(MethodDescriptor, METHOD_DESCRIPTOR, method_descriptor);

pub struct ClassMethodDescriptor {
    pub def: &'static NativeDef,
    pub class: Ref<Type>,
}

super::native_object!(ClassMethodDescriptor, CLASSMETHOD_DESCRIPTOR, classmethod_descriptor);
