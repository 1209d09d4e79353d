//! Jumps by the truth of any object, and safe points.

use super::super::dispatch::{Outcome, op_at};
use super::super::instr::Op;
use super::super::instr::flags::FIRST_TEMP;
use super::super::state::State;
use super::{Source, attempt, jump, release};
use crate::ops;

/// Looks after what has asked for attention, then goes on at the pc.
pub(crate) unsafe fn safe_point(s: State) -> Outcome {
    // SAFETY: a frame is running.
    unsafe {
        let vm = s.vm();
        if vm.exec.interrupt.load(std::sync::atomic::Ordering::Relaxed) {
            (*s.frame()).pc = s.pc;
            attempt!(vm.run_pending_calls());
        }
        Outcome::Goto(s)
    }
}

unsafe fn jump_by_truth(mut s: State, jumps_if: bool) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let truth = attempt!(ops::is_true(s.vm(), s.value(i.a)));
        release(&s, i.a, i.b, Source::First);
        if truth != jumps_if {
            return Outcome::Next;
        }
        let op = op_at(s.vm(), s.pc);
        if matches!(op, Op::jump_if_true_loop | Op::jump_if_false_loop) {
            s.pc = s.pc.offset(i.wide() as isize);
            return safe_point(s);
        }
        jump(s, i.wide() as isize)
    }
}

pub(crate) unsafe fn jump_if_true(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { jump_by_truth(s, true) }
}

pub(crate) unsafe fn jump_if_false(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { jump_by_truth(s, false) }
}

pub(crate) unsafe fn drop_and_next(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        release(&s, s.instr().a, FIRST_TEMP, Source::First);
        Outcome::Next
    }
}

pub(crate) unsafe fn drop_and_jump(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        release(&s, s.instr().a, FIRST_TEMP, Source::First);
        jump(s, s.instr().wide() as isize)
    }
}
