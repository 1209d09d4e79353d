//! The iterators of strs: one class for ASCII, one for all others, as programs can tell from
//! their names.

use super::Str;
use crate::error::PyResult;
use crate::object::{NativeObject, Ref, ShapeId, Type};
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::Cell;

/// An iterator over a str; without one once it is exhausted.
pub struct StrIter {
    pub string: Cell<Option<Ref<Str>>>,
    pub position: Cell<usize>,
}

impl NativeObject for StrIter {
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.str_iterator
    }
}

impl StrIter {
    pub fn over(vm: &Vm, string: Ref<Str>) -> Value {
        // CPython keeps the characters of a subclass apart, even if they are ASCII.
        let plain = string.header().shape() == ShapeId::STR;
        let class = match plain && string.view().is_ascii() {
            true => &vm.types.str_ascii_iterator,
            false => &vm.types.str_iterator,
        };
        let iterator = StrIter { string: Cell::new(Some(string)), position: Cell::new(0) };
        Ref::new_in(class, iterator).into_value()
    }
    /// The str. The borrow ends before the cell is changed.
    #[inline(always)]
    fn string(&self) -> Option<&Str> {
        // SAFETY: the cell is only changed by `advance`, after its last use of this.
        unsafe { (*self.string.as_ptr()).as_deref() }
    }
    /// The next character.
    #[inline]
    pub fn advance(&self, vm: &Vm) -> Option<Value> {
        let position = self.position.get();
        let Some(cp) = self.string()?.view().get(position) else {
            drop(self.string.take());
            return None;
        };
        self.position.set(position + 1);
        Some(vm.new_char(cp))
    }
}

#[pymethods]
impl StrIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        Ok(this.downcast::<StrIter>().expect("a slot gets instances of its type").advance(vm))
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> usize {
        self.string().map_or(0, |string| string.len() - self.position.get())
    }
}
