//! The iterator of sets.

use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::table::Table;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::Cell;

/// No set is this large: what an iterator compares with once the size has changed.
const CHANGED: usize = usize::MAX;

/// An iterator over a set or frozenset.
#[repr(C)]
pub struct SetIter {
    /// Absent once the iterator is exhausted.
    set: Cell<Option<Value>>,
    /// The number of the next entry.
    position: Cell<usize>,
    /// How many elements the set had at the start.
    len: Cell<usize>,
    remaining: Cell<usize>,
}

crate::objects::native_object!(SetIter, SET_ITERATOR, set_iterator);

impl SetIter {
    /// Over a set or frozenset.
    pub fn over(vm: &Vm, set: &Value) -> Value {
        let len = set.as_set_table().map_or(0, Table::len);
        let iterator = SetIter {
            set: Cell::new(Some(set.clone())),
            position: Cell::new(0),
            len: Cell::new(len),
            remaining: Cell::new(len),
        };
        Ref::new(vm, iterator).into_value()
    }
    /// The set's table. The borrow ends before the cell is changed.
    #[inline(always)]
    fn table(&self) -> Option<&Table<()>> {
        // SAFETY: the cell is only changed by `advance`, after its last use of this.
        unsafe { (*self.set.as_ptr()).as_ref().and_then(Value::as_set_table) }
    }
    #[cold]
    fn changed_size(&self, vm: &Vm) -> Raised {
        self.len.set(CHANGED);
        vm.runtime_error("Set changed size during iteration")
    }
    /// The next element.
    #[inline]
    pub fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let Some(table) = self.table() else { return Ok(None) };
        if self.len.get() != table.len() {
            return Err(self.changed_size(vm));
        }
        let Some((number, entry)) = table.next_live(self.position.get()) else {
            drop(self.set.take());
            return Ok(None);
        };
        self.position.set(number + 1);
        self.remaining.set(self.remaining.get().saturating_sub(1));
        Ok(Some(entry.key.clone()))
    }
}

#[pymethods]
impl SetIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<SetIter>().expect("a slot gets instances of its type").advance(vm)
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> usize {
        match self.table() {
            Some(table) if table.len() == self.len.get() => self.remaining.get(),
            _ => 0,
        }
    }
}
