//! The insertion-ordered hash table under dict and set.
//!
//! Entries stand in a vector in the order of insertion; a deleted one stays behind with an
//! unbound key until the vector is compacted. Above eight entries an index of entry numbers,
//! open-addressed, finds them by hash.
//!
//! Comparing keys can run Python code that changes this very table. No borrow is held across
//! a comparison: the table's version is compared afterwards, and the search begins anew if it
//! has changed.

use crate::error::PyResult;
use crate::objects::str;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, UnsafeCell};

/// Up to this many entries are searched one by one, without an index.
const LINEAR_LIMIT: usize = 8;
const EMPTY: u32 = u32::MAX;

#[repr(C)]
pub struct Entry<V> {
    /// First, so that caches can point at it: see `Table::value_pointer`.
    pub value: V,
    pub key: Value,
    pub hash: i64,
}

struct State<V> {
    entries: Vec<Entry<V>>,
    /// Entry numbers, or empty while a linear search does.
    index: Box<[u32]>,
    /// How many places of the index aren't empty.
    index_used: usize,
    live: usize,
    version: u64,
}

/// A table from keys to `V`.
pub struct Table<V> {
    state: UnsafeCell<State<V>>,
}

thread_local! {
    static VERSION: Cell<u64> = const { Cell::new(0) };
}

/// A version that no table has had.
fn fresh_version() -> u64 {
    let version = VERSION.get() + 1;
    VERSION.set(version);
    version
}

/// Whether two keys of equal hash are equal, where that can be said without running Python.
#[inline]
fn quick_equal(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if a.is_small_int() && b.is_small_int() {
        return Some(false);
    }
    let (a, b) = (a.downcast_exact::<str::Str>()?, b.downcast_exact::<str::Str>()?);
    Some(!(a.is_interned() && b.is_interned()) && a.view() == b.view())
}

impl<V> State<V> {
    fn shift(&self) -> u32 {
        64 - self.index.len().trailing_zeros()
    }
    #[inline(always)]
    fn first_place(&self, hash: i64) -> usize {
        // Fibonacci hashing: integers hash to themselves, and their low bits repeat.
        ((hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift()) as usize
    }

    /// Calls `matches` with the number of each entry that may have this hash, until it says
    /// something.
    #[inline(always)]
    fn candidates<R>(&self, hash: i64, mut matches: impl FnMut(usize) -> Option<R>) -> Option<R> {
        if self.index.is_empty() {
            let entries = self.entries.iter().enumerate();
            return entries
                .filter(|(_, entry)| entry.hash == hash && !entry.key.is_unbound())
                .find_map(|(number, _)| matches(number));
        }
        let mask = self.index.len() - 1;
        let mut place = self.first_place(hash);
        loop {
            let number = self.index[place];
            if number == EMPTY {
                return None;
            }
            if let Some(entry) = self.entries.get(number as usize)
                && entry.hash == hash
                && !entry.key.is_unbound()
                && let Some(found) = matches(number as usize)
            {
                return Some(found);
            }
            place = (place + 1) & mask;
        }
    }

    fn index_entry(&mut self, hash: i64, number: usize) {
        let mask = self.index.len() - 1;
        let mut place = self.first_place(hash);
        while self.index[place] != EMPTY {
            place = (place + 1) & mask;
        }
        self.index[place] = u32::try_from(number).expect("fewer than 2^32 entries");
        self.index_used += 1;
    }

    /// Drops deleted entries and makes an index for `capacity` entries.
    fn rebuild(&mut self, capacity: usize) {
        self.entries.retain(|entry| !entry.key.is_unbound());
        self.index_used = 0;
        if capacity <= LINEAR_LIMIT {
            self.index = Box::default();
            return;
        }
        let places = (capacity * 3 / 2 + 1).next_power_of_two();
        self.index = vec![EMPTY; places].into_boxed_slice();
        for number in 0..self.entries.len() {
            self.index_entry(self.entries[number].hash, number);
        }
    }

    fn push(&mut self, hash: i64, key: Value, value: V) {
        if self.index.is_empty() {
            if self.entries.len() >= LINEAR_LIMIT {
                let capacity = if self.live < LINEAR_LIMIT { LINEAR_LIMIT } else { 32 };
                self.rebuild(capacity);
            }
        } else if (self.index_used + 1) * 3 > self.index.len() * 2 {
            self.rebuild((self.live + 1) * 2);
        }
        let number = self.entries.len();
        self.entries.push(Entry { value, key, hash });
        if !self.index.is_empty() {
            self.index_entry(hash, number);
        }
        self.live += 1;
        self.version = fresh_version();
    }
}

impl<V> Default for Table<V> {
    fn default() -> Table<V> {
        Table {
            state: UnsafeCell::new(State {
                entries: Vec::new(),
                index: Box::default(),
                index_used: 0,
                live: 0,
                version: fresh_version(),
            }),
        }
    }
}

impl<V> Table<V> {
    pub fn with_capacity(capacity: usize) -> Table<V> {
        let mut table = Table::default();
        let state = table.state.get_mut();
        state.entries.reserve(capacity);
        state.rebuild(capacity);
        table
    }

    /// A borrow that must end before anything that can run Python or drop a value.
    #[inline(always)]
    fn state(&self) -> &State<V> {
        // SAFETY: tables aren't shared between threads, and every exclusive borrow below ends
        // before anything else can look at the table.
        unsafe { &*self.state.get() }
    }
    #[inline(always)]
    #[expect(clippy::mut_from_ref)]
    fn state_mut(&self) -> &mut State<V> {
        // SAFETY: as for `state`.
        unsafe { &mut *self.state.get() }
    }

    /// How many keys there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.state().live
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Changes whenever a key is added or removed, or entries move; no two states of any
    /// tables have had the same.
    #[inline(always)]
    pub fn version(&self) -> u64 {
        self.state().version
    }
    /// How many entries there are, deleted ones included: the end of [`entry`](Self::entry)'s
    /// numbers.
    #[inline(always)]
    pub fn entries_end(&self) -> usize {
        self.state().entries.len()
    }
    /// The entry with this number, unless it is deleted. The borrow must end before anything
    /// that can run Python or change the table.
    #[inline(always)]
    pub fn entry(&self, number: usize) -> Option<&Entry<V>> {
        self.state().entries.get(number).filter(|entry| !entry.key.is_unbound())
    }
    /// The address of an entry's value; good while the version stays the same.
    #[inline(always)]
    pub fn value_pointer(&self, number: usize) -> *const V {
        &raw const self.state().entries[number].value
    }

    /// The number of the entry with this key.
    #[inline]
    pub fn find(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        enum Search {
            Found(usize),
            Undecided(usize),
        }
        let state = self.state();
        let search =
            state.candidates(hash, |number| match quick_equal(&state.entries[number].key, key) {
                Some(true) => Some(Search::Found(number)),
                Some(false) => None,
                None => Some(Search::Undecided(number)),
            });
        match search {
            None => Ok(None),
            Some(Search::Found(number)) => Ok(Some(number)),
            Some(Search::Undecided(_)) => self.find_by_comparing(vm, key, hash),
        }
    }

    #[cold]
    fn find_by_comparing(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        'restart: loop {
            let version = self.version();
            let mut numbers = Vec::new();
            self.state().candidates(hash, |number| {
                numbers.push(number);
                None::<()>
            });
            for number in numbers {
                let candidate = self.state().entries[number].key.clone();
                let equal = match quick_equal(&candidate, key) {
                    Some(equal) => equal,
                    None => ops::equal(vm, &candidate, key)?,
                };
                if self.version() != version {
                    continue 'restart;
                }
                if equal {
                    return Ok(Some(number));
                }
            }
            return Ok(None);
        }
    }

    /// The number of the entry whose key is this interned string or equals it. Runs no
    /// Python: keys that aren't exactly strings don't count.
    #[inline]
    pub fn find_interned(&self, name: &Value, hash: i64) -> Option<usize> {
        let state = self.state();
        state.candidates(hash, |number| {
            (quick_equal(&state.entries[number].key, name) == Some(true)).then_some(number)
        })
    }

    /// Puts a value in; returns the one it replaces.
    #[inline]
    pub fn insert(&self, vm: &Vm, key: &Value, hash: i64, value: V) -> PyResult<Option<V>> {
        match self.find(vm, key, hash)? {
            Some(number) => Ok(Some(self.replace_at(number, value))),
            None => {
                self.state_mut().push(hash, key.clone(), value);
                Ok(None)
            }
        }
    }
    /// Adds a key that is known not to be there.
    pub fn push_new(&self, key: Value, hash: i64, value: V) {
        self.state_mut().push(hash, key, value);
    }
    /// Replaces the value of an entry; the old one is for the caller to drop.
    #[inline]
    pub fn replace_at(&self, number: usize, value: V) -> V {
        std::mem::replace(&mut self.state_mut().entries[number].value, value)
    }

    /// Takes the entry with this number out.
    pub fn remove_at(&self, number: usize) -> Option<(Value, V)>
    where
        V: Default,
    {
        let state = self.state_mut();
        let entry = state.entries.get_mut(number).filter(|entry| !entry.key.is_unbound())?;
        let key = std::mem::replace(&mut entry.key, Value::UNBOUND);
        let value = std::mem::take(&mut entry.value);
        state.live -= 1;
        state.version = fresh_version();
        if state.live == 0 {
            state.entries.clear();
            state.rebuild(0);
        } else {
            while state.entries.last().is_some_and(|entry| entry.key.is_unbound()) {
                state.entries.pop();
            }
        }
        Some((key, value))
    }
    /// Takes the entry with this key out.
    pub fn remove(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<(Value, V)>>
    where
        V: Default,
    {
        Ok(self.find(vm, key, hash)?.and_then(|number| self.remove_at(number)))
    }
    /// Takes the last entry out.
    pub fn pop_last(&self) -> Option<(Value, V)>
    where
        V: Default,
    {
        self.remove_at(self.entries_end().checked_sub(1)?)
    }
    /// Empties the table; what was in it is for the caller to drop.
    pub fn take_entries(&self) -> Vec<Entry<V>> {
        let state = self.state_mut();
        let entries = std::mem::take(&mut state.entries);
        state.live = 0;
        state.rebuild(0);
        state.version = fresh_version();
        entries
    }
}

impl<V: Clone> Table<V> {
    /// A table with the same keys, in the same order, and values.
    pub fn copy(&self) -> Table<V> {
        let copy = Table::with_capacity(self.len());
        for entry in &self.state().entries {
            if !entry.key.is_unbound() {
                copy.push_new(entry.key.clone(), entry.hash, entry.value.clone());
            }
        }
        copy
    }
}
