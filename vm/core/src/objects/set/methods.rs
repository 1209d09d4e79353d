//! The methods of set and frozenset.

use super::{FrozenSet, Set, operations};
use crate::error::PyResult;
use crate::native::receiver;
use crate::objects::generic;
use crate::objects::table::Table;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// What set and frozenset have both.
macro_rules! common_methods {
    ($class:ident) => {
        #[pymethods(COMMON_METHODS)]
        impl $class {
            /// Return a shallow copy of a set.
            #[pymethod("copy(self, /)", no_text)]
            fn copy(vm: &Vm, this: &Value) -> PyResult {
                receiver::<$class>(vm, this, "copy")?;
                Ok(operations::copy(vm, this))
            }
            /// Return the difference of two or more sets as a new set.
            ///
            /// (i.e. all elements that are in this set but not the others.)
            #[pymethod("difference(self, /, *others)", no_text)]
            fn difference(vm: &Vm, this: &Value, others: &[Value]) -> PyResult {
                receiver::<$class>(vm, this, "difference")?;
                operations::difference(vm, this, others)
            }
            /// Return the intersection of two sets as a new set.
            ///
            /// (i.e. all elements that are in both sets.)
            #[pymethod("intersection(self, /, *others)", no_text)]
            fn intersection(vm: &Vm, this: &Value, others: &[Value]) -> PyResult {
                receiver::<$class>(vm, this, "intersection")?;
                operations::intersections(vm, this, others)
            }
            /// Return True if two sets have a null intersection.
            #[pymethod("isdisjoint(self, other, /)", no_text)]
            fn isdisjoint(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
                receiver::<$class>(vm, this, "isdisjoint")?;
                operations::isdisjoint(vm, this, other)
            }
            /// Report whether another set contains this set.
            #[pymethod("issubset(self, other, /)", no_text)]
            fn issubset(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
                receiver::<$class>(vm, this, "issubset")?;
                operations::issubset(vm, this, other)
            }
            /// Report whether this set contains another set.
            #[pymethod("issuperset(self, other, /)", no_text)]
            fn issuperset(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
                receiver::<$class>(vm, this, "issuperset")?;
                operations::issuperset(vm, this, other)
            }
            /// S.__sizeof__() -> size of S in memory, in bytes
            #[pymethod("__sizeof__(self, /)", no_text)]
            fn sizeof(&self, _vm: &Vm) -> usize {
                sizeof_as_cpython(&self.table)
            }
            /// Return the symmetric difference of two sets as a new set.
            ///
            /// (i.e. all elements that are in exactly one of the sets.)
            #[pymethod("symmetric_difference(self, other, /)", no_text)]
            fn symmetric_difference(vm: &Vm, this: &Value, other: &Value) -> PyResult {
                receiver::<$class>(vm, this, "symmetric_difference")?;
                operations::symmetric_difference(vm, this, other)
            }
            /// Return the union of sets as a new set.
            ///
            /// (i.e. all elements that are in either set.)
            #[pymethod("union(self, /, *others)", no_text)]
            fn union(vm: &Vm, this: &Value, others: &[Value]) -> PyResult {
                receiver::<$class>(vm, this, "union")?;
                operations::union(vm, this, others)
            }
            /// See PEP 585
            #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
            fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
                generic::alias(vm, cls, item)
            }
        }
    };
}

common_methods!(Set);
common_methods!(FrozenSet);

#[pymethods(METHODS)]
impl Set {
    /// Add an element to a set.
    ///
    /// This has no effect if the element is already present.
    #[pymethod("add(self, element, /)", no_text)]
    fn add(&self, vm: &Vm, element: &Value) -> PyResult<()> {
        self.insert(vm, element)
    }
    /// Remove all elements from this set.
    #[pymethod("clear(self, /)", no_text)]
    fn clear(&self, _vm: &Vm) {
        drop(self.table.take_entries());
    }
    /// Remove an element from a set if it is a member.
    ///
    /// Unlike set.remove(), the discard() method does not raise
    /// an exception when an element is missing from the set.
    #[pymethod("discard(self, element, /)", no_text)]
    fn discard(&self, vm: &Vm, element: &Value) -> PyResult<()> {
        let number = operations::find(vm, &self.table, element)?;
        drop(number.and_then(|number| self.table.remove_at(number)));
        Ok(())
    }
    /// Remove all elements of another set from this set.
    #[pymethod("difference_update(self, /, *others)", no_text)]
    fn difference_update_all(&self, vm: &Vm, others: &[Value]) -> PyResult<()> {
        others.iter().try_for_each(|other| self.difference_update(vm, other))
    }
    /// Update a set with the intersection of itself and another.
    #[pymethod("intersection_update(self, /, *others)", no_text)]
    fn intersection_update(vm: &Vm, this: &Value, others: &[Value]) -> PyResult<()> {
        receiver::<Set>(vm, this, "intersection_update")?;
        operations::intersection_update(vm, this, others)
    }
    /// Remove and return an arbitrary set element.
    /// Raises KeyError if the set is empty.
    #[pymethod("pop(self, /)", no_text)]
    fn pop(&self, vm: &Vm) -> PyResult {
        self.pop_first().ok_or_else(|| {
            let message = vm.new_str("pop from an empty set");
            vm.key_error(&message)
        })
    }
    /// Remove an element from a set; it must be a member.
    ///
    /// If the element is not a member, raise a KeyError.
    #[pymethod("remove(self, element, /)", no_text)]
    fn remove(&self, vm: &Vm, element: &Value) -> PyResult<()> {
        match operations::find(vm, &self.table, element)? {
            Some(number) => drop(self.table.remove_at(number)),
            None => return Err(vm.key_error(element)),
        }
        Ok(())
    }
    /// Update a set with the symmetric difference of itself and another.
    #[pymethod("symmetric_difference_update(self, other, /)", no_text)]
    fn symmetric_difference_update_by(&self, vm: &Vm, other: &Value) -> PyResult<()> {
        self.symmetric_difference_update(vm, other)
    }
    /// Update a set with the union of itself and others.
    #[pymethod("update(self, /, *others)", no_text)]
    fn update_all(&self, vm: &Vm, others: &[Value]) -> PyResult<()> {
        others.iter().try_for_each(|other| self.update(vm, other))
    }
}

/// As large as CPython's set to which these elements were added one by one: an object with
/// room for eight entries, and a table of 16 bytes for each place beyond that. Tables of up to
/// 50,000 elements grow fourfold, larger ones twofold.
fn sizeof_as_cpython(table: &Table<()>) -> usize {
    const OBJECT: usize = 200;
    let mut places = 8;
    let fits = |places: usize| table.len() * 5 < (places - 1) * 3;
    while !fits(places) {
        // The number of elements at which the table was full.
        let full = ((places - 1) * 3).div_ceil(5);
        let wanted = if full > 50_000 { full * 2 } else { full * 4 };
        places = (wanted + 1).next_power_of_two();
    }
    if places == 8 { OBJECT } else { OBJECT + places * 16 }
}
