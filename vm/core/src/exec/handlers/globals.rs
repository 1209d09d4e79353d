//! Globals, builtins and cells.
//!
//! A global is cached as the address of its entry's value. Whatever adds or removes keys of the
//! dict, or moves its entries, empties the caches first (`Table::watch`); assigning to a name
//! that is there does neither.

use super::super::dispatch::{Dispatch, slow};
use super::super::slow;
use super::super::state::State;
use super::attributes::cache;
use super::{exact, payload, retain, retain_lasting, write};
use crate::objects::cell::CellObj;
use crate::objects::function::Function;
use crate::objects::tuple::Tuple;
use crate::value::{RawValue, Value};

/// The address of a cached entry's value; null if the cache is empty.
#[inline(always)]
pub(super) unsafe fn cached_entry(s: &State, word: u16) -> *mut RawValue {
    // SAFETY: verified code names caches of its pool only.
    std::ptr::with_exposed_provenance_mut(unsafe { cache(s, word) }.value.get() as usize)
}

#[inline(always)]
pub(crate) unsafe fn load_global_cached<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; see the module's head.
    unsafe {
        let i = s.instr();
        let entry = cached_entry(&s, i.d);
        if entry.is_null() {
            return slow!(D, s, slow::names::load_global);
        }
        let value = *entry;
        retain_lasting(value);
        write::<D>(s, i.a, value)
    }
}

/// As [`load_global_cached`], where the name is looked up in the namespace of a module first.
#[inline(always)]
pub(crate) unsafe fn load_name_cached<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; see the module's head.
    unsafe {
        let i = s.instr();
        let entry = cached_entry(&s, i.d);
        if entry.is_null() {
            return slow!(D, s, slow::names::load_name);
        }
        let value = *entry;
        retain_lasting(value);
        write::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn store_global_cached<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; see the module's head.
    unsafe {
        let i = s.instr();
        let entry = cached_entry(&s, i.d);
        if entry.is_null() {
            return slow!(D, s, slow::names::store_global);
        }
        let value = slow::operand_owned(&s, i.a, i.c);
        let old = entry.replace(value.into_raw());
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
            return slow!(D, s, slow::names::unbound_deref);
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

/// The cells of the function's closure, at a frame's start: the registers hold nothing yet.
#[inline(always)]
pub(crate) unsafe fn copy_free_vars<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; a frame owns its function.
    unsafe {
        let i = s.instr();
        let function: &Function = payload((*s.frame()).function);
        let Some(cells) = exact::<Tuple>(function.closure.raw()) else {
            return slow!(D, s, slow::functions::wrong_closure);
        };
        if cells.len() != usize::from(i.b) {
            return slow!(D, s, slow::functions::wrong_closure);
        }
        for (k, cell) in cells.items().iter().enumerate() {
            retain(cell.raw());
            s.set_reg_after(i.a, k, cell.raw());
        }
        D::next(s)
    }
}
