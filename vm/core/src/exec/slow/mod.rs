//! Slow paths: what instructions do with calls, by family.
//!
//! Each works on the state of the instruction at `s.pc`. Operands stay in their registers
//! until the work is done, so that unwinding finds and releases them; then temporaries are
//! released and the result is written.

pub(crate) mod arithmetic;
pub(crate) mod attributes;
pub(crate) mod awaiting;
pub(crate) mod build;
pub(crate) mod calls;
pub(crate) mod collect;
pub(crate) mod compare;
pub(crate) mod exceptions;
pub(crate) mod functions;
mod fusion;
pub(crate) mod generators;
pub(crate) mod items;
pub(crate) mod jumps;
pub(crate) mod loops;
pub(crate) mod names;
pub(crate) mod patterns;
pub(crate) mod slices;

use super::dispatch::{Outcome, op_at, set_op};
use super::instr::Op;
use super::instr::flags::{FIRST_CONST, FIRST_TEMP};
use super::state::State;
use crate::error::{PyResult, Raised};
use crate::value::Value;

/// Which of an instruction's sources: the number of bits its flags are shifted by.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    First = 0,
    Second = 2,
    Third = 4,
}

/// A source operand, borrowed.
#[inline]
pub(crate) unsafe fn source(s: &State, index: u16, flags: u16, which: Source) -> &'static Value {
    // SAFETY: verified operands; the register or the pool owns the value.
    unsafe {
        if flags & (FIRST_CONST << which as u16) != 0 {
            return (*s.pool.add(index as usize)).borrow();
        }
        s.value(index)
    }
}

/// A source operand, owned: taken out of a temporary, else cloned.
#[inline]
pub(crate) unsafe fn source_owned(s: &State, index: u16, flags: u16, which: Source) -> Value {
    // SAFETY: verified operands.
    unsafe {
        if flags & (FIRST_TEMP << which as u16) != 0 {
            return s.take(index);
        }
        source(s, index, flags, which).clone()
    }
}

/// The first source operand, owned.
#[inline(always)]
pub(crate) unsafe fn operand_owned(s: &State, index: u16, flags: u16) -> Value {
    // SAFETY: verified operands.
    unsafe { source_owned(s, index, flags, Source::First) }
}

/// Releases a source operand that is a temporary.
#[inline]
pub(crate) unsafe fn release(s: &State, index: u16, flags: u16, which: Source) {
    // SAFETY: verified operands.
    unsafe {
        if flags & (FIRST_TEMP << which as u16) != 0 {
            drop(s.take(index));
        }
    }
}

/// Writes a result, dropping what was there.
#[inline]
pub(crate) unsafe fn write(s: &State, index: u16, value: Value) {
    // SAFETY: verified operands.
    unsafe { drop(s.replace(index, value)) };
}

/// Releases `count` temporaries.
#[inline]
pub(crate) unsafe fn release_window(s: &State, first: u16, count: usize) {
    for register in 0..count {
        // SAFETY: verified operands.
        unsafe { drop(s.take(first + register as u16)) };
    }
}

/// Goes on if all went well.
#[inline]
pub(crate) fn outcome(result: PyResult<()>) -> Outcome {
    match result {
        Ok(()) => Outcome::Next,
        Err(raised) => raise(raised),
    }
}

#[inline]
pub(crate) fn raise(raised: Raised) -> Outcome {
    // The exception is in the VM; unwinding takes it.
    let Raised { .. } = raised;
    Outcome::Raise
}

/// Unwraps a `PyResult` in a slow path.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(raised) => return $crate::exec::slow::raise(raised),
        }
    };
}
pub(crate) use attempt;

/// Rewrites the instruction to a specialised one.
pub(crate) unsafe fn specialise(s: &State, op: Op) {
    // SAFETY: a frame is running.
    unsafe {
        if op_at(s.vm(), s.pc) != op {
            super::stats::note_specialised(s.vm(), op);
            set_op(s.vm(), s.pc, op);
            fusion::fuse(s);
        }
    }
}

/// The same instruction again, under whatever it has become.
pub(crate) fn again(s: State) -> Outcome {
    Outcome::Goto(s)
}

/// A jump by a distance in instructions.
pub(crate) unsafe fn jump(mut s: State, distance: isize) -> Outcome {
    // SAFETY: jumps of translated code stay in it.
    unsafe {
        s.pc = s.pc.offset(distance);
        Outcome::Goto(s)
    }
}
