//! Moves between registers and from constants.

use super::super::dispatch::{Dispatch, slow};
use super::super::slow;
use super::super::state::State;
use super::{retain, write, write_temp};
use crate::value::RawValue;

#[inline(always)]
pub(crate) unsafe fn copy<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = s.reg(i.b);
        retain(value);
        write_temp::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn copy_local<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = s.reg(i.b);
        retain(value);
        write::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn take<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        write::<D>(s, i.a, s.take_raw(i.b))
    }
}

#[inline(always)]
pub(crate) unsafe fn move_temp<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        write_temp::<D>(s, i.a, s.take_raw(i.b))
    }
}

#[inline(always)]
pub(crate) unsafe fn swap_temps<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let (x, y) = (s.reg(i.a), s.reg(i.b));
        s.set_reg(i.a, y);
        s.set_reg(i.b, x);
        D::next(s)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_const<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = s.constant(i.b);
        retain(value);
        write_temp::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_const_local<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = s.constant(i.b);
        retain(value);
        write::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_const_wide<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = *s.pool.add(i.wide() as u32 as usize);
        retain(value);
        write_temp::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_unbound<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { write_temp::<D>(s, s.instr().a, RawValue::UNBOUND) }
}

#[inline(always)]
pub(crate) unsafe fn check_bound<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        if s.reg(s.instr().a).is_unbound() {
            return slow!(D, s, slow::names::unbound_local);
        }
        D::next(s)
    }
}

#[inline(always)]
pub(crate) unsafe fn delete_local<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if s.reg(i.a).is_unbound() {
            return slow!(D, s, slow::names::unbound_local);
        }
        write::<D>(s, i.a, RawValue::UNBOUND)
    }
}

#[inline(always)]
pub(crate) unsafe fn clear_local<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = s.reg(i.b);
        s.set_reg(i.b, RawValue::UNBOUND);
        write_temp::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn drop_temp<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe { write::<D>(s, s.instr().a, RawValue::FREE) }
}

/// Operands; the instruction before has used them.
#[inline(always)]
pub(crate) unsafe fn targets<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: there is nothing to do.
    unsafe { D::next(s) }
}

/// Moves the window on the pool, for code with more constants and caches than an operand can
/// number. Entering a frame, which unwinding and returning do, puts it back.
#[inline(always)]
pub(crate) unsafe fn pool_window<D: Dispatch>(mut s: State) -> D::Flow {
    // SAFETY: verified operands; a frame is running.
    unsafe {
        s.pool = (*s.frame()).pool.add(s.instr().wide() as u32 as usize);
        D::next(s)
    }
}
