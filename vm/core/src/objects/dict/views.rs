//! Views of dicts and their iterators.

use super::Dict;
use crate::object::{NativeObject, Ref, Type};
use crate::vm::Vm;
use std::cell::Cell;

/// A view of the keys, values or items; its class says which.
pub struct DictView {
    pub dict: Ref<Dict>,
}

impl NativeObject for DictView {
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.dict_keys
    }
}

/// An iterator over the keys, values or items, forwards or backwards; its class says which.
pub struct DictIter {
    pub dict: Cell<Option<Ref<Dict>>>,
    /// The number of the next entry.
    pub position: Cell<usize>,
    /// How many keys the dict had at the start.
    pub len: usize,
    pub remaining: Cell<usize>,
}

impl NativeObject for DictIter {
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.dict_keyiterator
    }
}
