//! The iterators of ranges.

use super::{LongRangeIter, RangeIter};
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use rug::Integer;

#[pymethods]
impl RangeIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let iter = this.downcast::<RangeIter>().expect("a slot gets instances of its type");
        Ok(iter.advance().map(|number| Value::from_int(vm, number)))
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> u64 {
        self.remaining()
    }
}

#[pymethods]
impl LongRangeIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let iter = this.downcast::<LongRangeIter>().expect("a slot gets instances of its type");
        let (mut next, mut remaining) = (iter.next.borrow_mut(), iter.remaining.borrow_mut());
        if remaining.is_zero() {
            return Ok(None);
        }
        *remaining -= 1;
        let following = Integer::from(&*next + &iter.step);
        Ok(Some(Value::from_integer(vm, std::mem::replace(&mut next, following))))
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> Integer {
        self.remaining.borrow().clone()
    }
}
