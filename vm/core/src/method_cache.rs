//! The cache of attribute lookups on types: (type version, name) to what was found.
//!
//! It serves the slow paths; hot code has inline caches. A version is never reused, so an
//! entry is right as long as its version is a type's current one.
//!
//! The table is memory that the system hands out zeroed, a page when it is first written to:
//! short programs touch little of it. Invariant: an entry whose version is not 0 is initialised.

use crate::object::Type;
use crate::value::Value;
use crate::vm::Vm;
use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

const ENTRIES: usize = 1 << 12;
/// Entries are emptied in groups, of which only those that were written to are looked at.
const GROUPS: usize = 64;
const GROUP: usize = ENTRIES / GROUPS;

struct Entry {
    /// 0 if the entry is empty.
    version: u32,
    /// The identity of the interned name, which lives as long as the VM.
    name: u64,
    /// Unbound if the type has no such attribute.
    value: MaybeUninit<Value>,
}

pub struct MethodCache {
    entries: NonNull<Entry>,
    /// One bit for each group.
    written: Cell<u64>,
}

const LAYOUT: Layout = Layout::new::<[Entry; ENTRIES]>();

impl MethodCache {
    pub(crate) fn new() -> MethodCache {
        // SAFETY: the layout isn't empty; zeroed entries are empty ones.
        let entries = unsafe { alloc_zeroed(LAYOUT) }.cast::<Entry>();
        let entries = NonNull::new(entries).unwrap_or_else(|| handle_alloc_error(LAYOUT));
        MethodCache { entries, written: Cell::new(0) }
    }

    /// What looking `name` (interned) up along the type's resolution order gives.
    #[inline]
    pub(crate) fn lookup(&self, vm: &Vm, class: &Type, name: &Value) -> Option<Value> {
        let version = class.version(vm);
        let place = (name.identity() >> 4) as usize ^ (version as usize).wrapping_mul(31);
        let place = place & (ENTRIES - 1);
        // SAFETY: the place is in the table, and the borrow ends before anything can run Python.
        unsafe {
            let entry = self.entries.add(place).as_ref();
            if entry.version == version && entry.name == name.identity() {
                return entry.value.assume_init_ref().as_bound().cloned();
            }
        }
        self.fill(class, name, version, place)
    }

    #[inline(never)]
    fn fill(&self, class: &Type, name: &Value, version: u32, place: usize) -> Option<Value> {
        let found = class.lookup_uncached(name).map(|(_, value)| value);
        let value = MaybeUninit::new(found.clone().unwrap_or(Value::UNBOUND));
        self.written.set(self.written.get() | 1 << (place / GROUP));
        // SAFETY: the place is in the table; nothing has a borrow of the entry.
        let replaced = unsafe {
            self.entries.add(place).replace(Entry { version, name: name.identity(), value })
        };
        drop(replaced.into_value());
        found
    }

    /// Forgets everything.
    pub fn clear(&self) {
        let written = self.written.replace(0);
        for group in (0..GROUPS).filter(|group| written >> group & 1 != 0) {
            for place in group * GROUP..(group + 1) * GROUP {
                let empty = Entry { version: 0, name: 0, value: MaybeUninit::uninit() };
                // SAFETY: as in `fill`; what is dropped has left the table.
                let replaced = unsafe { self.entries.add(place).replace(empty) };
                drop(replaced.into_value());
            }
        }
    }
}

impl Entry {
    fn into_value(self) -> Option<Value> {
        // SAFETY: an entry with a version is initialised.
        (self.version != 0).then(|| unsafe { self.value.assume_init() })
    }
}

impl Drop for MethodCache {
    fn drop(&mut self) {
        self.clear();
        // SAFETY: allocated with this layout, and emptied.
        unsafe { dealloc(self.entries.as_ptr().cast(), LAYOUT) };
    }
}
