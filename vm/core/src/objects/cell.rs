//! Cells: variables shared between functions.

use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::ops;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use apython_derive::pymethods;
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
    /// The bits of the value, borrowed from the cell.
    #[inline(always)]
    pub(crate) fn raw(&self) -> RawValue {
        // SAFETY: as for `get`.
        unsafe { (*self.value.get()).raw() }
    }
    /// Stores a value; the old one is for the caller to drop.
    #[inline(always)]
    pub fn replace(&self, value: Value) -> Value {
        // SAFETY: as for `get`.
        unsafe { self.value.get().replace(value) }
    }
}

#[pymethods]
impl CellObj {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        crate::native::check_no_keywords(vm, "cell", args)?;
        let values = args.positional();
        crate::native::check_positional(vm, "cell", values.len(), 0, 1)?;
        let value = values.first().cloned().unwrap_or(Value::UNBOUND);
        Ok(Ref::new_in(class, CellObj::new(value)).into_value())
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let address = this.identity();
        let contents = super::payload::<CellObj>(this).get();
        Ok(vm.new_str(&match contents.as_bound() {
            None => format!("<cell at {address:#x}: empty>"),
            Some(value) => {
                let (class, at) = (value.type_name(vm), value.identity());
                format!("<cell at {address:#x}: {class} object at {at:#x}>")
            }
        }))
    }

    /// By what they contain; an empty cell comes before all others.
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<CellObj>(), other.downcast::<CellObj>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let (a, b) = (a.get(), b.get());
        match (a.as_bound(), b.as_bound()) {
            (Some(a), Some(b)) => ops::compare(vm, a, b, op),
            (a, b) => Ok(Value::from_bool(op.holds(a.is_some().cmp(&b.is_some())))),
        }
    }

    #[pygetter("cell_contents")]
    fn contents(&self, vm: &Vm) -> PyResult {
        self.get().bound().ok_or_else(|| vm.value_error("Cell is empty"))
    }
    #[pysetter("cell_contents")]
    fn set_contents(&self, _vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        drop(self.replace(value.cloned().unwrap_or(Value::UNBOUND)));
        Ok(())
    }
}

impl Vm {
    pub fn new_cell(&self, value: Value) -> Value {
        Ref::new(self, CellObj::new(value)).into_value()
    }
}
