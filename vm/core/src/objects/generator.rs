//! Generators. Their registers live in the object while they are suspended; the execution
//! loop (`exec::generators`) copies them onto the register stack to run.

use crate::exec::GeneratorState;
use crate::value::Value;
use std::cell::RefCell;

#[repr(C)]
pub struct Generator {
    pub state: GeneratorState,
    pub name: RefCell<Value>,
    pub qualname: RefCell<Value>,
}

super::native_object!(Generator, GENERATOR, generator);
