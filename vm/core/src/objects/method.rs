//! Bound methods.

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;

#[repr(C)]
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

super::native_object!(Method, METHOD, method);

impl Vm {
    pub fn new_method(&self, function: Value, receiver: Value) -> Value {
        Ref::new(self, Method { function, receiver }).into_value()
    }
}
