//! The iterators of lists. Both follow the list as it changes; once exhausted, they let go of
//! it and stay exhausted.

use super::List;
use crate::error::PyResult;
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::Cell;

/// An iterator over a list; without one once it is exhausted.
#[repr(C)]
pub struct ListIter {
    pub list: Cell<Option<Ref<List>>>,
    pub position: Cell<usize>,
}

crate::objects::native_object!(ListIter, LIST_ITERATOR, list_iterator);

/// An iterator over a list from its end.
pub struct ListReverseIter {
    pub list: Cell<Option<Ref<List>>>,
    /// One more than the next index.
    pub position: Cell<usize>,
}

crate::objects::native_object!(ListReverseIter, LIST_REVERSEITERATOR, list_reverseiterator);

/// The list of an iterator. The borrow ends before the cell is changed.
#[inline(always)]
fn list_of(cell: &Cell<Option<Ref<List>>>) -> Option<&List> {
    // SAFETY: the cell is only changed by the iterators' `next`, after its last use of this.
    unsafe { (*cell.as_ptr()).as_deref() }
}

impl ListIter {
    pub fn over(vm: &Vm, list: Ref<List>) -> Value {
        let iterator = ListIter { list: Cell::new(Some(list)), position: Cell::new(0) };
        Ref::new(vm, iterator).into_value()
    }
    /// The next item.
    #[inline]
    pub fn advance(&self) -> Option<Value> {
        let position = self.position.get();
        let Some(item) = list_of(&self.list)?.get(position) else {
            drop(self.list.take());
            return None;
        };
        self.position.set(position + 1);
        Some(item)
    }
}

#[pymethods]
impl ListIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(_vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        Ok(this.downcast::<ListIter>().expect("a slot gets instances of its type").advance())
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> usize {
        let len = list_of(&self.list).map_or(0, List::len);
        len.saturating_sub(self.position.get())
    }
}

impl ListReverseIter {
    pub fn over(vm: &Vm, list: Ref<List>) -> Value {
        let position = Cell::new(list.len());
        Ref::new(vm, ListReverseIter { list: Cell::new(Some(list)), position }).into_value()
    }
    /// The next item.
    #[inline]
    pub fn advance(&self) -> Option<Value> {
        let list = list_of(&self.list)?;
        let item = self.position.get().checked_sub(1).and_then(|at| Some((at, list.get(at)?)));
        let Some((at, item)) = item else {
            drop(self.list.take());
            return None;
        };
        self.position.set(at);
        Some(item)
    }
}

#[pymethods]
impl ListReverseIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(_vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let iterator = this.downcast::<ListReverseIter>();
        Ok(iterator.expect("a slot gets instances of its type").advance())
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> usize {
        let len = list_of(&self.list).map_or(0, List::len);
        let left = self.position.get();
        if len < left { 0 } else { left }
    }
}
