//! The items of a list: a growable array whose fields the execution loop reads directly.
//!
//! No borrow of the items is held while Python code can run; what is removed is returned,
//! for the caller to drop when the list is in order.

use crate::value::{RawValue, Value};
use std::cell::Cell;
use std::mem::ManuallyDrop;

#[repr(C)]
pub struct List {
    len: Cell<usize>,
    items: Cell<*mut Value>,
    capacity: Cell<usize>,
}

impl List {
    pub fn new() -> List {
        List::from_vec(Vec::new())
    }
    pub fn from_vec(items: Vec<Value>) -> List {
        let mut items = ManuallyDrop::new(items);
        List {
            len: Cell::new(items.len()),
            items: Cell::new(items.as_mut_ptr()),
            capacity: Cell::new(items.capacity()),
        }
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len.get()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The address of the first item.
    #[inline(always)]
    pub fn items_pointer(&self) -> *mut Value {
        self.items.get()
    }
    /// The items, borrowed. The borrow must end before anything that can run Python or change
    /// the list; dropping a value and comparing two can.
    #[inline(always)]
    #[expect(clippy::should_implement_trait)]
    pub fn borrow(&self) -> &[Value] {
        // SAFETY: pointer and length describe initialised items.
        unsafe { std::slice::from_raw_parts(self.items.get(), self.len.get()) }
    }
    /// The item at `index`, counted from the start.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.borrow().get(index).cloned()
    }
    /// A copy of the items.
    pub fn to_vec(&self) -> Vec<Value> {
        crate::objects::sequence::copy_values(self.borrow())
    }
    /// Runs `change` on the items as a vector. It must not run Python nor drop values: what it
    /// removes, it returns.
    #[inline]
    pub fn with_vec<R>(&self, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        let mut vec = self.take();
        let result = change(&mut vec);
        let replacement = List::from_vec(vec);
        self.len.swap(&replacement.len);
        self.items.swap(&replacement.items);
        self.capacity.swap(&replacement.capacity);
        result
    }
    /// All items; the list is empty afterwards.
    #[inline]
    pub fn take(&self) -> Vec<Value> {
        let empty = ManuallyDrop::new(Vec::<Value>::new());
        let items = self.items.replace(empty.as_ptr().cast_mut());
        // SAFETY: the three parts came from a vector.
        unsafe { Vec::from_raw_parts(items, self.len.replace(0), self.capacity.replace(0)) }
    }
    #[inline]
    pub fn push(&self, value: Value) {
        let len = self.len.get();
        if len == self.capacity.get() {
            self.grow();
        }
        // SAFETY: there is room for one more.
        unsafe { self.items.get().add(len).write(value) };
        self.len.set(len + 1);
    }
    /// Moves an item in if that takes no more memory; false, and nothing done, otherwise.
    ///
    /// # Safety
    /// - `value` owns a reference, which the caller gives up if this returns true.
    #[inline(always)]
    pub(crate) unsafe fn push_within_capacity(&self, value: RawValue) -> bool {
        let len = self.len.get();
        if len == self.capacity.get() {
            return false;
        }
        // SAFETY: there is room for one more.
        unsafe { self.items.get().add(len).cast::<RawValue>().write(value) };
        self.len.set(len + 1);
        true
    }
    #[cold]
    #[inline(never)]
    fn grow(&self) {
        self.with_vec(|items| items.reserve(items.len().max(4)));
    }
    pub fn pop(&self) -> Option<Value> {
        let last = self.len.get().checked_sub(1)?;
        self.len.set(last);
        // SAFETY: the last item is initialised, and no longer counted.
        Some(unsafe { self.items.get().add(last).read() })
    }
    /// Takes the last item out.
    ///
    /// # Safety
    /// - The list isn't empty; the caller takes the reference over.
    #[inline(always)]
    pub(crate) unsafe fn pop_unchecked(&self) -> RawValue {
        let last = self.len.get() - 1;
        self.len.set(last);
        // SAFETY: the last item is initialised, and no longer counted.
        unsafe { self.items.get().add(last).cast::<RawValue>().read() }
    }
    /// Puts `value` at `index`; returns what was there, or the value if the index is out of
    /// range.
    #[inline]
    pub fn replace(&self, index: usize, value: Value) -> Result<Value, Value> {
        if index >= self.len.get() {
            return Err(value);
        }
        // SAFETY: the index is in range.
        Ok(unsafe { self.items.get().add(index).replace(value) })
    }
    /// Takes the item at `index` out, if there is one.
    #[inline]
    pub fn remove_at(&self, index: usize) -> Option<Value> {
        if index >= self.len.get() {
            return None;
        }
        // SAFETY: the index is in range; the items behind it move forward over it.
        unsafe {
            let place = self.items.get().add(index);
            let item = place.read();
            let behind = self.len.get() - 1 - index;
            place.copy_from(place.add(1), behind);
            self.len.set(index + behind);
            Some(item)
        }
    }
    /// Puts a value before the item at `index`, or at the end.
    pub fn insert_at(&self, index: usize, value: Value) {
        if self.len.get() == self.capacity.get() {
            self.grow();
        }
        let index = index.min(self.len.get());
        // SAFETY: there is room for one more; the items from the index on move backwards.
        unsafe {
            let place = self.items.get().add(index);
            place.add(1).copy_from(place, self.len.get() - index);
            place.write(value);
        }
        self.len.set(self.len.get() + 1);
    }
    /// Makes room for more items; whether there is memory for them.
    pub fn try_reserve(&self, additional: usize) -> bool {
        self.with_vec(|items| items.try_reserve(additional)).is_ok()
    }
    /// How many items fit before the list grows.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity.get()
    }
    /// Replaces all items and returns the old ones.
    pub fn replace_all(&self, items: Vec<Value>) -> Vec<Value> {
        let old = self.take();
        self.with_vec(|vec| *vec = items);
        old
    }
}

impl Default for List {
    fn default() -> List {
        List::new()
    }
}

/// Drops what was in a list, the last item first, as CPython does: finalizers show the order.
pub(super) fn drop_items(mut items: Vec<Value>) {
    while let Some(item) = items.pop() {
        drop(item);
    }
}

impl Drop for List {
    fn drop(&mut self) {
        drop_items(self.take());
    }
}
