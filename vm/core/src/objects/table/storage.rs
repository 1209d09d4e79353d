//! Entries in the order of insertion, and how they are found by their hash.
//!
//! A deleted entry stays behind until the entries are compacted. The first eight are found
//! by a byte of their hash each, all compared at once; beyond that an index of entry numbers
//! does it, open-addressed. Each place of the index also holds the bits of the hash above
//! those that chose the place, so that entries are hardly ever looked at in vain.
//!
//! When entries are compacted and how far the table grows then is as in CPython, where
//! programs can tell: they may see it when they change a dict while they iterate over it.
//!
//! Invariants
//! 1. A live entry's hash isn't -1, a deleted one's is, so that no search finds it.
//! 2. `entries.len() + usable` is at most the capacity of `1 << log2` places, which is less
//!    than their number: the index always has an empty place, and a search ends.
//! 3. Without an index there are at most eight entries, and `tags` has a byte for each.
//! 4. `layout` changes whenever an entry's number does, and whenever an index is made; no
//!    two layouts of any tables are the same.

use crate::value::Value;
use std::cell::Cell;

/// The hash of deleted entries.
const DELETED: i64 = -1;
/// An empty place of the index. No entry's place looks so: its number would be that of the
/// last place, and there are always fewer entries than that.
const EMPTY: u32 = u32::MAX;
/// Up to this many entries are found without an index.
const TAGGED: usize = 8;
const MIN_LOG2: u8 = 3;
const BYTES_01: u64 = 0x0101_0101_0101_0101;
const BYTES_80: u64 = 0x8080_8080_8080_8080;

#[repr(C)]
pub struct Entry<V> {
    /// First, so that caches can point at it: see `Table::value_pointer`.
    pub value: V,
    pub key: Value,
    pub hash: i64,
}

impl<V> Entry<V> {
    #[inline(always)]
    pub(super) fn is_live(&self) -> bool {
        self.hash != DELETED
    }
}

pub(super) struct Storage<V> {
    entries: Vec<Entry<V>>,
    /// Entry numbers under bits of hashes, or nothing while `tags` do.
    index: Box<[u32]>,
    /// The low byte of each entry's hash, the first entry's lowest. Bytes of no entry are
    /// anything.
    tags: u64,
    version: u64,
    /// Whether inline caches hold addresses of entries.
    watched: bool,
    layout: u64,
    live: u32,
    /// How many entries can be added before the table is resized.
    usable: u32,
    /// Of the number of places; 0 while the table has never had an entry.
    log2: u8,
}

/// Where a search stands.
pub(super) struct Probe {
    /// The next place in the index, or without one the tags that match.
    next: u64,
    perturb: u64,
}

thread_local! {
    static VERSION: Cell<u64> = const { Cell::new(0) };
}

/// A version that no table has had.
#[inline(always)]
fn fresh_version() -> u64 {
    let version = VERSION.get() + 1;
    VERSION.set(version);
    version
}

/// Empties the inline caches that hold addresses of entries.
#[cold]
#[inline(never)]
fn flush_watchers() {
    crate::vm::with_current(crate::vm::Vm::flush_inline_caches);
}

/// How many entries a table of `1 << log2` places takes.
const fn capacity(log2: u8) -> usize {
    if log2 == 0 { 0 } else { (2 << log2) / 3 }
}

/// The size at least this large, as CPython computes it.
fn log2_for_places(places: usize) -> u8 {
    let least = 1 << MIN_LOG2;
    let bits = ((places | least) - 1) | (least - 1);
    (usize::BITS - bits.leading_zeros()) as u8
}

/// The size at which `keys` keys fit.
fn log2_for_keys(keys: usize) -> u8 {
    log2_for_places((keys * 3).div_ceil(2))
}

impl<V> Default for Storage<V> {
    #[inline]
    fn default() -> Storage<V> {
        Storage {
            entries: Vec::new(),
            index: Box::default(),
            tags: 0,
            version: fresh_version(),
            watched: false,
            layout: fresh_version(),
            live: 0,
            usable: 0,
            log2: 0,
        }
    }
}

impl<V> Drop for Storage<V> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.watched {
            flush_watchers();
        }
    }
}

impl<V> Storage<V> {
    pub(super) fn with_capacity(keys: usize) -> Storage<V> {
        let mut storage = Storage::default();
        if keys > capacity(MIN_LOG2) {
            storage.resize(log2_for_keys(keys));
        }
        storage
    }
    #[inline(always)]
    pub(super) fn entries(&self) -> &[Entry<V>] {
        &self.entries
    }
    #[inline(always)]
    pub(super) fn entries_mut(&mut self) -> &mut [Entry<V>] {
        &mut self.entries
    }
    #[inline(always)]
    pub(super) fn live(&self) -> usize {
        self.live as usize
    }
    #[inline(always)]
    pub(super) fn version(&self) -> u64 {
        self.version
    }
    pub(super) fn watch(&mut self) {
        self.watched = true;
    }
    /// The keys have changed, or entries have moved.
    #[inline(always)]
    fn changed(&mut self) {
        self.version = fresh_version();
        if self.watched {
            self.watched = false;
            flush_watchers();
        }
    }
    #[inline(always)]
    pub(super) fn layout(&self) -> u64 {
        self.layout
    }
    pub(super) fn log2_places(&self) -> u8 {
        self.log2
    }

    /// Begins a search for entries of this hash.
    #[inline(always)]
    pub(super) fn probe(&self, hash: i64) -> Probe {
        if self.index.is_empty() {
            // Sets the high bit of each byte that equals the tag; perhaps also above one that
            // does, which looking at the entry sorts out.
            let different = self.tags ^ (hash as u8 as u64 * BYTES_01);
            let matching = different.wrapping_sub(BYTES_01) & !different & BYTES_80;
            Probe { next: matching, perturb: 0 }
        } else {
            Probe { next: hash as u64, perturb: hash as u64 }
        }
    }
    /// The number of the next entry with this hash.
    #[inline(always)]
    pub(super) fn next_candidate(&self, hash: i64, probe: &mut Probe) -> Option<usize> {
        if self.index.is_empty() {
            while probe.next != 0 {
                let number = probe.next.trailing_zeros() as usize / 8;
                probe.next &= probe.next - 1;
                // Tags above the last entry's are none.
                if self.entries.get(number)?.hash == hash {
                    return Some(number);
                }
            }
            return None;
        }
        let mask = self.index.len() - 1;
        loop {
            let place = self.index[probe.next as usize & mask];
            if place == EMPTY {
                return None;
            }
            probe.advance();
            let number = place as usize & mask;
            // Entries taken off the end leave their places behind.
            if (place ^ hash as u32) & !(mask as u32) == 0
                && self.entries.get(number).is_some_and(|entry| entry.hash == hash)
            {
                return Some(number);
            }
        }
    }

    /// Enters an entry in the index.
    #[inline(always)]
    fn index_entry(&mut self, hash: i64, number: usize) {
        let mask = self.index.len() - 1;
        let mut probe = Probe { next: hash as u64, perturb: hash as u64 };
        while self.index[probe.next as usize & mask] != EMPTY {
            probe.advance();
        }
        let bits = hash as u32 & !(mask as u32);
        self.index[probe.next as usize & mask] = bits | number as u32;
    }

    #[inline]
    pub(super) fn push(&mut self, entry: Entry<V>) {
        debug_assert!(entry.is_live() && !entry.key.is_unbound());
        if self.usable == 0 {
            self.resize_to_insert();
        }
        let (hash, number) = (entry.hash, self.entries.len());
        self.entries.push(entry);
        self.usable -= 1;
        self.live += 1;
        self.changed();
        if !self.index.is_empty() {
            self.index_entry(hash, number);
        } else if number < TAGGED {
            let shift = number * 8;
            self.tags = self.tags & !(0xFF << shift) | u64::from(hash as u8) << shift;
        } else {
            self.make_index();
        }
    }

    #[cold]
    #[inline(never)]
    fn resize_to_insert(&mut self) {
        if self.log2 == 0 {
            // The first entry: nothing is there to be moved or found again.
            self.log2 = MIN_LOG2;
            self.usable = capacity(MIN_LOG2) as u32;
            self.entries.reserve_exact(self.usable as usize);
        } else {
            self.resize(log2_for_places(self.live() * 3));
        }
    }

    pub(super) fn reserve_for(&mut self, keys: usize) {
        if capacity(self.log2.max(MIN_LOG2)) < keys {
            self.resize(log2_for_keys(self.live() + keys));
        }
    }

    /// Compacts the entries and makes room for as many as `1 << log2` places take.
    fn resize(&mut self, log2: u8) {
        assert!(log2 < 32, "a table has fewer than 2^31 places");
        if self.live() < self.entries.len() {
            self.entries.retain(Entry::is_live);
        }
        let total = capacity(log2);
        if self.entries.capacity() > total * 4 {
            self.entries.shrink_to(total);
        }
        self.entries.reserve_exact(total - self.entries.len());
        self.usable = (total - self.entries.len()) as u32;
        self.log2 = log2;
        self.changed();
        self.make_index();
    }

    /// Makes an index or tags of all entries.
    fn make_index(&mut self) {
        self.layout = fresh_version();
        if self.entries.len() <= TAGGED {
            let tag = |tags: u64, entry: &Entry<V>| tags << 8 | u64::from(entry.hash as u8);
            self.tags = self.entries.iter().rev().fold(0, tag);
            self.index = Box::default();
            return;
        }
        self.index = vec![EMPTY; 1 << self.log2].into_boxed_slice();
        for number in 0..self.entries.len() {
            self.index_entry(self.entries[number].hash, number);
        }
    }

    pub(super) fn remove_at(&mut self, number: usize) -> Option<(Value, V)>
    where
        V: Default,
    {
        let entry = self.entries.get_mut(number).filter(|entry| entry.is_live())?;
        let key = std::mem::replace(&mut entry.key, Value::UNBOUND);
        let value = std::mem::take(&mut entry.value);
        entry.hash = DELETED;
        self.live -= 1;
        self.changed();
        Some((key, value))
    }

    pub(super) fn pop_last(&mut self) -> Option<Entry<V>> {
        if self.live == 0 {
            return None;
        }
        let last = std::iter::from_fn(|| self.entries.pop()).find(Entry::is_live)?;
        self.live -= 1;
        self.changed();
        Some(last)
    }

    pub(super) fn take_entries(&mut self) -> Vec<Entry<V>> {
        self.changed();
        let mut taken = std::mem::take(self);
        std::mem::take(&mut taken.entries)
    }
}

impl<V: Clone> Storage<V> {
    pub(super) fn copy(&self) -> Storage<V> {
        let clone = |entry: &Entry<V>| Entry {
            value: entry.value.clone(),
            key: entry.key.clone(),
            hash: entry.hash,
        };
        if self.live() < self.entries.len() * 2 / 3 {
            let mut copy = Storage::with_capacity(self.live());
            self.entries.iter().filter(|entry| entry.is_live()).for_each(|e| copy.push(clone(e)));
            return copy;
        }
        let mut entries = Vec::with_capacity(self.entries.len() + self.usable as usize);
        entries.extend(self.entries.iter().map(clone));
        let (version, layout) = (fresh_version(), fresh_version());
        Storage { entries, index: self.index.clone(), version, layout, watched: false, ..*self }
    }
}

impl Probe {
    /// CPython's sequence of places: all of them in the end, and all bits of the hash take
    /// part.
    #[inline(always)]
    fn advance(&mut self) {
        self.perturb >>= 5;
        self.next = self.next.wrapping_mul(5).wrapping_add(self.perturb).wrapping_add(1);
    }
}
