//! set and frozenset: the payloads and what native code does with them. What both do alike is
//! in `operations`; what syntax does is in `operators`, what programs call by name in
//! `methods`.
//!
//! Sets are iterated over in the order of insertion; in CPython it is arbitrary.

mod iter;
mod methods;
mod operations;
mod operators;

use super::dict::hash_key;
use super::table::Table;
use crate::error::PyResult;
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

pub use iter::SetIter;
pub use operations::intersection;

#[derive(Default)]
pub struct Set {
    pub table: Table<()>,
    /// Where `pop` looks first.
    finger: Cell<usize>,
}

super::native_object!(Set, SET, set);

pub struct FrozenSet {
    pub table: Table<()>,
    /// -1 while it isn't computed.
    pub hash: Cell<i64>,
}

super::native_object!(FrozenSet, FROZENSET, frozenset);

impl Set {
    pub fn new(table: Table<()>) -> Set {
        Set { table, finger: Cell::new(0) }
    }
    /// Adds an element.
    #[inline]
    pub fn insert(&self, vm: &Vm, element: &Value) -> PyResult<()> {
        insert(vm, &self.table, element)
    }
    /// As [`insert`](Set::insert), for an integer, which is hashed and compared without a call.
    /// False, and nothing done, where a key that isn't one has the same hash.
    #[inline]
    pub(crate) fn insert_small_int(&self, element: &Value, x: i64) -> bool {
        // Less than the modulus of hashes: its own hash, but for the one that none may have.
        let hash = if x == -1 { -2 } else { x };
        self.table.add_small_int(element, hash)
    }
    /// Adds all elements of an iterable.
    pub fn update(&self, vm: &Vm, iterable: &Value) -> PyResult<()> {
        operations::update(vm, &self.table, iterable)
    }
    /// Removes all elements of an iterable.
    pub fn difference_update(&self, vm: &Vm, iterable: &Value) -> PyResult<()> {
        operations::difference_update(vm, &self.table, iterable)
    }
    /// Removes the elements of an iterable that are there and adds those that aren't.
    pub fn symmetric_difference_update(&self, vm: &Vm, iterable: &Value) -> PyResult<()> {
        operations::symmetric_difference_update(vm, &self.table, iterable)
    }
    /// Takes the first element out.
    fn pop_first(&self) -> Option<Value> {
        let number = match self.table.next_live(self.finger.get()) {
            Some((number, _)) => number,
            // What was added since may stand before the finger.
            None => self.table.next_live(0)?.0,
        };
        self.finger.set(number + 1);
        self.table.remove_at(number).map(|(element, ())| element)
    }
}

impl FrozenSet {
    pub fn new(table: Table<()>) -> FrozenSet {
        FrozenSet { table, hash: Cell::new(-1) }
    }
}

/// Adds an element to a table.
#[inline]
fn insert(vm: &Vm, table: &Table<()>, element: &Value) -> PyResult<()> {
    let hash = hash_key(vm, element)?;
    if table.find(vm, element, hash)?.is_none() {
        table.push_new(element.clone(), hash, ());
    }
    Ok(())
}

impl Value {
    /// The table of a set or frozenset, or of an instance of a subclass.
    #[inline]
    pub fn as_set_table(&self) -> Option<&Table<()>> {
        match self.downcast::<Set>() {
            Some(set) => Some(&set.table),
            None => Some(&self.downcast::<FrozenSet>()?.table),
        }
    }
}

/// A new set of these elements.
pub fn new_set(vm: &Vm, elements: &[Value]) -> PyResult {
    Ok(Ref::new(vm, Set::new(table_of(vm, elements)?)).into_value())
}

/// A table of these elements, each once.
pub fn table_of(vm: &Vm, elements: &[Value]) -> PyResult<Table<()>> {
    let table = Table::default();
    for element in elements {
        insert(vm, &table, element)?;
    }
    Ok(table)
}

/// The table of a slot's receiver.
#[inline(always)]
fn table_of_receiver(value: &Value) -> &Table<()> {
    value.as_set_table().expect("a slot gets instances of its type")
}
