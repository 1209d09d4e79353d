//! Jump table: a loop calls the handler found in a table by the opcode's number; the handler
//! returns the next instruction. What the other strategies hold in registers is in the
//! running frame.

use super::super::handlers as all;
use super::super::instr::{Instr, for_each_instruction};
use super::super::state::State;
use super::{Dispatch, SlowPath, call_slow, make_generic};
use crate::value::{RawValue, Value};
use crate::vm::Vm;

pub(crate) struct Table;

type Handler = unsafe fn(*const Instr, *mut RawValue, *const Vm, *const RawValue) -> *const Instr;

impl Dispatch for Table {
    type Flow = *const Instr;

    #[inline(always)]
    unsafe fn resume(state: State) -> *const Instr {
        state.pc
    }
    #[inline(always)]
    unsafe fn enter(state: State) -> *const Instr {
        // Base and pool are read from the running frame before each call.
        state.pc
    }
    #[inline(always)]
    unsafe fn deopt(state: State) -> *const Instr {
        // SAFETY: the caller's duty.
        unsafe { make_generic(state.vm, state.pc) };
        state.pc
    }
    #[inline(always)]
    unsafe fn slow(state: State, path: SlowPath) -> *const Instr {
        // SAFETY: the caller's duty.
        unsafe { call_slow(state, path).pc }
    }
    #[inline(always)]
    unsafe fn displace_then_next(state: State, old: RawValue) -> *const Instr {
        // SAFETY: the displaced reference, if it is one, is this function's.
        unsafe { Self::drop_then_next(state, old.into_value_steal()) }
    }
    #[inline(always)]
    unsafe fn write_lent_then_next(state: State, value: RawValue) -> *const Instr {
        // SAFETY: the caller's duty.
        unsafe { write_lent_then_next(state, value) }
    }
    #[inline(always)]
    unsafe fn leave_counted(state: State, result: RawValue) -> *const Instr {
        // SAFETY: the caller's duty.
        unsafe { leave_counted(state, result) }
    }
    #[inline(always)]
    unsafe fn drop_then_next(state: State, old: Value) -> *const Instr {
        // SAFETY: the caller's duty. A finalizer may look at the frame.
        unsafe {
            (*state.frame()).pc = state.pc;
            drop(old);
            Self::next(state)
        }
    }
}

#[inline(never)]
unsafe fn write_lent_then_next(state: State, value: RawValue) -> *const Instr {
    // SAFETY: the caller's duty.
    unsafe { all::write_lent_then_next::<Table>(state, value) }
}

#[inline(never)]
unsafe fn leave_counted(state: State, result: RawValue) -> *const Instr {
    // SAFETY: the caller's duty.
    unsafe { all::leave_counted::<Table>(state, result) }
}

macro_rules! define_table {
    ($($op:ident $operands:literal $generic:ident $semantics:literal;)*) => {
        mod functions {
            use super::*;
            $(pub(super) unsafe fn $op(
                pc: *const Instr, base: *mut RawValue, vm: *const Vm, pool: *const RawValue,
            ) -> *const Instr {
                // SAFETY: the loop passes the state of the running frame.
                unsafe { all::$op::<Table>(State { pc, base, vm, pool }) }
            })*
        }
        static TABLE: &[Handler] = &[$(functions::$op,)*];
    };
}
for_each_instruction!(define_table);

pub(crate) unsafe fn run(state: State) {
    let (mut pc, vm) = (state.pc, state.vm);
    while !pc.is_null() {
        // SAFETY: handlers leave the pc at an instruction of the running frame, or null.
        unsafe {
            let frame = (*vm).exec.frame.get();
            let handler = TABLE.get_unchecked((*pc).target);
            pc = handler(pc, (*frame).base, vm, (*frame).pool);
        }
    }
}
