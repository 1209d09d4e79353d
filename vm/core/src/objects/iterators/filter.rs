//! filter.

use crate::error::PyResult;
use crate::native::{Args, check_positional};
use crate::object::{Ref, Type};
use crate::objects::construct;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

pub struct Filter {
    pub function: Value,
    pub iterator: Value,
}

crate::objects::native_object!(Filter, FILTER, filter);

impl Filter {
    fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let by_truth = self.function.is_none() || vm.types.bool_.is_value(&self.function);
        while let Some(item) = ops::next(vm, &self.iterator)? {
            let good = if by_truth {
                ops::is_true(vm, &item)?
            } else {
                let answer = ops::call_values(vm, &self.function, std::slice::from_ref(&item))?;
                ops::is_true(vm, &answer)?
            };
            if good {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

#[pymethods]
impl Filter {
    #[pyslot(new)]
    fn new_object(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new_keywords(vm, class, &vm.types.filter, args)?;
        check_positional(vm, "filter", args.positional().len(), 2, 2)?;
        let (function, iterable) = (&args.positional()[0], &args.positional()[1]);
        let iterator = ops::iter(vm, iterable)?;
        Ok(Ref::new_in(class, Filter { function: function.clone(), iterator }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<Filter>().expect("a slot gets instances of its type").advance(vm)
    }
}
