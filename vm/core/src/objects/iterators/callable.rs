//! `iter(callable, sentinel)`.

use crate::error::PyResult;
use crate::object::Ref;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::RefCell;

/// `iter(callable, sentinel)`; unbound parts once exhausted.
pub struct CallableIter {
    pub callable: RefCell<Value>,
    pub sentinel: RefCell<Value>,
}

crate::objects::native_object!(CallableIter, CALLABLE_ITERATOR, callable_iterator);

impl CallableIter {
    pub fn over(vm: &Vm, callable: Value, sentinel: Value) -> Value {
        let (callable, sentinel) = (RefCell::new(callable), RefCell::new(sentinel));
        Ref::new(vm, CallableIter { callable, sentinel }).into_value()
    }
    fn finish(&self) {
        drop(self.callable.replace(Value::UNBOUND));
        drop(self.sentinel.replace(Value::UNBOUND));
    }
    fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let Some(callable) = self.callable.borrow().clone().bound() else { return Ok(None) };
        let result = match ops::call_values(vm, &callable, &[]) {
            Ok(result) => result,
            Err(raised) => {
                let _end = vm.take_exception_if(raised, &vm.exceptions.stop_iteration)?;
                self.finish();
                return Ok(None);
            }
        };
        // The call may have exhausted this very iterator.
        let Some(sentinel) = self.sentinel.borrow().clone().bound() else { return Ok(None) };
        if ops::equal(vm, &sentinel, &result)? {
            self.finish();
            return Ok(None);
        }
        Ok(Some(result))
    }
}

#[pymethods]
impl CallableIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<CallableIter>().expect("a slot gets instances of its type").advance(vm)
    }
}
