//! Slices of lists: reading, assigning, deleting.

use super::List;
use crate::error::PyResult;
use crate::objects::sequence;
use crate::objects::slice::{self, Slice};
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

impl List {
    pub(super) fn get_slice(&self, vm: &Vm, slice: &Slice) -> PyResult {
        Ok(self.part(vm, slice::unpack(vm, slice)?))
    }

    /// What a slice with these bounds selects.
    pub(crate) fn part(&self, vm: &Vm, bounds: (isize, isize, isize)) -> Value {
        let (start, _, step, count) = slice::adjust(bounds, self.len());
        vm.new_list(sequence::select(self.borrow(), start, step, count))
    }

    /// A list of so many items from `first` on.
    #[inline]
    pub(crate) fn copy_of(&self, vm: &Vm, first: usize, count: usize) -> Value {
        vm.new_list(sequence::copy_values(&self.borrow()[first..][..count]))
    }

    /// As [`copy_of`](List::copy_of), the last item first.
    #[inline]
    pub(crate) fn reversed_copy_of(&self, vm: &Vm, first: usize, count: usize) -> Value {
        let mut items: Vec<Value> = Vec::with_capacity(count);
        let to = items.as_mut_ptr();
        for (k, item) in self.borrow()[first..][..count].iter().rev().enumerate() {
            // SAFETY: there is room for all of them.
            unsafe { to.add(k).write(item.clone()) };
        }
        // SAFETY: all are written.
        unsafe { items.set_len(count) };
        vm.new_list(items)
    }

    /// Exchanges the items from `start` on for all those of another list.
    pub(crate) fn exchange(&self, start: usize, other: &List) {
        // SAFETY: no other borrow of the items is alive, and the lists are two.
        unsafe {
            let items = std::slice::from_raw_parts_mut(self.items_pointer(), self.len());
            let others = std::slice::from_raw_parts_mut(other.items_pointer(), other.len());
            items[start..start + others.len()].swap_with_slice(others);
        }
    }

    pub(super) fn set_slice(&self, vm: &Vm, slice: &Slice, value: &Value) -> PyResult<()> {
        let bounds = slice::unpack(vm, slice)?;
        if bounds.2 == 1 {
            let values = values_of(vm, value, "can only assign an iterable")?;
            let (start, _, _, count) = slice::adjust(bounds, self.len());
            self.splice(start as usize, count, values);
            return Ok(());
        }
        let values = values_of(vm, value, "must assign iterable to extended slice")?;
        let (start, _, step, count) = slice::adjust(bounds, self.len());
        if values.len() != count {
            return Err(vm.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {count}",
                values.len()
            )));
        }
        let old = self.with_vec(|items| {
            let places = (0..count as isize).map(|i| (start + i * step) as usize);
            let replaced =
                places.zip(values).map(|(at, value)| std::mem::replace(&mut items[at], value));
            replaced.collect::<Vec<_>>()
        });
        drop(old);
        Ok(())
    }

    pub(super) fn del_slice(&self, vm: &Vm, slice: &Slice) -> PyResult<()> {
        let bounds = slice::unpack(vm, slice)?;
        let (start, _, step, count) = slice::adjust(bounds, self.len());
        if step == 1 {
            self.splice(start as usize, count, Vec::new());
            return Ok(());
        }
        let removed = self.with_vec(|items| {
            let places = (0..count as isize).map(|i| (start + i * step) as usize);
            let removed: Vec<Value> = places.map(|at| std::mem::take(&mut items[at])).collect();
            items.retain(|item| !item.is_unbound());
            removed
        });
        drop(removed);
        Ok(())
    }

    /// Puts `values` in the place of the `count` items from `start` on.
    fn splice(&self, start: usize, count: usize, values: Vec<Value>) {
        let old =
            self.with_vec(|items| items.splice(start..start + count, values).collect::<Vec<_>>());
        drop(old);
    }
}

/// The items of an iterable to be assigned; TypeError with `message` if it isn't one.
fn values_of(vm: &Vm, value: &Value, message: &str) -> PyResult<Vec<Value>> {
    if let Some(list) = value.downcast_exact::<List>() {
        return Ok(list.to_vec());
    }
    if let Some(tuple) = value.downcast_exact::<Tuple>() {
        return Ok(tuple.items().to_vec());
    }
    let iterator = match ops::iter(vm, value) {
        Ok(iterator) => iterator,
        Err(raised) => {
            let _ignored = vm.take_exception_if(raised, &vm.exceptions.type_error)?;
            return Err(vm.type_error(message));
        }
    };
    let list = List::new();
    list.extend(vm, &iterator)?;
    Ok(list.take())
}
