//! Appending the items of an iterable.

use super::List;
use crate::error::PyResult;
use crate::objects::construct::out_of_memory;
use crate::objects::dict::Dict;
use crate::objects::range::Range;
use crate::objects::sequence::append_copies;
use crate::objects::set::{FrozenSet, Set};
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

impl List {
    /// Appends all items of an iterable, which may be this list. If iterating raises, what
    /// came before stays appended.
    pub fn extend(&self, vm: &Vm, iterable: &Value) -> PyResult<()> {
        if let Some(other) = iterable.downcast_exact::<List>() {
            if std::ptr::eq(self, other) {
                self.with_vec(|items| items.extend_from_within(..));
            } else {
                self.with_vec(|items| append_copies(items, other.borrow()));
            }
        } else if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
            self.with_vec(|items| append_copies(items, tuple.items()));
        } else if let Some(dict) = iterable.downcast_exact::<Dict>() {
            let keys = dict.table().live_entries().map(|entry| &entry.key);
            self.with_vec(|items| items.extend(keys.cloned()));
        } else if let Some(table) = exact_set_table(iterable) {
            let keys = table.live_entries().map(|entry| &entry.key);
            self.with_vec(|items| items.extend(keys.cloned()));
        } else if let Some((start, step, len)) = small_range(iterable) {
            if !self.try_reserve(len as usize) {
                return Err(out_of_memory(vm));
            }
            // The distance from the start may not fit, but the number does.
            let number = |i: i64| start.wrapping_add(i.wrapping_mul(step));
            let numbers = (0..len).map(|i| Value::from_int(vm, number(i)));
            self.with_vec(|items| items.extend(numbers));
        } else if iterable.downcast::<List>().is_some_and(|other| std::ptr::eq(self, other)) {
            let items = own_items(vm, iterable)?;
            self.with_vec(|own| own.extend(items));
        } else {
            self.extend_by_iterating(vm, iterable)?;
        }
        Ok(())
    }

    fn extend_by_iterating(&self, vm: &Vm, iterable: &Value) -> PyResult<()> {
        let iterator = ops::iter(vm, iterable)?;
        if iterable.type_of(vm).is_heap_type() || iterable.downcast::<Range>().is_some() {
            // For what asking does: it may raise. The number would only save growing.
            ops::length_hint(vm, iterable, 8)?;
        }
        while let Some(item) = ops::next(vm, &iterator)? {
            self.push(item);
        }
        Ok(())
    }
}

/// What a list of another class iterates over, all of it before the list is extended by it.
fn own_items(vm: &Vm, list: &Value) -> PyResult<Vec<Value>> {
    let iterator = ops::iter(vm, list).map_err(|raised| {
        if !vm.pending_is(&raised, &vm.exceptions.type_error) {
            return raised;
        }
        drop(vm.take_exception(raised));
        vm.type_error("argument must be iterable")
    })?;
    ops::collect(vm, &iterator)
}

fn exact_set_table(value: &Value) -> Option<&crate::objects::table::Table<()>> {
    match value.downcast_exact::<Set>() {
        Some(set) => Some(&set.table),
        None => Some(&value.downcast_exact::<FrozenSet>()?.table),
    }
}

/// Start, step and length of a range whose numbers fit `i64`.
fn small_range(value: &Value) -> Option<(i64, i64, i64)> {
    let range = value.downcast_exact::<Range>()?;
    range.stop.as_i64()?;
    Some((range.start.as_i64()?, range.step.as_i64()?, range.len.as_i64()?))
}
