//! Iteration over objects that have `__getitem__` but no `__iter__`.

use super::take_end;
use crate::error::PyResult;
use crate::object::Ref;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::{Cell, RefCell};

/// An iterator over an object with `__getitem__`; unbound once exhausted.
pub struct SequenceIter {
    pub sequence: RefCell<Value>,
    pub position: Cell<i64>,
}

crate::objects::native_object!(SequenceIter, SEQUENCE_ITERATOR, sequence_iterator);

impl SequenceIter {
    pub fn over(vm: &Vm, sequence: Value) -> Value {
        let (sequence, position) = (RefCell::new(sequence), Cell::new(0));
        Ref::new(vm, SequenceIter { sequence, position }).into_value()
    }
    fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let Some(sequence) = self.sequence.borrow().clone().bound() else { return Ok(None) };
        let position = self.position.get();
        if position == i64::MAX {
            return Err(vm.overflow_error("iter index too large"));
        }
        match ops::get_item(vm, &sequence, &Value::from_int(vm, position)) {
            Ok(item) => {
                self.position.set(position + 1);
                Ok(Some(item))
            }
            Err(raised) => {
                let _end = take_end(vm, raised)?;
                drop(self.sequence.replace(Value::UNBOUND));
                Ok(None)
            }
        }
    }
}

#[pymethods]
impl SequenceIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<SequenceIter>().expect("a slot gets instances of its type").advance(vm)
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, vm: &Vm) -> PyResult {
        let Some(sequence) = self.sequence.borrow().clone().bound() else {
            return Ok(Value::from_small_int(0));
        };
        if sequence.type_of(vm).slots().len.is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let left = ops::len(vm, &sequence)? as i64 - self.position.get();
        Ok(Value::from_int(vm, left.max(0)))
    }
}
