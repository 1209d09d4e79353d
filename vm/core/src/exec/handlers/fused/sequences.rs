//! Fused instructions that only follow each other, on the way to a call: a dispatch less.

use super::super::super::dispatch::Dispatch;
use super::super::super::state::State;
use super::super::arithmetic::{sub, sub_int_rk};
use super::super::calls::call_python_cached;
use super::super::globals::{cached_entry, load_global_cached};
use super::super::moves::copy;
use super::super::{retain, retain_lasting};

/// Loads a cached global into a temporary; false if the cache is empty.
#[inline(always)]
unsafe fn load_global(s: &State) -> bool {
    // SAFETY: verified operands; see `globals`.
    unsafe {
        let i = s.instr();
        let entry = cached_entry(s, i.d);
        if entry.is_null() {
            return false;
        }
        retain_lasting(*entry);
        s.set_reg(i.a, *entry);
        true
    }
}

/// Copies to a temporary.
#[inline(always)]
unsafe fn copy_temp(s: &State) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = s.reg(i.b);
        retain(value);
        s.set_reg(i.a, value);
        true
    }
}

/// Subtracts a constant into a temporary; false if that takes more.
#[inline(always)]
unsafe fn sub_temp(s: &State) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = s.reg(i.b);
        if !x.is_small_int() {
            return false;
        }
        let Some(difference) = sub(x, s.constant(i.c)) else { return false };
        s.set_reg(i.a, difference);
        true
    }
}

macro_rules! sequences {
    ($($name:ident $first:ident $alone:ident $second:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions.
            unsafe {
                if $first(&s) {
                    s.pc = s.pc.add(1);
                    return $second::<D>(s);
                }
                $alone::<D>(s)
            }
        })*
    };
}

sequences! {
    global_then_copy load_global load_global_cached copy;
    global_then_sub_int_rk load_global load_global_cached sub_int_rk;
    copy_then_call copy_temp copy call_python_cached;
    sub_then_call sub_temp sub_int_rk call_python_cached;
}
