//! The handlers, each written once for all strategies.
//!
//! Shape of a hot handler: decode, read, guard, compute, write, go on; every way out is a
//! tail call (see `dispatch`). Both arms of a branch dispatch for themselves: a shared
//! dispatch after a conditional move would make the next fetch wait for the comparison.
//!
//! Rules for code that may run Python, raise or collect:
//! 1. It is a slow path (`slow/`), reached by `Dispatch::slow` or wrapped by `slow!`.
//! 2. It saves nothing in Rust locals that a Python frame owns: what it borrows from a
//!    register stays in the register until it is done, or it takes it out.
//! 3. No reference count changes and no allocation before a specialised handler's last guard.
//! 4. A value that is displaced is dropped after the new one is in place.

mod arithmetic;
mod attributes;
mod calls;
mod compare;
mod fused;
mod generators;
mod globals;
mod items;
mod jumps;
mod loops;
mod moves;
mod slow_paths;
mod unpack;
mod unpacking_loops;
mod wide;

pub(crate) use arithmetic::*;
pub(crate) use attributes::*;
pub(crate) use calls::*;
pub(crate) use compare::*;
pub(crate) use fused::*;
pub(crate) use generators::*;
pub(crate) use globals::*;
pub(crate) use items::*;
pub(crate) use jumps::*;
pub(crate) use loops::*;
pub(crate) use moves::*;
pub(crate) use slow_paths::*;
pub(crate) use unpack::*;
pub(crate) use unpacking_loops::*;
pub(crate) use wide::*;

use super::dispatch::Dispatch;
use super::state::State;
use crate::object::{Header, NativeObject, Obj, ShapeId};
use crate::value::RawValue;

/// Leaves the handler through the generic instruction unless the guard holds.
macro_rules! guard {
    ($D:ident, $s:ident, $condition:expr) => {
        if !$condition {
            return $D::deopt($s);
        }
    };
}
pub(crate) use guard;

/// Writes a register that may own a reference, then goes on.
#[inline(always)]
pub(crate) unsafe fn write<D: Dispatch>(s: State, reg: u16, value: RawValue) -> D::Flow {
    // SAFETY: the caller hands a reference over if `value` is a pointer.
    unsafe { D::write_then_next(s, reg, value.into_value_steal()) }
}

/// Writes a temporary, then goes on.
#[inline(always)]
pub(crate) unsafe fn write_temp<D: Dispatch>(s: State, reg: u16, value: RawValue) -> D::Flow {
    // SAFETY: a temporary that is written holds no pointer.
    unsafe {
        debug_assert!(!s.reg(reg).is_heap());
        s.set_reg(reg, value);
        D::next(s)
    }
}

/// Counts one more reference if the value is a pointer.
#[inline(always)]
pub(crate) unsafe fn retain(value: RawValue) {
    if let Some(header) = value.as_header() {
        // SAFETY: the value is alive.
        unsafe { (*header).retain() };
    }
}

/// As [`retain`], for what is likely to be immortal: a count that isn't written is not waited
/// for when it is read again.
#[inline(always)]
pub(crate) unsafe fn retain_lasting(value: RawValue) {
    if let Some(header) = value.as_header() {
        // SAFETY: the value is alive.
        unsafe {
            if !(*header).is_immortal() {
                (*header).retain();
            }
        }
    }
}

/// Whether the value is an object of exactly this shape.
#[inline(always)]
pub(crate) unsafe fn has_shape(value: RawValue, shape: ShapeId) -> bool {
    // SAFETY: a heap value is alive.
    value.as_header().is_some_and(|header| unsafe { (*header).shape() == shape })
}

/// The payload, if the value is an object of exactly this shape.
#[inline(always)]
pub(crate) unsafe fn exact<T: NativeObject>(value: RawValue) -> Option<&'static T> {
    const { assert!(T::SHAPE.0 != ShapeId::NONE.0) };
    let header = value.as_header()?;
    // SAFETY: a heap value is alive; the shape is that of direct instances of `T`'s type.
    unsafe {
        if (*header).shape() != T::SHAPE {
            return None;
        }
        Some(&(*header.cast::<Obj<T>>()).payload)
    }
}

/// The payload of an object.
#[inline(always)]
pub(crate) unsafe fn payload<T>(value: RawValue) -> &'static T {
    // SAFETY: the caller compared the shape, and the value is alive.
    unsafe { &(*value.as_header_unchecked().cast::<Obj<T>>()).payload }
}

/// See [`Dispatch::write_lent_then_next`].
#[inline(always)]
pub(crate) unsafe fn write_lent_then_next<D: Dispatch>(s: State, value: RawValue) -> D::Flow {
    // SAFETY: verified operands; the value is retained before its lender is released.
    unsafe {
        let i = s.instr();
        retain(value);
        let lender = s.take_raw(i.b);
        if !release_shared(lender) {
            (*s.frame()).pc = s.pc;
            drop(lender.into_value_steal());
        }
        write::<D>(s, i.a, value)
    }
}

/// Counts a reference down that isn't the last; false (and nothing done) if it is.
#[inline(always)]
pub(crate) unsafe fn release_shared(value: RawValue) -> bool {
    // SAFETY: the value is alive.
    unsafe {
        let header: *mut Header = value.as_header_unchecked();
        if (*header).refcount() == 1 {
            return false;
        }
        if !(*header).skips_release() {
            (*header).forget_reference();
        }
        true
    }
}
