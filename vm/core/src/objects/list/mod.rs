//! list: the payload and what native code does with it.

mod storage;

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

pub use storage::List;

super::native_object!(List, LIST, list);

impl Vm {
    pub fn new_list(&self, items: Vec<Value>) -> Value {
        Ref::new(self, List::from_vec(items)).into_value()
    }
}

/// An iterator over a list; without one once it is exhausted.
#[repr(C)]
pub struct ListIter {
    pub list: Cell<Option<Ref<List>>>,
    pub position: Cell<usize>,
}

super::native_object!(ListIter, LIST_ITERATOR, list_iterator);

/// An iterator over a list from its end.
pub struct ListReverseIter {
    pub list: Cell<Option<Ref<List>>>,
    /// One more than the next index.
    pub position: Cell<usize>,
}

super::native_object!(ListReverseIter, LIST_REVERSEITERATOR, list_reverseiterator);
