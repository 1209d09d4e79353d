//! Globals, builtins and cells.
//!
//! A global is cached as the address of its entry's value, which is good while the dict's
//! version is the cached one: assigning to a name that is there doesn't change the version.

use super::super::dispatch::Dispatch;
use super::super::slow;
use super::super::state::State;
use super::super::translation::{POOL_BUILTINS_VERSION, POOL_GLOBALS_VERSION};
use super::attributes::cache;
use super::{guard, payload, retain, write};
use crate::objects::cell::CellObj;
use crate::value::{RawValue, Value};

/// A version, read through its address in the pool's header.
#[inline(always)]
unsafe fn version(s: &State, word: usize) -> u64 {
    // SAFETY: the pool begins with the addresses of live dicts' versions.
    unsafe { *(*s.pool.add(word).cast::<*const u64>()) }
}

#[inline(always)]
unsafe fn cached_entry(s: &State, word: u16) -> *mut RawValue {
    // SAFETY: verified code names caches of its pool only.
    std::ptr::with_exposed_provenance_mut(unsafe { cache(s, word) }.value.get() as usize)
}

#[inline(always)]
pub(crate) unsafe fn load_global_module<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; see the module's head.
    unsafe {
        let i = s.instr();
        guard!(D, s, version(&s, POOL_GLOBALS_VERSION) == cache(&s, i.d).version.get());
        let value = *cached_entry(&s, i.d);
        retain(value);
        write::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_global_builtin<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; see the module's head.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        guard!(D, s, version(&s, POOL_GLOBALS_VERSION) == cache.version.get());
        guard!(D, s, version(&s, POOL_BUILTINS_VERSION) == cache.version2.get());
        let value = *cached_entry(&s, i.d);
        retain(value);
        write::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn store_global_cached<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; see the module's head.
    unsafe {
        let i = s.instr();
        guard!(D, s, version(&s, POOL_GLOBALS_VERSION) == cache(&s, i.d).version.get());
        let value = slow::operand_owned(&s, i.a, i.c);
        let old = cached_entry(&s, i.d).replace(value.into_raw());
        if old.is_heap() {
            return D::drop_then_next(s, old.into_value_steal());
        }
        D::next(s)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_deref<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands: the register holds a cell.
    unsafe {
        let i = s.instr();
        let cell: &CellObj = payload(s.reg(i.b));
        let value: Value = cell.get();
        if value.is_unbound() {
            std::mem::forget(value);
            return D::slow(s, slow::names::unbound_deref);
        }
        D::write_then_next(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn store_deref<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands: the register holds a cell.
    unsafe {
        let i = s.instr();
        let value = slow::operand_owned(&s, i.a, i.c);
        let cell: &CellObj = payload(s.reg(i.b));
        let old = cell.replace(value);
        if old.is_heap() {
            return D::drop_then_next(s, old);
        }
        std::mem::forget(old);
        D::next(s)
    }
}
