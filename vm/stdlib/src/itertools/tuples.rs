//! Iterators over tuples of items: batched, pairwise, zip_longest.

use super::{
    MAX_PLACES, Released, add_base_class, bind_positional, count_argument, docs, iterator_class,
    iterators_of, out_of_memory, payload,
};
use apython_core::native::{Args, Param, ParamKind, Signature};
use apython_core::object::{Ref, Type};
use apython_core::objects::tuple::RecycledTuple;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pymethods;
use std::cell::Cell;

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    add_base_class::<Batched>(vm, module, "itertools.batched", Batched::DEF, docs::BATCHED)?;
    add_base_class::<Pairwise>(vm, module, "itertools.pairwise", Pairwise::DEF, docs::PAIRWISE)?;
    add_base_class::<ZipLongest>(
        vm,
        module,
        "itertools.zip_longest",
        ZipLongest::DEF,
        docs::ZIP_LONGEST,
    )
}

/// Tuples of so many items.
pub(super) struct Batched {
    /// Until it is exhausted or has failed.
    iterator: Released,
    size: usize,
}
iterator_class!(Batched);

static BATCHED: Signature = Signature::of_class(
    "batched",
    &[
        Param::required("iterable", ParamKind::PositionalOrKeyword),
        Param::required("n", ParamKind::PositionalOrKeyword),
    ],
);

/// A batch isn't taken to be longer than this before it is.
const EXPECTED_SIZE: usize = 1024;

#[pymethods]
impl Batched {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [iterable, size] = BATCHED.bind_new::<2>(vm, args)?;
        let size = count_argument(vm, size.expect("bound"))?;
        if size < 1 {
            return Err(vm.value_error("n must be at least one"));
        }
        let iterator = Released::new(ops::iter(vm, iterable.expect("bound"))?);
        Ok(Ref::new_in(class, Batched { iterator, size: size as usize }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Batched>(this);
        let Some(iterator) = this.iterator.get() else { return Ok(None) };
        if this.size > MAX_PLACES {
            return Err(out_of_memory(vm));
        }
        let mut batch = Vec::with_capacity(this.size.min(EXPECTED_SIZE));
        while batch.len() < this.size {
            match ops::next(vm, &iterator) {
                Ok(Some(item)) => batch.push(item),
                Ok(None) if batch.is_empty() => {
                    this.iterator.release();
                    return Ok(None);
                }
                Ok(None) => break,
                Err(raised) => {
                    this.iterator.release();
                    return Err(raised);
                }
            }
        }
        Ok(Some(vm.new_tuple(batch)))
    }
}

/// Pairs of neighbours.
pub(super) struct Pairwise {
    /// Until it is exhausted or has failed.
    iterator: Released,
    /// The first item of the next pair, unless it is the very first.
    previous: Released,
}
iterator_class!(Pairwise);

static PAIRWISE: Signature =
    Signature::of_class("pairwise", &[Param::required("iterable", ParamKind::PositionalOnly)]);

impl Pairwise {
    fn end(&self) {
        self.iterator.release();
        self.previous.release();
    }
}

#[pymethods]
impl Pairwise {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [iterable] = bind_positional::<Pairwise, 1>(vm, class, &PAIRWISE, args)?;
        let iterator = Released::new(ops::iter(vm, iterable.expect("bound"))?);
        let pairwise = Pairwise { iterator, previous: Released::new(Value::UNBOUND) };
        Ok(Ref::new_in(class, pairwise).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Pairwise>(this);
        let Some(iterator) = this.iterator.get() else { return Ok(None) };
        let previous = match this.previous.get() {
            Some(previous) => previous,
            None => {
                let first = ops::next(vm, &iterator);
                let Ok(Some(first)) = first else {
                    this.iterator.release();
                    return first;
                };
                this.previous.set(first.clone());
                // The iterator may have come to its end through another call meanwhile.
                if this.iterator.is_released() {
                    this.previous.release();
                    return Ok(None);
                }
                first
            }
        };
        let next = ops::next(vm, &iterator);
        let Ok(Some(next)) = next else {
            this.end();
            return next;
        };
        this.previous.set(next.clone());
        Ok(Some(vm.new_pair(previous, next)))
    }
}

/// Tuples of one item of each iterable, with a filler for those that are exhausted.
pub(super) struct ZipLongest {
    /// Each until it is exhausted.
    iterators: Box<[Released]>,
    active: Cell<usize>,
    filler: Value,
    tuple: RecycledTuple,
}
iterator_class!(ZipLongest);

#[pymethods]
impl ZipLongest {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let filler = match args.keyword_names() {
            [] => Value::NONE,
            [name] if name.str_eq("fillvalue") => args.keyword_values()[0].clone(),
            _ => {
                let message = "zip_longest() got an unexpected keyword argument";
                return Err(vm.type_error(message));
            }
        };
        let iterators = iterators_of(vm, args.positional())?;
        let active = Cell::new(iterators.len());
        let iterators = iterators.into_iter().map(Released::new).collect();
        let tuple = RecycledTuple::default();
        Ok(Ref::new_in(class, ZipLongest { iterators, active, filler, tuple }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<ZipLongest>(this);
        if this.active.get() == 0 {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(this.iterators.len());
        for place in &this.iterators {
            let item = match place.get() {
                Some(iterator) => match ops::next(vm, &iterator) {
                    Ok(Some(item)) => item,
                    end => {
                        this.active.set(this.active.get().saturating_sub(1));
                        if end.is_err() || this.active.get() == 0 {
                            this.active.set(0);
                            return end;
                        }
                        place.release();
                        this.filler.clone()
                    }
                },
                None => this.filler.clone(),
            };
            items.push(item);
        }
        Ok(Some(this.tuple.tuple(vm, &mut items)))
    }
}
