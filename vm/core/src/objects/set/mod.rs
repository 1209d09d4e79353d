//! set and frozenset.

use super::table::Table;
use crate::object::Ref;
use crate::value::Value;
use std::cell::Cell;

#[derive(Default)]
pub struct Set {
    pub table: Table<()>,
}

super::native_object!(Set, SET, set);

pub struct FrozenSet {
    pub table: Table<()>,
    /// -1 while it isn't computed.
    pub hash: Cell<i64>,
}

super::native_object!(FrozenSet, FROZENSET, frozenset);

impl FrozenSet {
    pub fn new(table: Table<()>) -> FrozenSet {
        FrozenSet { table, hash: Cell::new(-1) }
    }
}

impl Value {
    /// The table of a set or frozenset.
    pub fn as_set_table(&self) -> Option<&Table<()>> {
        match self.downcast::<Set>() {
            Some(set) => Some(&set.table),
            None => Some(&self.downcast::<FrozenSet>()?.table),
        }
    }
}

/// An iterator over a set or frozenset.
pub struct SetIter {
    pub set: Cell<Option<Value>>,
    pub position: Cell<usize>,
    pub version: u64,
    pub remaining: Cell<usize>,
}

super::native_object!(SetIter, SET_ITERATOR, set_iterator);

/// A new set of these elements.
pub fn new_set(vm: &crate::vm::Vm, elements: &[Value]) -> crate::error::PyResult {
    Ok(Ref::new(vm, Set { table: table_of(vm, elements)? }).into_value())
}

/// A table of these elements, each once.
pub fn table_of(vm: &crate::vm::Vm, elements: &[Value]) -> crate::error::PyResult<Table<()>> {
    let table = Table::default();
    for element in elements {
        table.insert(vm, element, crate::ops::hash(vm, element)?, ())?;
    }
    Ok(table)
}
