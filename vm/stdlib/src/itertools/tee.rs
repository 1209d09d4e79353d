//! tee: several iterators over one. The items that not all of them have had wait in a chain of
//! blocks; each iterator keeps its block alive, and so all later ones.

use super::{Released, add_class, bind_positional, docs, iterator_class, payload};
use apython_core::native::{Args, ClassOptions, Param, ParamKind, Signature};
use apython_core::object::{Ref, Type};
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::{pyfunction, pymethods};
use std::cell::{Cell, RefCell};

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    let options = ClassOptions { doc: Some(docs::TEE_CLASS), ..ClassOptions::default() };
    add_class::<Tee>(vm, module, "itertools._tee", Tee::DEF, &options)?;
    let options = ClassOptions { doc: Some(docs::TEE_DATAOBJECT), ..ClassOptions::default() };
    add_class::<Block>(vm, module, "itertools._tee_dataobject", Block::DEF, &options)
}

/// How many items a block holds.
const BLOCK_ITEMS: usize = 57;

/// Items that have been taken from the iterator, in their order.
pub(super) struct Block {
    iterator: Value,
    items: RefCell<Vec<Value>>,
    /// The iterator is at work.
    running: Cell<bool>,
    /// What follows, once it is needed; unbound before.
    next: Released,
}
iterator_class!(Block);

#[pymethods]
impl Block {}

impl Block {
    fn new(iterator: Value) -> Block {
        Block {
            iterator,
            items: RefCell::default(),
            running: Cell::new(false),
            next: Released::new(Value::UNBOUND),
        }
    }
    /// The item with this number, which is at most one more than there are.
    fn item(&self, vm: &Vm, number: usize) -> PyResult<Option<Value>> {
        if let Some(item) = self.items.borrow().get(number) {
            return Ok(Some(item.clone()));
        }
        if self.running.replace(true) {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        let item = ops::next(vm, &self.iterator);
        self.running.set(false);
        if let Ok(Some(item)) = &item {
            self.items.borrow_mut().push(item.clone());
        }
        item
    }
    fn following(&self, vm: &Vm) -> Ref<Block> {
        if let Some(next) = self.next.get() {
            return next.to_ref::<Block>().expect("a block follows");
        }
        let next = Ref::new(vm, Block::new(self.iterator.clone()));
        self.next.set(next.to_value());
        next
    }
}

/// One of the iterators.
pub(super) struct Tee {
    block: RefCell<Ref<Block>>,
    position: Cell<usize>,
}
iterator_class!(Tee);

static SIGNATURE: Signature =
    Signature::of_class("_tee", &[Param::required("iterable", ParamKind::PositionalOnly)]);

impl Tee {
    /// An iterator over what `iterator` gives: a copy, if that is one already.
    fn over(vm: &Vm, iterator: Value) -> Tee {
        match iterator.downcast::<Tee>() {
            Some(tee) => tee.duplicate(),
            None => Tee {
                block: RefCell::new(Ref::new(vm, Block::new(iterator))),
                position: Cell::new(0),
            },
        }
    }
    fn duplicate(&self) -> Tee {
        Tee { block: self.block.clone(), position: self.position.clone() }
    }
}

#[pymethods]
impl Tee {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [iterable] = bind_positional::<Tee, 1>(vm, class, &SIGNATURE, args)?;
        let iterator = ops::iter(vm, iterable.expect("bound"))?;
        Ok(Ref::new(vm, Tee::over(vm, iterator)).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Tee>(this);
        if this.position.get() == BLOCK_ITEMS {
            let following = this.block.borrow().following(vm);
            drop(this.block.replace(following));
            this.position.set(0);
        }
        let block = this.block.borrow().clone();
        let item = block.item(vm, this.position.get())?;
        if item.is_some() {
            this.position.set(this.position.get() + 1);
        }
        Ok(item)
    }
    /// Returns an independent iterator.
    #[pymethod("__copy__(self)", no_text)]
    fn copy(&self, _vm: &Vm) -> Ref<Tee> {
        Ref::new(_vm, self.duplicate())
    }
}

/// Returns a tuple of n independent iterators.
#[pyfunction("tee(iterable, n=2, /)")]
pub(super) fn tee(vm: &Vm, iterable: &Value, n: isize) -> PyResult {
    if n < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    if n == 0 {
        return Ok(vm.empty_tuple.clone());
    }
    let iterator = ops::iter(vm, iterable)?;
    let copy = vm.intern("__copy__");
    let first = if ops::get_attr_opt(vm, &iterator, &copy)?.is_some() {
        iterator
    } else {
        Ref::new(vm, Tee::over(vm, iterator)).into_value()
    };
    let mut iterators = vec![first];
    let copier = ops::get_attr(vm, &iterators[0], &copy)?;
    for _ in 1..n {
        iterators.push(ops::call_values(vm, &copier, &[])?);
    }
    Ok(vm.new_tuple(iterators))
}
