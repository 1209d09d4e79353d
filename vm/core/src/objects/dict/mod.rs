//! dict: the payload and what native code does with it. Methods are in `methods`, views and
//! iterators in `views`.

pub mod methods;
pub mod views;

use super::table::Table;
use crate::error::PyResult;
use crate::object::{NativeObject, Ref, ShapeId, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

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
        let hash = ops::hash(vm, key)?;
        let number = self.table.find(vm, key, hash)?;
        Ok(number.and_then(|number| Some(self.table.entry(number)?.value.clone())))
    }
    #[inline]
    pub fn insert(&self, vm: &Vm, key: &Value, value: Value) -> PyResult<()> {
        let hash = ops::hash(vm, key)?;
        let _replaced = self.table.insert(vm, key, hash, value)?;
        Ok(())
    }
    /// Removes and returns the value under `key`.
    pub fn remove(&self, vm: &Vm, key: &Value) -> PyResult<Option<Value>> {
        let hash = ops::hash(vm, key)?;
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
        while *position < self.table.entries_end() {
            let entry = self.table.entry(*position);
            *position += 1;
            if let Some(entry) = entry {
                return Some((entry.key.clone(), entry.value.clone()));
            }
        }
        None
    }
    /// All keys and values, as they are now.
    pub fn to_pairs(&self) -> Vec<(Value, Value)> {
        let mut position = 0;
        std::iter::from_fn(|| self.next_entry(&mut position)).collect()
    }
    pub fn copy(&self) -> Dict {
        Dict { table: self.table.copy() }
    }
    /// Empties the dict.
    pub fn clear(&self) {
        drop(self.table.take_entries());
    }
}
