//! map.

use super::iterators_of;
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::construct;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

pub struct Map {
    pub function: Value,
    pub iterators: Box<[Value]>,
}

crate::objects::native_object!(Map, MAP, map);

impl Map {
    /// The next result.
    #[inline]
    pub fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        if let [iterator] = &*self.iterators {
            let Some(item) = ops::next(vm, iterator)? else { return Ok(None) };
            return ops::call_values(vm, &self.function, &[item]).map(Some);
        }
        let mut items = Vec::with_capacity(self.iterators.len());
        for iterator in &self.iterators {
            let Some(item) = ops::next(vm, iterator)? else { return Ok(None) };
            items.push(item);
        }
        ops::call_values(vm, &self.function, &items).map(Some)
    }
}

#[pymethods]
impl Map {
    #[pyslot(new)]
    fn new_object(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new_keywords(vm, class, &vm.types.map, args)?;
        let [function, iterables @ ..] = args.positional() else {
            return Err(vm.type_error("map() must have at least two arguments."));
        };
        if iterables.is_empty() {
            return Err(vm.type_error("map() must have at least two arguments."));
        }
        let iterators = iterators_of(vm, iterables)?;
        Ok(Ref::new_in(class, Map { function: function.clone(), iterators }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<Map>().expect("a slot gets instances of its type").advance(vm)
    }
}
