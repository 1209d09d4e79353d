//! dict: the payload and what native code does with it. What syntax does is in `operators`,
//! what programs call by name in `methods`, taking over other mappings in `merge`.

pub mod merge;
mod methods;
mod operators;
pub mod views;

use super::quick;
use super::table::Table;
use crate::error::PyResult;
use crate::object::{NativeObject, Ref, ShapeId, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

pub use merge::{Duplicates, dict_merge, dict_update, merge_keywords};

#[derive(Default)]
pub struct Dict {
    table: Table<Value>,
}

impl NativeObject for Dict {
    const SHAPE: ShapeId = ShapeId::DICT;
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.dict
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::UNBOUND
    }
}

/// The hash of a key.
#[inline(always)]
pub(crate) fn hash_key(vm: &Vm, key: &Value) -> PyResult<i64> {
    match quick::hash(key) {
        Some(hash) => Ok(hash),
        None => ops::hash(vm, key),
    }
}

impl Dict {
    pub fn with_capacity(capacity: usize) -> Dict {
        Dict { table: Table::with_capacity(capacity) }
    }
    pub fn from_table(table: Table<Value>) -> Dict {
        Dict { table }
    }
    #[inline(always)]
    pub fn table(&self) -> &Table<Value> {
        &self.table
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table.len()
    }
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }
    /// The value under `key`, if there is one. Raises if the key can't be hashed.
    #[inline]
    pub fn get(&self, vm: &Vm, key: &Value) -> PyResult<Option<Value>> {
        self.get_hashed(vm, key, hash_key(vm, key)?)
    }
    /// As [`get`](Self::get), with the key's hash.
    #[inline]
    pub fn get_hashed(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<Value>> {
        let number = self.table.find(vm, key, hash)?;
        Ok(number.and_then(|number| Some(self.table.entry(number)?.value.clone())))
    }
    /// Whether `key` is there.
    #[inline]
    pub fn contains_key(&self, vm: &Vm, key: &Value) -> PyResult<bool> {
        Ok(self.table.find(vm, key, hash_key(vm, key)?)?.is_some())
    }
    #[inline]
    pub fn insert(&self, vm: &Vm, key: &Value, value: Value) -> PyResult<()> {
        self.insert_hashed(vm, key, hash_key(vm, key)?, value)
    }
    /// As [`insert`](Self::insert), with the key's hash.
    #[inline]
    pub fn insert_hashed(&self, vm: &Vm, key: &Value, hash: i64, value: Value) -> PyResult<()> {
        let replaced = self.table.insert(vm, key, hash, value)?;
        drop(replaced);
        Ok(())
    }
    /// The value under `key`; if there is none, `default`, which is then put in.
    pub fn get_or_insert(&self, vm: &Vm, key: &Value, default: &Value) -> PyResult {
        let hash = hash_key(vm, key)?;
        match self.get_hashed(vm, key, hash)? {
            Some(value) => Ok(value),
            None => {
                self.table.push_new(key.clone(), hash, default.clone());
                Ok(default.clone())
            }
        }
    }
    /// Removes and returns the value under `key`.
    pub fn remove(&self, vm: &Vm, key: &Value) -> PyResult<Option<Value>> {
        let hash = hash_key(vm, key)?;
        Ok(self.table.remove(vm, key, hash)?.map(|(_, value)| value))
    }
    /// The value under an interned name. Runs no Python.
    #[inline]
    pub fn get_interned(&self, name: &Value) -> Option<Value> {
        let number = self.table.find_interned(name, super::str::hash_of(name))?;
        Some(self.table.entry(number)?.value.clone())
    }
    /// Sets the value under an interned name. Runs no Python, except by dropping what it
    /// replaces.
    pub fn set_interned(&self, name: &Value, value: Value) {
        let hash = super::str::hash_of(name);
        match self.table.find_interned(name, hash) {
            Some(number) => drop(self.table.replace_at(number, value)),
            None => self.table.push_new(name.clone(), hash, value),
        }
    }
    /// Removes the value under an interned name.
    pub fn remove_interned(&self, name: &Value) -> Option<Value> {
        let number = self.table.find_interned(name, super::str::hash_of(name))?;
        self.table.remove_at(number).map(|(_, value)| value)
    }
    /// As [`get_interned`](Self::get_interned), interning the name.
    pub fn get_str(&self, vm: &Vm, name: &str) -> Option<Value> {
        self.get_interned(&vm.intern(name))
    }
    pub fn set_str(&self, vm: &Vm, name: &str, value: Value) {
        self.set_interned(&vm.intern(name), value);
    }
    /// The next live entry at or after `*position`, which moves past it. Entries added or
    /// removed meanwhile are seen or not, as it comes; nothing breaks.
    pub fn next_entry(&self, position: &mut usize) -> Option<(Value, Value)> {
        let (number, entry) = self.table.next_live(*position)?;
        *position = number + 1;
        Some((entry.key.clone(), entry.value.clone()))
    }
    /// All keys and values, as they are now.
    pub fn to_pairs(&self) -> Vec<(Value, Value)> {
        let pairs = self.table.live_entries();
        pairs.map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    }
    /// All keys, as they are now.
    pub fn to_keys(&self) -> Vec<Value> {
        self.table.live_entries().map(|entry| entry.key.clone()).collect()
    }
    /// All values, as they are now.
    pub fn to_values(&self) -> Vec<Value> {
        self.table.live_entries().map(|entry| entry.value.clone()).collect()
    }
    pub fn copy(&self) -> Dict {
        Dict { table: self.table.copy() }
    }
    /// Empties the dict.
    pub fn clear(&self) {
        drop(self.table.take_entries());
    }
}

/// The payload of a slot's receiver.
#[inline(always)]
fn of(value: &Value) -> &Dict {
    value.downcast::<Dict>().expect("a slot gets instances of its type")
}
