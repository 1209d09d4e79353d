//! The insertion-ordered hash table under dict and set.
//!
//! Invariants
//! 1. Comparing keys can run Python code that changes this very table. No borrow is held
//!    across a comparison: afterwards the search goes on only if the entry it compared is
//!    still in its place, and begins anew if not.
//! 2. What is taken out of a table is returned, for the caller to drop when everything is in
//!    order: dropping can run Python too.
//! 3. The version changes with every key added or removed and whenever entries move.

mod storage;
#[cfg(test)]
mod tests;

use crate::error::PyResult;
use crate::objects::quick;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::UnsafeCell;
use storage::Storage;

pub use storage::Entry;

/// A table from keys to `V`.
pub struct Table<V> {
    storage: UnsafeCell<Storage<V>>,
}

impl<V> Default for Table<V> {
    #[inline]
    fn default() -> Table<V> {
        Table { storage: UnsafeCell::default() }
    }
}

impl<V> Table<V> {
    /// A table with room for this many keys.
    pub fn with_capacity(capacity: usize) -> Table<V> {
        Table { storage: UnsafeCell::new(Storage::with_capacity(capacity)) }
    }

    /// A borrow that must end before anything that can run Python or drop a value.
    #[inline(always)]
    fn storage(&self) -> &Storage<V> {
        // SAFETY: tables aren't shared between threads, and every exclusive borrow below ends
        // before anything else can look at the table.
        unsafe { &*self.storage.get() }
    }
    #[inline(always)]
    #[expect(clippy::mut_from_ref)]
    fn storage_mut(&self) -> &mut Storage<V> {
        // SAFETY: as for `storage`.
        unsafe { &mut *self.storage.get() }
    }

    /// How many keys there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.storage().live()
    }
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Changes whenever a key is added or removed, or entries move; no two states of any
    /// tables have had the same.
    #[inline(always)]
    pub fn version(&self) -> u64 {
        self.storage().version()
    }
    /// Asks for the inline caches to be emptied when the version changes next: for whoever keeps
    /// the address of an entry's value in one.
    pub fn watch(&self) {
        self.storage_mut().watch();
    }
    /// The base-2 logarithm of the number of places that CPython's dict of this history has.
    pub fn log2_places(&self) -> u8 {
        self.storage().log2_places()
    }
    /// How many entries there are, deleted ones included: the end of [`entry`](Self::entry)'s
    /// numbers.
    #[inline(always)]
    pub fn entries_end(&self) -> usize {
        self.storage().entries().len()
    }
    /// The entry with this number, unless it is deleted. The borrow must end before anything
    /// that can run Python or change the table.
    #[inline(always)]
    pub fn entry(&self, number: usize) -> Option<&Entry<V>> {
        self.storage().entries().get(number).filter(|entry| entry.is_live())
    }
    /// The first live entry at or after `from`, and its number. The borrow must end as that of
    /// [`entry`](Self::entry).
    #[inline(always)]
    pub fn next_live(&self, from: usize) -> Option<(usize, &Entry<V>)> {
        let rest = self.storage().entries().get(from..)?;
        let (skipped, entry) = rest.iter().enumerate().find(|(_, entry)| entry.is_live())?;
        Some((from + skipped, entry))
    }
    /// The last live entry before `end`, and its number.
    #[inline]
    pub fn previous_live(&self, end: usize) -> Option<(usize, &Entry<V>)> {
        let entries = self.storage().entries();
        let before = &entries[..end.min(entries.len())];
        before.iter().enumerate().rev().find(|(_, entry)| entry.is_live())
    }
    /// The live entries in order. The borrow must end as that of [`entry`](Self::entry).
    pub fn live_entries(&self) -> impl Iterator<Item = &Entry<V>> {
        self.storage().entries().iter().filter(|entry| entry.is_live())
    }
    /// The address of an entry's value; good while the version stays the same.
    #[inline(always)]
    pub fn value_pointer(&self, number: usize) -> *const V {
        &raw const self.storage().entries()[number].value
    }

    /// The number of the entry with this key.
    #[inline]
    pub fn find(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        self.find_with(key, hash, |candidate, key| ops::equal(vm, candidate, key))
    }
    /// As [`find`](Self::find); `equal` compares keys that can't be compared without Python.
    #[inline(always)]
    fn find_with(
        &self,
        key: &Value,
        hash: i64,
        equal: impl FnMut(&Value, &Value) -> PyResult<bool>,
    ) -> PyResult<Option<usize>> {
        let storage = self.storage();
        let mut probe = storage.probe(hash);
        while let Some(number) = storage.next_candidate(hash, &mut probe) {
            match quick::equal(&storage.entries()[number].key, key) {
                Some(true) => return Ok(Some(number)),
                Some(false) => {}
                None => return self.find_by_comparing(key, hash, equal),
            }
        }
        Ok(None)
    }
    #[inline(never)]
    fn find_by_comparing(
        &self,
        key: &Value,
        hash: i64,
        mut equal: impl FnMut(&Value, &Value) -> PyResult<bool>,
    ) -> PyResult<Option<usize>> {
        let mut probe = self.storage().probe(hash);
        while let Some(number) = self.storage().next_candidate(hash, &mut probe) {
            let candidate = self.storage().entries()[number].key.clone();
            let same = match quick::equal(&candidate, key) {
                Some(same) => same,
                None => {
                    let layout = self.storage().layout();
                    let same = equal(&candidate, key)?;
                    let entry = self.storage().entries().get(number);
                    let in_place = entry.is_some_and(|entry| entry.key.is(&candidate));
                    if !in_place || self.storage().layout() != layout {
                        probe = self.storage().probe(hash);
                        continue;
                    }
                    same
                }
            };
            if same {
                return Ok(Some(number));
            }
        }
        Ok(None)
    }
    /// The number of the entry whose key is this interned string or equals it. Runs no
    /// Python: keys that aren't exactly strings don't count.
    #[inline]
    pub fn find_interned(&self, name: &Value, hash: i64) -> Option<usize> {
        let storage = self.storage();
        let mut probe = storage.probe(hash);
        while let Some(number) = storage.next_candidate(hash, &mut probe) {
            if quick::equal(&storage.entries()[number].key, name) == Some(true) {
                return Some(number);
            }
        }
        None
    }

    /// Adds a key that is a small integer of this hash, unless it is there. False, and nothing
    /// done, where that takes a comparison.
    #[inline(always)]
    pub fn add_small_int(&self, key: &Value, hash: i64) -> bool
    where
        V: Default,
    {
        let storage = self.storage();
        let mut probe = storage.probe(hash);
        while let Some(number) = storage.next_candidate(hash, &mut probe) {
            let candidate = &storage.entries()[number].key;
            if candidate.is(key) {
                return true;
            }
            if candidate.as_small_int().is_none() {
                return false;
            }
        }
        self.push_new(key.clone(), hash, V::default());
        true
    }

    /// Puts a value in; returns the one it replaces.
    #[inline]
    pub fn insert(&self, vm: &Vm, key: &Value, hash: i64, value: V) -> PyResult<Option<V>> {
        match self.find(vm, key, hash)? {
            Some(number) => Ok(Some(self.replace_at(number, value))),
            None => {
                self.push_new(key.clone(), hash, value);
                Ok(None)
            }
        }
    }
    /// Adds a key that is known not to be there.
    #[inline]
    pub fn push_new(&self, key: Value, hash: i64, value: V) {
        self.storage_mut().push(Entry { value, key, hash });
    }
    /// Replaces the value of an entry; the old one is for the caller to drop.
    #[inline]
    pub fn replace_at(&self, number: usize, value: V) -> V {
        std::mem::replace(&mut self.storage_mut().entries_mut()[number].value, value)
    }
    /// Makes room for the keys of another table, as CPython does before it merges one.
    pub fn reserve_for(&self, keys: usize) {
        self.storage_mut().reserve_for(keys);
    }

    /// Takes the entry with this number out.
    #[inline]
    pub fn remove_at(&self, number: usize) -> Option<(Value, V)>
    where
        V: Default,
    {
        self.storage_mut().remove_at(number)
    }
    /// Takes the entry with this key out.
    #[inline]
    pub fn remove(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<(Value, V)>>
    where
        V: Default,
    {
        Ok(self.find(vm, key, hash)?.and_then(|number| self.remove_at(number)))
    }
    /// Takes the last entry out.
    pub fn pop_last(&self) -> Option<Entry<V>> {
        self.storage_mut().pop_last()
    }
    /// Empties the table; what was in it is for the caller to drop.
    pub fn take_entries(&self) -> Vec<Entry<V>> {
        self.storage_mut().take_entries()
    }
    /// Exchanges the contents of two tables.
    pub fn swap(&self, other: &Table<V>) {
        if !std::ptr::eq(self, other) {
            std::mem::swap(self.storage_mut(), other.storage_mut());
        }
    }
}

impl<V: Clone> Table<V> {
    /// A table with the same keys, in the same order, and values.
    pub fn copy(&self) -> Table<V> {
        Table { storage: UnsafeCell::new(self.storage().copy()) }
    }
}
