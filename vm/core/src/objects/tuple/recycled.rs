//! The tuples that iterators make: usually each is taken apart and given up before the next one
//! is wanted, so that it can be used again.

use super::{Tuple, first_item};
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// The first tuple that an iterator made. All tuples it makes have the same length.
#[derive(Default)]
pub struct RecycledTuple(Cell<Option<Ref<Tuple>>>);

impl RecycledTuple {
    /// The items of the tuple of the last time, for new ones to be put in, if there is one and
    /// nobody else has it. `None` with a tuple there means that somebody has.
    #[inline]
    fn free_items(&self) -> Option<(Value, *mut Value)> {
        // SAFETY: the cell isn't changed while this is used.
        let tuple = unsafe { (*self.0.as_ptr()).as_ref()? };
        (tuple.header().refcount() == 1).then(|| (tuple.to_value(), first_item(tuple.pointer())))
    }
    /// Keeps a tuple that was just made, if it is the first.
    #[inline]
    fn keep_first(&self, tuple: &Value) {
        // SAFETY: the borrow ends here.
        if unsafe { (*self.0.as_ptr()).is_none() } {
            self.0.set(tuple.to_ref::<Tuple>());
        }
    }

    /// A tuple of two items: that of the last time, if nobody else has it.
    #[inline]
    pub fn pair(&self, vm: &Vm, first: Value, second: Value) -> Value {
        if let Some((tuple, items)) = self.free_items() {
            // SAFETY: the tuple has two items, and nobody else has it, so that nobody can see
            // it change.
            let old = unsafe { (items.replace(first), items.add(1).replace(second)) };
            // Dropping may run Python that comes here again: it finds the tuple in use.
            drop(old);
            return tuple;
        }
        let tuple = vm.new_pair(first, second);
        self.keep_first(&tuple);
        tuple
    }

    /// As [`pair`](Self::pair), of any items, which are taken out of `values`.
    pub fn tuple(&self, vm: &Vm, values: &mut [Value]) -> Value {
        if let Some((tuple, items)) = self.free_items() {
            for (at, value) in values.iter_mut().enumerate() {
                // SAFETY: as in `pair`; all tuples made here have the same length.
                unsafe { std::ptr::swap(items.add(at), value) };
            }
            values.fill(Value::UNBOUND);
            return tuple;
        }
        let tuple = vm.new_tuple(values.iter_mut().map(std::mem::take).collect());
        self.keep_first(&tuple);
        tuple
    }
}

/// The tuple that an iterator made last, from which the next one differs in its last items.
#[derive(Default)]
pub struct LatestTuple(Cell<Option<Ref<Tuple>>>);

impl LatestTuple {
    /// A tuple of `len` items that equals the last one before the item `changed`: the last one
    /// itself, if nobody else has it. What that lets go of must have other owners, and `item`
    /// must not run Python.
    #[inline]
    pub fn next(
        &self,
        vm: &Vm,
        len: usize,
        changed: usize,
        item: impl Fn(usize) -> Value,
    ) -> Value {
        if let Some(tuple) = self.0.take()
            && tuple.header().refcount() == 1
        {
            debug_assert_eq!(tuple.len(), len);
            let items = first_item(tuple.pointer());
            for i in changed..len {
                // SAFETY: the tuple has so many items, and nobody else has it, so that nobody
                // can see it change.
                drop(unsafe { items.add(i).replace(item(i)) });
            }
            let result = tuple.to_value();
            self.0.set(Some(tuple));
            return result;
        }
        let tuple = vm.new_tuple_from_fn(len, item);
        self.0.set(tuple.to_ref::<Tuple>());
        tuple
    }
}
