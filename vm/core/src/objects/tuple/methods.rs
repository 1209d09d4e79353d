//! The methods of tuple.

use super::Tuple;
use crate::error::PyResult;
use crate::native::SliceBound;
use crate::objects::{generic, sequence};
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

#[pymethods(METHODS)]
impl Tuple {
    #[pymethod("__getnewargs__(self, /)")]
    fn getnewargs(&self, vm: &Vm) -> Value {
        vm.new_tuple(vec![vm.new_tuple_from_slice(self.items())])
    }
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    #[pymethod("index(self, value, start=0, stop=sys.maxsize, /)")]
    fn index(
        &self,
        vm: &Vm,
        value: &Value,
        start: SliceBound,
        stop: SliceBound,
    ) -> PyResult<usize> {
        let items = self.items();
        let start = sequence::clamp(start.0, items.len());
        let stop = sequence::clamp(stop.0, items.len());
        let found = sequence::position(vm, value, start, stop, |at| items.get(at))?;
        found.ok_or_else(|| vm.value_error("tuple.index(x): x not in tuple"))
    }
    /// Return number of occurrences of value.
    #[pymethod("count(self, value, /)")]
    fn count(&self, vm: &Vm, value: &Value) -> PyResult<usize> {
        sequence::count(vm, value, |at| self.items().get(at))
    }
    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        generic::alias(vm, cls, item)
    }
}
