//! The iterator of bytes.

use super::Bytes;
use crate::error::PyResult;
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::Cell;

/// An iterator over bytes; without them once it is exhausted.
pub struct BytesIter {
    pub bytes: Cell<Option<Ref<Bytes>>>,
    pub position: Cell<usize>,
}

crate::objects::native_object!(BytesIter, BYTES_ITERATOR, bytes_iterator);

impl BytesIter {
    pub fn over(vm: &Vm, bytes: Ref<Bytes>) -> Value {
        let iterator = BytesIter { bytes: Cell::new(Some(bytes)), position: Cell::new(0) };
        Ref::new(vm, iterator).into_value()
    }
    /// The bytes. The borrow ends before the cell is changed.
    #[inline(always)]
    fn bytes(&self) -> Option<&[u8]> {
        // SAFETY: the cell is only changed by `advance`, after its last use of this.
        unsafe { (*self.bytes.as_ptr()).as_ref().map(|bytes| bytes.as_slice()) }
    }
    /// The next byte.
    #[inline]
    pub fn advance(&self) -> Option<u8> {
        let position = self.position.get();
        let Some(&byte) = self.bytes()?.get(position) else {
            drop(self.bytes.take());
            return None;
        };
        self.position.set(position + 1);
        Some(byte)
    }
}

#[pymethods]
impl BytesIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(_vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let iter = this.downcast::<BytesIter>().expect("a slot gets instances of its type");
        Ok(iter.advance().map(|byte| Value::from_small_int(i64::from(byte))))
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> usize {
        self.bytes().map_or(0, |bytes| bytes.len() - self.position.get())
    }
}
