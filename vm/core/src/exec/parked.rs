//! The registers of a generator while it is suspended.

use crate::value::{RawValue, Value};
use std::cell::Cell;

/// As many registers as the generator's frame has. All of them own what they hold while the
/// generator is suspended, and none while it runs.
pub(super) struct Parked {
    words: Box<[Cell<RawValue>]>,
    holds: Cell<bool>,
}

impl Parked {
    /// Takes over the registers of a frame.
    ///
    /// # Safety
    /// - `count` registers begin at `base`, which own what they hold.
    pub(super) unsafe fn new(base: *mut RawValue, count: usize) -> Parked {
        let parked = Parked::away(count);
        // SAFETY: the caller's duty.
        unsafe { parked.park(base) };
        parked
    }

    /// Of a generator that is running, with so many registers.
    pub(super) fn away(count: usize) -> Parked {
        let words = vec![const { Cell::new(RawValue::FREE) }; count].into_boxed_slice();
        Parked { words, holds: Cell::new(false) }
    }

    /// Takes over a frame's registers, which are left without pointers.
    ///
    /// # Safety
    /// - As for [`new`](Parked::new), with as many registers as there; nothing is parked.
    #[inline(always)]
    pub(super) unsafe fn park(&self, base: *mut RawValue) {
        debug_assert!(!self.holds.get());
        self.holds.set(true);
        for (k, word) in self.words.iter().enumerate() {
            // SAFETY: the caller's duty. Volatile: for so few words a call of memcpy takes
            // longer, and would cost a handler saved registers.
            unsafe {
                word.as_ptr().write_volatile(base.add(k).read());
                base.add(k).write_volatile(RawValue::FREE);
            }
        }
    }

    /// Gives the registers back.
    ///
    /// # Safety
    /// - As many registers are free at `base`; the registers are parked.
    #[inline(always)]
    pub(super) unsafe fn restore(&self, base: *mut RawValue) {
        debug_assert!(self.holds.get());
        self.holds.set(false);
        for (k, word) in self.words.iter().enumerate() {
            // SAFETY: the caller's duty; volatile as above.
            unsafe { base.add(k).write_volatile(word.get()) };
        }
    }

    /// The bits in a register.
    ///
    /// # Safety
    /// - The frame has this register.
    #[inline(always)]
    pub(super) unsafe fn raw(&self, number: u16) -> RawValue {
        // SAFETY: the caller's duty.
        unsafe { self.words.get_unchecked(usize::from(number)) }.get()
    }

    /// What is in a register; unbound if the registers aren't here.
    pub(super) fn get(&self, number: usize) -> Value {
        match self.words.get(number) {
            // SAFETY: the register owns its value.
            Some(word) if self.holds.get() => unsafe { (*word.as_ptr()).borrow() }.clone(),
            _ => Value::UNBOUND,
        }
    }

    /// All values; the registers hold nothing afterwards.
    pub(super) fn take(&self) -> Vec<Value> {
        if !self.holds.replace(false) {
            return Vec::new();
        }
        // SAFETY: the references move out, once.
        self.words.iter().map(|word| unsafe { word.get().into_value_steal() }).collect()
    }
}

impl Drop for Parked {
    fn drop(&mut self) {
        drop(self.take());
    }
}
