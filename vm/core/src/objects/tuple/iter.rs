//! The iterator of tuples.

use super::Tuple;
use crate::error::PyResult;
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::Cell;

/// An iterator over a tuple; without one once it is exhausted.
pub struct TupleIter {
    pub tuple: Cell<Option<Ref<Tuple>>>,
    pub position: Cell<usize>,
}

crate::objects::native_object!(TupleIter, TUPLE_ITERATOR, tuple_iterator);

impl TupleIter {
    pub fn over(vm: &Vm, tuple: Ref<Tuple>) -> Value {
        let iterator = TupleIter { tuple: Cell::new(Some(tuple)), position: Cell::new(0) };
        Ref::new(vm, iterator).into_value()
    }
    /// The items. The borrow ends before the cell is changed.
    #[inline(always)]
    fn items(&self) -> Option<&[Value]> {
        // SAFETY: the cell is only changed by `advance`, after its last use of this.
        unsafe { (*self.tuple.as_ptr()).as_ref().map(|tuple| tuple.items()) }
    }
    /// The next item.
    #[inline]
    pub fn advance(&self) -> Option<Value> {
        let position = self.position.get();
        let Some(item) = self.items()?.get(position) else {
            drop(self.tuple.take());
            return None;
        };
        self.position.set(position + 1);
        Some(item.clone())
    }
}

#[pymethods]
impl TupleIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(_vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        Ok(this.downcast::<TupleIter>().expect("a slot gets instances of its type").advance())
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> usize {
        self.items().map_or(0, |items| items.len() - self.position.get())
    }
}
