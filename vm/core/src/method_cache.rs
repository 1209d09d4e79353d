//! The cache of attribute lookups on types: (type version, name) to what was found.
//!
//! It serves the slow paths; hot code has inline caches. A version is never reused, so an
//! entry is right as long as its version is a type's current one.

use crate::object::Type;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::UnsafeCell;

const ENTRIES: usize = 1 << 12;

struct Entry {
    version: u32,
    /// The identity of the interned name, which lives as long as the VM.
    name: u64,
    /// Unbound if the type has no such attribute.
    value: Value,
}

pub struct MethodCache {
    entries: UnsafeCell<Box<[Entry]>>,
}

impl MethodCache {
    pub(crate) fn new() -> MethodCache {
        let empty = || Entry { version: 0, name: 0, value: Value::UNBOUND };
        MethodCache { entries: UnsafeCell::new((0..ENTRIES).map(|_| empty()).collect()) }
    }

    /// What looking `name` (interned) up along the type's resolution order gives.
    #[inline]
    pub(crate) fn lookup(&self, vm: &Vm, class: &Type, name: &Value) -> Option<Value> {
        let version = class.version(vm);
        let place = (name.identity() >> 4) as usize ^ (version as usize).wrapping_mul(31);
        let place = place & (ENTRIES - 1);
        // SAFETY: the borrow ends before anything can run Python.
        let entry = unsafe { &(&*self.entries.get())[place] };
        if entry.version == version && entry.name == name.identity() {
            return entry.value.as_bound().cloned();
        }
        let found = class.lookup_uncached(name).map(|(_, value)| value);
        let value = found.clone().unwrap_or(Value::UNBOUND);
        let entry = Entry { version, name: name.identity(), value };
        // SAFETY: as above; the entry replaced is dropped after the borrow has ended.
        let replaced = unsafe { std::mem::replace(&mut (&mut *self.entries.get())[place], entry) };
        drop(replaced);
        found
    }

    /// Forgets everything.
    pub fn clear(&self) {
        let empty = MethodCache::new();
        // SAFETY: no borrow is held.
        unsafe { std::ptr::swap(self.entries.get(), empty.entries.get()) };
    }
}
