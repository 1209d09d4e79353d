//! Cells: variables shared between functions.

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::UnsafeCell;

/// A variable; unbound while it is not assigned.
#[repr(transparent)]
pub struct CellObj {
    value: UnsafeCell<Value>,
}

super::native_object!(CellObj, CELL, cell);

impl CellObj {
    pub fn new(value: Value) -> CellObj {
        CellObj { value: UnsafeCell::new(value) }
    }
    /// The value, unbound if there is none.
    #[inline(always)]
    pub fn get(&self) -> Value {
        // SAFETY: no borrow of the value outlives a method of this type.
        unsafe { (*self.value.get()).clone() }
    }
    /// Stores a value; the old one is for the caller to drop.
    #[inline(always)]
    pub fn replace(&self, value: Value) -> Value {
        // SAFETY: as for `get`.
        unsafe { self.value.get().replace(value) }
    }
}

impl Vm {
    pub fn new_cell(&self, value: Value) -> Value {
        Ref::new(self, CellObj::new(value)).into_value()
    }
}
