//! What set and frozenset do alike. `this` is a set or frozenset, results are of the built-in
//! type that `this` is or derives from, and the other operands are any iterables.

use super::{FrozenSet, Set, table_of_receiver};
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::dict::{Dict, hash_key};
use crate::objects::table::Table;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// A set with this table, or a frozenset if `like` is one.
fn make_like(vm: &Vm, like: &Value, table: Table<()>) -> Value {
    if like.downcast::<Set>().is_some() {
        Ref::new(vm, Set::new(table)).into_value()
    } else {
        Ref::new(vm, FrozenSet::new(table)).into_value()
    }
}

/// The elements of a set or dict with their hashes. Python may run between them: the table is
/// borrowed for each step only.
struct Walk<'a, V> {
    table: &'a Table<V>,
    at: usize,
}

impl<'a, V> Walk<'a, V> {
    fn of(table: &'a Table<V>) -> Self {
        Walk { table, at: 0 }
    }
}

impl<V> Iterator for Walk<'_, V> {
    type Item = (Value, i64);
    fn next(&mut self) -> Option<(Value, i64)> {
        let (number, entry) = self.table.next_live(self.at)?;
        self.at = number + 1;
        Some((entry.key.clone(), entry.hash))
    }
}

/// Calls `f` with each element of an iterable and its hash, until it says false. Those of
/// sets and dicts aren't hashed again.
fn for_each_hashed(
    vm: &Vm,
    iterable: &Value,
    mut f: impl FnMut(&Value, i64) -> PyResult<bool>,
) -> PyResult<()> {
    if let Some(table) = iterable.as_set_table() {
        for (element, hash) in Walk::of(table) {
            if !f(&element, hash)? {
                break;
            }
        }
    } else if let Some(dict) = iterable.downcast_exact::<Dict>() {
        for (element, hash) in Walk::of(dict.table()) {
            if !f(&element, hash)? {
                break;
            }
        }
    } else {
        let iterator = ops::iter(vm, iterable)?;
        while let Some(element) = ops::next(vm, &iterator)? {
            if !f(&element, hash_key(vm, &element)?)? {
                break;
            }
        }
    }
    Ok(())
}

fn insert_hashed(vm: &Vm, table: &Table<()>, element: &Value, hash: i64) -> PyResult<()> {
    if table.find(vm, element, hash)?.is_none() {
        table.push_new(element.clone(), hash, ());
    }
    Ok(())
}

/// Removes an element; whether it was there.
fn discard_hashed(vm: &Vm, table: &Table<()>, element: &Value, hash: i64) -> PyResult<bool> {
    let removed = table.remove(vm, element, hash)?;
    Ok(removed.is_some())
}

pub(super) fn update(vm: &Vm, table: &Table<()>, iterable: &Value) -> PyResult<()> {
    if let Some(other) = iterable.as_set_table() {
        if std::ptr::eq(table, other) || other.is_empty() {
            return Ok(());
        }
        if table.is_empty() {
            // Nothing is compared, so nothing runs.
            table.swap(&other.copy());
            return Ok(());
        }
        table.reserve_for(other.len());
    }
    for_each_hashed(vm, iterable, |element, hash| {
        insert_hashed(vm, table, element, hash)?;
        Ok(true)
    })
}

/// A table of the elements of an iterable.
pub(super) fn table_from(vm: &Vm, iterable: &Value) -> PyResult<Table<()>> {
    let table = Table::default();
    update(vm, &table, iterable)?;
    Ok(table)
}

pub(super) fn copy(vm: &Vm, this: &Value) -> Value {
    if this.downcast_exact::<FrozenSet>().is_some() {
        return this.clone();
    }
    make_like(vm, this, table_of_receiver(this).copy())
}

pub(super) fn union(vm: &Vm, this: &Value, others: &[Value]) -> PyResult {
    let table = table_of_receiver(this).copy();
    for other in others.iter().filter(|other| !other.is(this)) {
        update(vm, &table, other)?;
    }
    Ok(make_like(vm, this, table))
}

/// What is in a set and in an iterable: of `this`'s kind.
pub fn intersection(vm: &Vm, this: &Value, other: &Value) -> PyResult {
    let result = intersection_table(vm, table_of_receiver(this), other)?;
    Ok(make_like(vm, this, result))
}

fn intersection_table(vm: &Vm, table: &Table<()>, other: &Value) -> PyResult<Table<()>> {
    let result = Table::default();
    if let Some(second) = other.as_set_table() {
        if std::ptr::eq(table, second) {
            return Ok(table.copy());
        }
        let (walked, asked) =
            if second.len() > table.len() { (table, second) } else { (second, table) };
        for (element, hash) in Walk::of(walked) {
            if asked.find(vm, &element, hash)?.is_some() {
                insert_hashed(vm, &result, &element, hash)?;
            }
        }
        return Ok(result);
    }
    for_each_hashed(vm, other, |element, hash| {
        if table.find(vm, element, hash)?.is_some() {
            insert_hashed(vm, &result, element, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

fn intersections_table(vm: &Vm, this: &Value, others: &[Value]) -> PyResult<Table<()>> {
    let Some((first, rest)) = others.split_first() else {
        return Ok(table_of_receiver(this).copy());
    };
    let mut result = intersection_table(vm, table_of_receiver(this), first)?;
    for other in rest {
        result = intersection_table(vm, &result, other)?;
    }
    Ok(result)
}

pub(super) fn intersections(vm: &Vm, this: &Value, others: &[Value]) -> PyResult {
    Ok(make_like(vm, this, intersections_table(vm, this, others)?))
}

pub(super) fn intersection_update(vm: &Vm, this: &Value, others: &[Value]) -> PyResult<()> {
    let result = intersections_table(vm, this, others)?;
    table_of_receiver(this).swap(&result);
    Ok(())
}

pub(super) fn difference_update(vm: &Vm, table: &Table<()>, other: &Value) -> PyResult<()> {
    if let Some(second) = other.as_set_table() {
        if std::ptr::eq(table, second) {
            drop(table.take_entries());
            return Ok(());
        }
        if second.len() / 8 > table.len() {
            // The elements both have are found faster from the smaller side.
            let common = intersection_table(vm, table, other)?;
            for (element, hash) in Walk::of(&common) {
                discard_hashed(vm, table, &element, hash)?;
            }
            return Ok(());
        }
    }
    for_each_hashed(vm, other, |element, hash| {
        discard_hashed(vm, table, element, hash)?;
        Ok(true)
    })
}

fn difference_table(vm: &Vm, table: &Table<()>, other: &Value) -> PyResult<Table<()>> {
    let other_len = match (other.as_set_table(), other.downcast_exact::<Dict>()) {
        (Some(table), _) => Some(table.len()),
        (_, Some(dict)) => Some(dict.len()),
        _ => None,
    };
    // If there is little to take away, taking it away from a copy is faster than asking
    // whether each element is in the other.
    if other_len.is_none_or(|len| table.len() / 4 > len) {
        let result = table.copy();
        difference_update(vm, &result, other)?;
        return Ok(result);
    }
    let result = Table::default();
    for (element, hash) in Walk::of(table) {
        let found = match (other.as_set_table(), other.downcast_exact::<Dict>()) {
            (Some(table), _) => table.find(vm, &element, hash)?.is_some(),
            (_, Some(dict)) => dict.table().find(vm, &element, hash)?.is_some(),
            _ => false,
        };
        if !found {
            insert_hashed(vm, &result, &element, hash)?;
        }
    }
    Ok(result)
}

pub(super) fn difference(vm: &Vm, this: &Value, others: &[Value]) -> PyResult {
    let Some((first, rest)) = others.split_first() else {
        return Ok(make_like(vm, this, table_of_receiver(this).copy()));
    };
    let result = difference_table(vm, table_of_receiver(this), first)?;
    for other in rest {
        difference_update(vm, &result, other)?;
    }
    Ok(make_like(vm, this, result))
}

pub(super) fn symmetric_difference_update(
    vm: &Vm,
    table: &Table<()>,
    other: &Value,
) -> PyResult<()> {
    let toggle = |element: &Value, hash: i64| {
        if !discard_hashed(vm, table, element, hash)? {
            insert_hashed(vm, table, element, hash)?;
        }
        Ok(true)
    };
    match other.as_set_table() {
        Some(second) if std::ptr::eq(table, second) => {
            drop(table.take_entries());
            Ok(())
        }
        Some(_) => for_each_hashed(vm, other, toggle),
        None if other.downcast_exact::<Dict>().is_some() => for_each_hashed(vm, other, toggle),
        None => {
            // An element that comes twice counts once.
            let elements = table_from(vm, other)?;
            for (element, hash) in Walk::of(&elements) {
                toggle(&element, hash)?;
            }
            Ok(())
        }
    }
}

pub(super) fn symmetric_difference(vm: &Vm, this: &Value, other: &Value) -> PyResult {
    let table = table_of_receiver(this).copy();
    if this.is(other) {
        return Ok(make_like(vm, this, Table::default()));
    }
    symmetric_difference_update(vm, &table, other)?;
    Ok(make_like(vm, this, table))
}

pub(super) fn isdisjoint(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
    let mut table = table_of_receiver(this);
    if this.is(other) {
        return Ok(table.is_empty());
    }
    let mut walked = other;
    if let Some(second) = other.as_set_table()
        && second.len() > table.len()
    {
        (table, walked) = (second, this);
    }
    let mut disjoint = true;
    for_each_hashed(vm, walked, |element, hash| {
        disjoint = table.find(vm, element, hash)?.is_none();
        Ok(disjoint)
    })?;
    Ok(disjoint)
}

pub(super) fn issubset(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
    let table = table_of_receiver(this);
    let Some(second) = other.as_set_table() else {
        return Ok(intersection_table(vm, table, other)?.len() == table.len());
    };
    if table.len() > second.len() {
        return Ok(false);
    }
    for (element, hash) in Walk::of(table) {
        if second.find(vm, &element, hash)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) fn issuperset(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
    if other.as_set_table().is_some() {
        return issubset(vm, other, this);
    }
    let table = table_of_receiver(this);
    let mut all = true;
    for_each_hashed(vm, other, |element, hash| {
        all = table.find(vm, element, hash)?.is_some();
        Ok(all)
    })?;
    Ok(all)
}

/// The number of the entry with this element. A set, which can't be hashed, is looked for as
/// the frozenset it equals.
pub(super) fn find(vm: &Vm, table: &Table<()>, element: &Value) -> PyResult<Option<usize>> {
    match hash_key(vm, element) {
        Ok(hash) => table.find(vm, element, hash),
        Err(raised) => {
            let Some(set) = element.downcast::<Set>() else { return Err(raised) };
            let _unhashable = vm.take_exception_if(raised, &vm.exceptions.type_error)?;
            let frozen = Ref::new(vm, FrozenSet::new(set.table.copy())).into_value();
            table.find(vm, &frozen, hash_key(vm, &frozen)?)
        }
    }
}
