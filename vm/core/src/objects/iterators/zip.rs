//! zip.

use super::iterators_of;
use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::tuple::RecycledTuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

pub struct Zip {
    pub iterators: Box<[Value]>,
    pub strict: bool,
    result: RecycledTuple,
}

crate::objects::native_object!(Zip, ZIP, zip);

impl Zip {
    /// The next tuple.
    #[inline]
    pub fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        if let [first, second] = &*self.iterators {
            let Some(a) = ops::next(vm, first)? else { return self.end(vm, 0) };
            let Some(b) = ops::next(vm, second)? else { return self.end(vm, 1) };
            return Ok(Some(self.result.pair(vm, a, b)));
        }
        self.advance_all(vm)
    }

    fn advance_all(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let (mut few, mut many);
        let items: &mut [Value] = match self.iterators.len() {
            0 => return Ok(None),
            len @ ..=8 => {
                few = [const { Value::UNBOUND }; 8];
                &mut few[..len]
            }
            len => {
                many = vec![Value::UNBOUND; len];
                &mut many
            }
        };
        for (number, iterator) in self.iterators.iter().enumerate() {
            match ops::next(vm, iterator)? {
                Some(item) => items[number] = item,
                None => return self.end(vm, number),
            }
        }
        Ok(Some(self.result.tuple(vm, items)))
    }

    /// What follows when the iterator with this number is exhausted: if it matters, the others
    /// must be as well.
    fn end(&self, vm: &Vm, number: usize) -> PyResult<Option<Value>> {
        if !self.strict {
            return Ok(None);
        }
        if number > 0 {
            return Err(lengths_differ(vm, number, "shorter"));
        }
        for (number, iterator) in self.iterators.iter().enumerate().skip(1) {
            if ops::next(vm, iterator)?.is_some() {
                return Err(lengths_differ(vm, number, "longer"));
            }
        }
        Ok(None)
    }
}

#[cold]
fn lengths_differ(vm: &Vm, number: usize, how: &str) -> Raised {
    let others = if number == 1 { " 1".to_owned() } else { format!("s 1-{number}") };
    vm.value_error(format!("zip() argument {} is {how} than argument{others}", number + 1))
}

#[pymethods]
impl Zip {
    #[pyslot(new)]
    fn new_object(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let strict = strict_argument(vm, args)?;
        let iterators = iterators_of(vm, args.positional())?;
        Ok(Ref::new_in(class, Zip { iterators, strict, result: RecycledTuple::default() })
            .into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<Zip>().expect("a slot gets instances of its type").advance(vm)
    }
}

fn strict_argument(vm: &Vm, args: Args<'_>) -> PyResult<bool> {
    match args.keyword_names() {
        [] => Ok(false),
        [name] if name.str_eq("strict") => ops::is_true(vm, &args.keyword_values()[0]),
        [name] => {
            let name = crate::objects::str::to_string_lossy(name);
            Err(vm.type_error(format!("'{name}' is an invalid keyword argument for zip()")))
        }
        names => {
            let given = names.len();
            let message = format!("zip() takes at most 1 keyword argument ({given} given)");
            Err(vm.type_error(message))
        }
    }
}
