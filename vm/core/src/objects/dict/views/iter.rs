//! The iterators over dicts and their views, forwards and backwards.

use super::Part;
use crate::error::{PyResult, Raised};
use crate::object::{NativeObject, Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::table::Entry;
use crate::objects::tuple::RecycledTuple;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::Cell;

/// No dict is this long: what an iterator compares with once the length has changed.
const CHANGED: usize = usize::MAX;

/// An iterator over the keys, values or items, forwards or backwards; its class says which.
#[repr(C)]
pub struct DictIter {
    /// Absent once the iterator is exhausted.
    pub dict: Cell<Option<Ref<Dict>>>,
    /// Forwards the number of the next entry, backwards one more.
    pub position: Cell<usize>,
    /// How many keys the dict had at the start.
    pub len: Cell<usize>,
    pub remaining: Cell<usize>,
    pub part: Part,
    pair: RecycledTuple,
}

impl NativeObject for DictIter {
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.dict_keyiterator
    }
}

impl DictIter {
    pub fn over(vm: &Vm, dict: Ref<Dict>, part: Part) -> Value {
        let class = match part {
            Part::Keys => &vm.types.dict_keyiterator,
            Part::Values => &vm.types.dict_valueiterator,
            Part::Items => &vm.types.dict_itemiterator,
        };
        Ref::new_in(class, DictIter::starting_at(0, dict, part)).into_value()
    }
    pub fn backwards_over(vm: &Vm, dict: Ref<Dict>, part: Part) -> Value {
        let class = match part {
            Part::Keys => &vm.types.dict_reversekeyiterator,
            Part::Values => &vm.types.dict_reversevalueiterator,
            Part::Items => &vm.types.dict_reverseitemiterator,
        };
        let end = dict.table().entries_end();
        Ref::new_in(class, DictIter::starting_at(end, dict, part)).into_value()
    }
    fn starting_at(position: usize, dict: Ref<Dict>, part: Part) -> DictIter {
        let len = dict.len();
        DictIter {
            dict: Cell::new(Some(dict)),
            position: Cell::new(position),
            len: Cell::new(len),
            remaining: Cell::new(len),
            part,
            pair: RecycledTuple::default(),
        }
    }

    /// The dict, if the iterator isn't exhausted. The borrow ends before the cell is changed.
    #[inline(always)]
    fn dict(&self) -> Option<&Dict> {
        // SAFETY: the cell is only changed by the functions below, after their last use of this.
        unsafe { (*self.dict.as_ptr()).as_deref() }
    }
    /// What the iterator gives of an entry.
    #[inline(always)]
    fn part_of(&self, vm: &Vm, entry: &Entry<Value>) -> Value {
        match self.part {
            Part::Keys => entry.key.clone(),
            Part::Values => entry.value.clone(),
            Part::Items => self.pair.pair(vm, entry.key.clone(), entry.value.clone()),
        }
    }
    fn finish(&self) {
        drop(self.dict.take());
    }
    #[cold]
    fn changed_size(&self, vm: &Vm) -> Raised {
        self.len.set(CHANGED);
        vm.runtime_error("dictionary changed size during iteration")
    }

    /// Moves on: the next entry.
    #[inline(always)]
    fn step(&self, vm: &Vm) -> PyResult<Option<&Entry<Value>>> {
        let Some(dict) = self.dict() else { return Ok(None) };
        if self.len.get() != dict.len() {
            return Err(self.changed_size(vm));
        }
        let Some((number, entry)) = dict.table().next_live(self.position.get()) else {
            self.finish();
            return Ok(None);
        };
        let Some(remaining) = self.remaining.get().checked_sub(1) else {
            self.finish();
            return Err(vm.runtime_error("dictionary keys changed during iteration"));
        };
        self.position.set(number + 1);
        self.remaining.set(remaining);
        Ok(Some(entry))
    }
    #[inline]
    pub fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        Ok(self.step(vm)?.map(|entry| self.part_of(vm, entry)))
    }
    /// The next key and value, whatever part the iterator is of.
    #[inline]
    pub(crate) fn advance_pair(&self, vm: &Vm) -> PyResult<Option<(Value, Value)>> {
        Ok(self.step(vm)?.map(|entry| (entry.key.clone(), entry.value.clone())))
    }
    #[inline]
    pub fn advance_backwards(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let Some(dict) = self.dict() else { return Ok(None) };
        if self.len.get() != dict.len() {
            return Err(self.changed_size(vm));
        }
        let Some((number, entry)) = dict.table().previous_live(self.position.get()) else {
            self.finish();
            return Ok(None);
        };
        self.position.set(number);
        self.remaining.set(self.remaining.get().saturating_sub(1));
        Ok(Some(self.part_of(vm, entry)))
    }
}

fn iterator_of(value: &Value) -> &DictIter {
    value.downcast::<DictIter>().expect("a slot gets instances of its type")
}

/// What iterators in either direction do.
#[pymethods(ITERATOR)]
impl DictIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, _vm: &Vm) -> usize {
        match self.dict() {
            Some(dict) if dict.len() == self.len.get() => self.remaining.get(),
            _ => 0,
        }
    }
}

#[pymethods(FORWARDS)]
impl DictIter {
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        iterator_of(this).advance(vm)
    }
}

#[pymethods(BACKWARDS)]
impl DictIter {
    #[pyslot(next)]
    fn next_backwards(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        iterator_of(this).advance_backwards(vm)
    }
}
