//! Jumps, and jumps by truth.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::FIRST_TEMP;
use super::super::slow;
use super::super::state::State;
use super::compare::jump_loop;

#[inline(always)]
pub(crate) unsafe fn jump<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { D::jump(s, s.instr().wide() as isize) }
}

#[inline(always)]
pub(crate) unsafe fn jump_back<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { jump_loop::<D>(s, s.instr().wide() as isize) }
}

macro_rules! truth_jumps {
    ($($name:ident $jumps_if:literal $jump:path, $slow:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                let x = s.reg(i.a);
                if x.is_true() {
                    return if $jumps_if { $jump(s, i.wide() as isize) } else { D::next(s) };
                }
                if x.is_false() {
                    return if $jumps_if { D::next(s) } else { $jump(s, i.wide() as isize) };
                }
                if x.is_small_int() {
                    if (x.scaled_int() != 0) == $jumps_if {
                        return $jump(s, i.wide() as isize);
                    }
                    return D::next(s);
                }
                slow!(D, s, slow::jumps::$slow)
            }
        })*
    };
}

truth_jumps! {
    jump_if_true true D::jump, jump_if_true;
    jump_if_false false D::jump, jump_if_false;
    jump_if_true_loop true jump_loop::<D>, jump_if_true;
    jump_if_false_loop false jump_loop::<D>, jump_if_false;
}

#[inline(always)]
pub(crate) unsafe fn jump_if_none<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = s.reg(i.a);
        if x.is_none() {
            return D::jump(s, i.wide() as isize);
        }
        if x.is_heap() && i.b & FIRST_TEMP != 0 {
            return slow!(D, s, slow::jumps::drop_and_next);
        }
        D::next(s)
    }
}

#[inline(always)]
pub(crate) unsafe fn jump_if_not_none<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = s.reg(i.a);
        if x.is_none() {
            return D::next(s);
        }
        if x.is_heap() && i.b & FIRST_TEMP != 0 {
            return slow!(D, s, slow::jumps::drop_and_jump);
        }
        D::jump(s, i.wide() as isize)
    }
}
