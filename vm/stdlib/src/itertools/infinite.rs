//! Iterators without an end of their own: count, cycle, repeat.

use super::{
    Released, add_base_class, bind_positional, count_argument, docs, iterator_class, payload,
};
use apython_core::native::{Args, Param, ParamKind, Signature};
use apython_core::object::{BinaryOp, Ref, Type};
use apython_core::objects::complex::Complex;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pymethods;
use apython_text::StrBuf;
use std::cell::{Cell, RefCell};

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    add_base_class::<Count>(vm, module, "itertools.count", Count::DEF, docs::COUNT)?;
    add_base_class::<Cycle>(vm, module, "itertools.cycle", Cycle::DEF, docs::CYCLE)?;
    add_base_class::<Repeat>(vm, module, "itertools.repeat", Repeat::DEF, docs::REPEAT)
}

/// `Name(first, second)` of an iterator: the class's own name, and its parts' representations.
fn show(vm: &Vm, this: &Value, parts: &[&Value]) -> PyResult {
    let mut text = StrBuf::new();
    let class = this.type_of(vm).qualname_value();
    text.push_view(class.as_str_view().expect("a name is a str"));
    let mut separator = "(";
    for part in parts {
        text.push_ascii(separator);
        text.push_view(ops::repr(vm, part)?.as_str_view().expect("repr makes a str"));
        separator = ", ";
    }
    text.push_ascii(")");
    Ok(vm.new_str_owned(&text.finish()))
}

/// Consecutive numbers.
pub(super) struct Count {
    /// The next number, unless `next` has it.
    small: Cell<i64>,
    /// What is added to `small`; 0 where `next` has the next number.
    small_step: i64,
    /// The next number, where it or the step isn't an int of 64 bits or no longer is.
    next: Released,
    step: Value,
}
iterator_class!(Count);

static COUNT: Signature = Signature::of_class(
    "count",
    &[
        Param::optional("start", ParamKind::PositionalOrKeyword),
        Param::optional("step", ParamKind::PositionalOrKeyword),
    ],
);

fn is_number(vm: &Vm, value: &Value) -> bool {
    let slots = value.type_of(vm).slots();
    slots.index.is_some()
        || slots.int.is_some()
        || slots.float.is_some()
        || value.downcast::<Complex>().is_some()
}

#[pymethods]
impl Count {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [start, step] = COUNT.bind_new::<2>(vm, args)?;
        if [start, step].into_iter().flatten().any(|value| !is_number(vm, value)) {
            return Err(vm.type_error("a number is required"));
        }
        let start = start.cloned().unwrap_or(Value::from_small_int(0));
        let step = step.cloned().unwrap_or(Value::from_small_int(1));
        let small = match (start.as_i64(), step.as_i64()) {
            (Some(first), Some(1)) => Some((first, 1)),
            (Some(first), Some(by)) if start.is_small_int() && step.is_small_int() && by != 0 => {
                Some((first, by))
            }
            _ => None,
        };
        let (small, small_step, next) = match small {
            Some((first, by)) => (first, by, Value::UNBOUND),
            None => (0, 0, start),
        };
        let count = Count { small: Cell::new(small), small_step, next: Released::new(next), step };
        Ok(Ref::new_in(class, count).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Count>(this);
        let small = this.small.get();
        if this.small_step != 0
            && let Some(following) = small.checked_add(this.small_step)
        {
            this.small.set(following);
            return Ok(Some(Value::from_int(vm, small)));
        }
        this.next_object(vm).map(Some)
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let count = payload::<Count>(this);
        let next = count.next_number(vm);
        if count.step.as_i64() == Some(1) {
            return show(vm, this, &[&next]);
        }
        show(vm, this, &[&next, &count.step])
    }
}

impl Count {
    fn next_number(&self, vm: &Vm) -> Value {
        self.next.get().unwrap_or_else(|| Value::from_int(vm, self.small.get()))
    }
    #[inline(never)]
    fn next_object(&self, vm: &Vm) -> PyResult {
        let number = self.next_number(vm);
        self.next.set(ops::binary(vm, BinaryOp::Add, &number, &self.step)?);
        Ok(number)
    }
}

/// The items of an iterable, again and again.
pub(super) struct Cycle {
    /// Until it is exhausted.
    iterator: Released,
    saved: RefCell<Vec<Value>>,
    position: Cell<usize>,
}
iterator_class!(Cycle);

static CYCLE: Signature =
    Signature::of_class("cycle", &[Param::required("iterable", ParamKind::PositionalOnly)]);

#[pymethods]
impl Cycle {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [iterable] = bind_positional::<Cycle, 1>(vm, class, &CYCLE, args)?;
        let iterator = Released::new(ops::iter(vm, iterable.expect("bound"))?);
        let cycle = Cycle { iterator, saved: RefCell::default(), position: Cell::new(0) };
        Ok(Ref::new_in(class, cycle).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Cycle>(this);
        if let Some(iterator) = this.iterator.get() {
            if let Some(item) = ops::next(vm, &iterator)? {
                this.saved.borrow_mut().push(item.clone());
                return Ok(Some(item));
            }
            this.iterator.release();
        }
        let saved = this.saved.borrow();
        let position = this.position.get();
        let item = saved.get(position).cloned();
        this.position.set(if position + 1 >= saved.len() { 0 } else { position + 1 });
        Ok(item)
    }
}

/// One object, endlessly or a number of times.
pub(super) struct Repeat {
    object: Value,
    /// How many are left; -1 stands for endlessly many.
    left: Cell<isize>,
}
iterator_class!(Repeat);

const ENDLESS: isize = -1;

static REPEAT: Signature = Signature::of_class(
    "repeat",
    &[
        Param::required("object", ParamKind::PositionalOrKeyword),
        Param::optional("times", ParamKind::PositionalOrKeyword),
    ],
);

#[pymethods]
impl Repeat {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [object, times] = REPEAT.bind_new::<2>(vm, args)?;
        let left = match times {
            Some(times) => count_argument(vm, times)?.max(0),
            None => ENDLESS,
        };
        let object = object.expect("bound").clone();
        Ok(Ref::new_in(class, Repeat { object, left: Cell::new(left) }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(_vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Repeat>(this);
        let left = this.left.get();
        if left == 0 {
            return Ok(None);
        }
        if left > 0 {
            this.left.set(left - 1);
        }
        Ok(Some(this.object.clone()))
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let repeat = payload::<Repeat>(this);
        match repeat.left.get() {
            ENDLESS => show(vm, this, &[&repeat.object]),
            left => show(vm, this, &[&repeat.object, &Value::from_int(vm, left as i64)]),
        }
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self)", no_text)]
    fn length_hint(&self, vm: &Vm) -> PyResult<isize> {
        match self.left.get() {
            ENDLESS => Err(vm.type_error("len() of unsized object")),
            left => Ok(left),
        }
    }
}
