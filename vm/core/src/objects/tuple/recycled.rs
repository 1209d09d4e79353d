//! The pairs that iterators make: usually each is taken apart and given up before the next one
//! is wanted, so that it can be used again.

use super::{Tuple, first_item};
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// The first pair that an iterator made.
#[derive(Default)]
pub struct RecycledPair(Cell<Option<Ref<Tuple>>>);

impl RecycledPair {
    /// A tuple of two items: that of the last time, if nobody else has it.
    #[inline]
    pub fn pair(&self, vm: &Vm, first: Value, second: Value) -> Value {
        // SAFETY: the cell is changed only below, after the last use of this.
        if let Some(pair) = unsafe { &*self.0.as_ptr() } {
            if pair.header().refcount() != 1 {
                return vm.new_pair(first, second);
            }
            let result = pair.to_value();
            let items = first_item(pair.pointer());
            // SAFETY: the tuple has two items, and nobody else has seen it since the last time,
            // so that nobody can see it change.
            let old = unsafe { (items.replace(first), items.add(1).replace(second)) };
            // Dropping may run Python that comes here again: it finds the pair in use.
            drop(old);
            return result;
        }
        let pair = vm.new_pair(first, second);
        self.0.set(pair.to_ref::<Tuple>());
        pair
    }
}
