//! slice.

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;

pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

super::native_object!(Slice, SLICE, slice);

impl Vm {
    pub fn new_slice(&self, start: Value, stop: Value, step: Value) -> Value {
        Ref::new(self, Slice { start, stop, step }).into_value()
    }
}
