//! One `match` in one loop, every handler inlined into its arm. The same loop, counting, is
//! what `--stats` runs.

use super::super::handlers;
use super::super::instr::{Op, for_each_instruction};
use super::super::state::State;
use super::{Dispatch, SlowPath, call_slow, make_generic};
use crate::value::{RawValue, Value};

pub(crate) struct Match;

impl Dispatch for Match {
    type Flow = State;

    #[inline(always)]
    unsafe fn resume(state: State) -> State {
        state
    }
    #[inline(always)]
    unsafe fn enter(state: State) -> State {
        state
    }
    #[inline(always)]
    unsafe fn deopt(state: State) -> State {
        // SAFETY: the caller's duty.
        unsafe { make_generic(state.vm, state.pc) };
        state
    }
    #[inline(always)]
    unsafe fn slow(state: State, path: SlowPath) -> State {
        // SAFETY: the caller's duty.
        unsafe { call_slow(state, path) }
    }
    #[inline(always)]
    unsafe fn displace_then_next(state: State, old: RawValue) -> State {
        // SAFETY: the displaced reference, if it is one, is this function's.
        unsafe { Self::drop_then_next(state, old.into_value_steal()) }
    }
    #[inline(always)]
    unsafe fn write_lent_then_next(state: State, value: RawValue) -> State {
        // SAFETY: the caller's duty.
        unsafe { write_lent_then_next(state, value) }
    }
    #[inline(always)]
    unsafe fn leave_counted(state: State, result: RawValue) -> State {
        // SAFETY: the caller's duty.
        unsafe { leave_counted(state, result) }
    }
    #[inline(always)]
    unsafe fn drop_then_next(state: State, old: Value) -> State {
        // SAFETY: the caller's duty. A finalizer may look at the frame.
        unsafe {
            (*state.frame()).pc = state.pc;
            drop(old);
            Self::next(state)
        }
    }
}

#[inline(never)]
unsafe fn write_lent_then_next(state: State, value: RawValue) -> State {
    // SAFETY: the caller's duty.
    unsafe { handlers::write_lent_then_next::<Match>(state, value) }
}

#[inline(never)]
unsafe fn leave_counted(state: State, result: RawValue) -> State {
    // SAFETY: the caller's duty.
    unsafe { handlers::leave_counted::<Match>(state, result) }
}

macro_rules! define_loops {
    ($($op:ident $operands:literal $generic:ident $semantics:literal;)*) => {
        #[inline(always)]
        unsafe fn step(state: State) -> State {
            // SAFETY: the target of an instruction under this strategy is a number.
            unsafe {
                match Op::from_number_unchecked((*state.pc).target) {
                    $(Op::$op => handlers::$op::<Match>(state),)*
                }
            }
        }
    };
}
for_each_instruction!(define_loops);

pub(crate) unsafe fn run(mut state: State) {
    while !state.pc.is_null() {
        // SAFETY: handlers leave the state at an instruction, or null.
        state = unsafe { step(state) };
    }
}

/// As [`run`], counting what is executed.
pub(crate) unsafe fn run_counting(mut state: State) {
    let mut previous = None;
    while !state.pc.is_null() {
        // SAFETY: as for `run`.
        unsafe {
            let op = Op::from_number_unchecked((*state.pc).target);
            super::super::stats::note_executed(state.vm(), previous, op);
            previous = Some(op);
            state = step(state);
        }
    }
}
