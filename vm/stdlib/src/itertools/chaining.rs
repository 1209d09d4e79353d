//! Iterators that join iterables or spread them over arguments: chain, starmap.

use super::{Released, add_base_class, bind_positional, docs, iterator_class, payload};
use apython_core::native::{Args, Param, ParamKind, Signature, check_no_keywords_in};
use apython_core::object::{Ref, Type};
use apython_core::objects::generic;
use apython_core::objects::tuple::Tuple;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pymethods;

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    add_base_class::<Chain>(vm, module, "itertools.chain", Chain::DEF, docs::CHAIN)?;
    add_base_class::<Starmap>(vm, module, "itertools.starmap", Starmap::DEF, docs::STARMAP)
}

/// The items of one iterable after the other.
pub(super) struct Chain {
    /// The iterator over the iterables, until it is exhausted.
    source: Released,
    /// The iterator over the current iterable, if there is one.
    active: Released,
}
iterator_class!(Chain);

impl Chain {
    fn over(class: &Ref<Type>, source: Value) -> Value {
        let active = Released::new(Value::UNBOUND);
        Ref::new_in(class, Chain { source: Released::new(source), active }).into_value()
    }
    /// Goes to the next iterable; `None` if there is none.
    fn open_next(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let Some(source) = self.source.get() else { return Ok(None) };
        let opened = match ops::next(vm, &source) {
            Ok(Some(iterable)) => ops::iter(vm, &iterable).map(Some),
            end => end,
        };
        match &opened {
            Ok(Some(iterator)) => self.active.set(iterator.clone()),
            _ => self.source.release(),
        }
        opened
    }
}

#[pymethods]
impl Chain {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords_in(vm, class, vm.class_of::<Chain>(), args)?;
        let iterables = vm.new_tuple_from_slice(args.positional());
        Ok(Chain::over(class, ops::iter(vm, &iterables)?))
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Chain>(this);
        loop {
            let active = match this.active.get() {
                Some(active) => active,
                None => match this.open_next(vm)? {
                    Some(active) => active,
                    None => return Ok(None),
                },
            };
            if let Some(item) = ops::next(vm, &active)? {
                return Ok(Some(item));
            }
            this.active.release();
        }
    }
    /// Alternative chain() constructor taking a single iterable argument that evaluates lazily.
    #[pyclassmethod("from_iterable(cls, iterable, /)")]
    fn from_iterable(vm: &Vm, cls: &Value, iterable: &Value) -> PyResult {
        let source = ops::iter(vm, iterable)?;
        let class = cls.to_ref::<Type>().expect("a class method gets a class");
        Ok(Chain::over(&class, source))
    }
    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        generic::alias(vm, cls, item)
    }
}

/// What a function returns for tuples of arguments.
pub(super) struct Starmap {
    function: Value,
    iterator: Value,
}
iterator_class!(Starmap);

static STARMAP: Signature = Signature::of_class(
    "starmap",
    &[
        Param::required("function", ParamKind::PositionalOnly),
        Param::required("iterable", ParamKind::PositionalOnly),
    ],
);

#[pymethods]
impl Starmap {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [function, iterable] = bind_positional::<Starmap, 2>(vm, class, &STARMAP, args)?;
        let iterator = ops::iter(vm, iterable.expect("bound"))?;
        let function = function.expect("bound").clone();
        Ok(Ref::new_in(class, Starmap { function, iterator }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Starmap>(this);
        let Some(arguments) = ops::next(vm, &this.iterator)? else { return Ok(None) };
        let result = match arguments.downcast_exact::<Tuple>() {
            Some(tuple) => ops::call_values(vm, &this.function, tuple.items()),
            None => ops::call_values(vm, &this.function, &ops::collect(vm, &arguments)?),
        };
        result.map(Some)
    }
}
