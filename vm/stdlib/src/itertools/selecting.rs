//! Iterators that pass on some of the items: compress, dropwhile, filterfalse, islice,
//! takewhile.

use super::{Released, add_base_class, bind_positional, docs, iterator_class, payload};
use apython_core::native::{
    Args, Param, ParamKind, Signature, check_no_keywords_in, check_positional,
};
use apython_core::object::{Ref, Type};
use apython_core::{PyResult, Raised, Value, Vm, ops};
use apython_derive::pymethods;
use std::cell::Cell;

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    add_base_class::<Compress>(vm, module, "itertools.compress", Compress::DEF, docs::COMPRESS)?;
    add_base_class::<Dropwhile>(
        vm,
        module,
        "itertools.dropwhile",
        Dropwhile::DEF,
        docs::DROPWHILE,
    )?;
    add_base_class::<Filterfalse>(
        vm,
        module,
        "itertools.filterfalse",
        Filterfalse::DEF,
        docs::FILTERFALSE,
    )?;
    add_base_class::<Islice>(vm, module, "itertools.islice", Islice::DEF, docs::ISLICE)?;
    add_base_class::<Takewhile>(vm, module, "itertools.takewhile", Takewhile::DEF, docs::TAKEWHILE)
}

/// What a predicate says of an item.
#[inline]
fn holds(vm: &Vm, predicate: &Value, item: &Value) -> PyResult<bool> {
    ops::is_true(vm, &ops::call_values(vm, predicate, std::slice::from_ref(item))?)
}

/// The items whose selector is true.
pub(super) struct Compress {
    data: Value,
    selectors: Value,
}
iterator_class!(Compress);

static COMPRESS: Signature = Signature::of_class(
    "compress",
    &[
        Param::required("data", ParamKind::PositionalOrKeyword),
        Param::required("selectors", ParamKind::PositionalOrKeyword),
    ],
);

#[pymethods]
impl Compress {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [data, selectors] = COMPRESS.bind_new::<2>(vm, args)?;
        let data = ops::iter(vm, data.expect("bound"))?;
        let selectors = ops::iter(vm, selectors.expect("bound"))?;
        Ok(Ref::new_in(class, Compress { data, selectors }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Compress>(this);
        loop {
            let Some(item) = ops::next(vm, &this.data)? else { return Ok(None) };
            let Some(selector) = ops::next(vm, &this.selectors)? else { return Ok(None) };
            if ops::is_true(vm, &selector)? {
                return Ok(Some(item));
            }
        }
    }
}

static FUNCTION_AND_ITERABLE: [Param; 2] = [
    Param::required("function", ParamKind::PositionalOnly),
    Param::required("iterable", ParamKind::PositionalOnly),
];
static DROPWHILE: Signature = Signature::of_class("dropwhile", &FUNCTION_AND_ITERABLE);
static FILTERFALSE: Signature = Signature::of_class("filterfalse", &FUNCTION_AND_ITERABLE);
static TAKEWHILE: Signature = Signature::of_class("takewhile", &FUNCTION_AND_ITERABLE);

/// The items from the first that the predicate isn't true of.
pub(super) struct Dropwhile {
    predicate: Value,
    iterator: Value,
    started: Cell<bool>,
}
iterator_class!(Dropwhile);

#[pymethods]
impl Dropwhile {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [predicate, iterable] = bind_positional::<Dropwhile, 2>(vm, class, &DROPWHILE, args)?;
        let iterator = ops::iter(vm, iterable.expect("bound"))?;
        let predicate = predicate.expect("bound").clone();
        let dropwhile = Dropwhile { predicate, iterator, started: Cell::new(false) };
        Ok(Ref::new_in(class, dropwhile).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Dropwhile>(this);
        loop {
            let Some(item) = ops::next(vm, &this.iterator)? else { return Ok(None) };
            if this.started.get() {
                return Ok(Some(item));
            }
            if !holds(vm, &this.predicate, &item)? {
                this.started.set(true);
                return Ok(Some(item));
            }
        }
    }
}

/// The items before the first that the predicate isn't true of.
pub(super) struct Takewhile {
    predicate: Value,
    iterator: Value,
    stopped: Cell<bool>,
}
iterator_class!(Takewhile);

#[pymethods]
impl Takewhile {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [predicate, iterable] = bind_positional::<Takewhile, 2>(vm, class, &TAKEWHILE, args)?;
        let iterator = ops::iter(vm, iterable.expect("bound"))?;
        let predicate = predicate.expect("bound").clone();
        let takewhile = Takewhile { predicate, iterator, stopped: Cell::new(false) };
        Ok(Ref::new_in(class, takewhile).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Takewhile>(this);
        if this.stopped.get() {
            return Ok(None);
        }
        let Some(item) = ops::next(vm, &this.iterator)? else { return Ok(None) };
        if holds(vm, &this.predicate, &item)? {
            return Ok(Some(item));
        }
        this.stopped.set(true);
        Ok(None)
    }
}

/// The items that a function isn't true of.
pub(super) struct Filterfalse {
    /// None and bool stand for the item's own truth.
    function: Option<Value>,
    iterator: Value,
}
iterator_class!(Filterfalse);

#[pymethods]
impl Filterfalse {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [function, iterable] =
            bind_positional::<Filterfalse, 2>(vm, class, &FILTERFALSE, args)?;
        let iterator = ops::iter(vm, iterable.expect("bound"))?;
        let function = function.filter(|f| !f.is_none() && !vm.types.bool_.is_value(f)).cloned();
        Ok(Ref::new_in(class, Filterfalse { function, iterator }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Filterfalse>(this);
        loop {
            let Some(item) = ops::next(vm, &this.iterator)? else { return Ok(None) };
            let truth = match &this.function {
                Some(function) => holds(vm, function, &item)?,
                None => ops::is_true(vm, &item)?,
            };
            if !truth {
                return Ok(Some(item));
            }
        }
    }
}

/// The items with certain numbers.
pub(super) struct Islice {
    /// Until the slice is exhausted.
    iterator: Released,
    /// How many items have been taken from the iterator.
    taken: Cell<i64>,
    /// The number of the next item to pass on.
    next: Cell<i64>,
    stop: Option<i64>,
    step: i64,
}
iterator_class!(Islice);

/// A bound, where None and absence give `default`.
fn bound(vm: &Vm, value: Option<&Value>, default: Option<i64>) -> PyResult<Option<i64>> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(default) };
    let index = ops::index(vm, value)?;
    index.as_i64().map(Some).ok_or_else(|| vm.overflow_error(""))
}

/// Replaces whatever was wrong with a bound by a ValueError.
#[cold]
fn refuse(vm: &Vm, raised: Option<Raised>, what: &str) -> Raised {
    drop(raised.map(|raised| vm.take_exception(raised)));
    vm.value_error(what)
}

const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const STEP: &str = "Step for islice() must be a positive integer or None.";

#[pymethods]
impl Islice {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords_in(vm, class, vm.class_of::<Islice>(), args)?;
        let values = args.positional();
        check_positional(vm, "islice", values.len(), 2, 4)?;
        let (start, stop) = match values {
            [_, stop] => (Ok(Some(0)), stop),
            _ => (bound(vm, values.get(1), Some(0)), &values[2]),
        };
        // A bad start counts as -1, and is complained of when the stop is good.
        let start = match start {
            Ok(start) => start.unwrap_or(0),
            Err(raised) => {
                drop(vm.take_exception(raised));
                -1
            }
        };
        let stop = match bound(vm, Some(stop), None) {
            Ok(Some(-1)) => return Err(refuse(vm, None, STOP)),
            Ok(stop) => stop,
            Err(raised) => return Err(refuse(vm, Some(raised), STOP)),
        };
        if start < 0 || stop.is_some_and(|stop| stop < 0) {
            return Err(refuse(vm, None, INDICES));
        }
        let step = match bound(vm, values.get(3), Some(1)) {
            Ok(step) => step.unwrap_or(1),
            Err(raised) => return Err(refuse(vm, Some(raised), STEP)),
        };
        if step < 1 {
            return Err(refuse(vm, None, STEP));
        }
        let iterator = Released::new(ops::iter(vm, &values[0])?);
        let (taken, next) = (Cell::new(0), Cell::new(start));
        Ok(Ref::new_in(class, Islice { iterator, taken, next, stop, step }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Islice>(this);
        let Some(iterator) = this.iterator.get() else { return Ok(None) };
        let item = this.advance(vm, &iterator);
        if !matches!(item, Ok(Some(_))) {
            this.iterator.release();
        }
        item
    }
}

impl Islice {
    fn advance(&self, vm: &Vm, iterator: &Value) -> PyResult<Option<Value>> {
        while self.taken.get() < self.next.get() {
            if ops::next(vm, iterator)?.is_none() {
                return Ok(None);
            }
            self.taken.set(self.taken.get() + 1);
        }
        if self.stop.is_some_and(|stop| self.taken.get() >= stop) {
            return Ok(None);
        }
        let item = ops::next(vm, iterator)?;
        if item.is_some() {
            self.taken.set(self.taken.get() + 1);
            let end = self.stop.unwrap_or(i64::MAX);
            self.next.set(self.next.get().checked_add(self.step).map_or(end, |next| next.min(end)));
        }
        Ok(item)
    }
}
