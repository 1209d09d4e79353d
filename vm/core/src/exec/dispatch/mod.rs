//! How control passes from one instruction to the next. A handler is written once, generic
//! over [`Dispatch`]; each strategy turns it into its own kind of function.
//!
//! The rule that makes threaded dispatch fast on stable Rust: **in a hot handler, every way
//! out is a tail call.** A slow path that calls and comes back makes the compiler save
//! registers at the handler's entry, on the hot path too. Hence [`Dispatch::slow`], which
//! leaves the handler for a function that calls, and goes on from there.

pub(crate) mod match_loop;
pub(crate) mod table;
pub(crate) mod threaded;

use super::instr::{Instr, Op};
use super::state::State;
use super::unwind::unwind;
use crate::value::{RawValue, Value};
use crate::vm::Vm;

/// What a slow path leaves to be done.
pub(crate) enum Outcome {
    /// Go on at the next instruction.
    Next,
    /// Go on there, perhaps in another frame.
    Goto(State),
    /// An exception is pending.
    Raise,
    /// Leave the run loop.
    Exit,
}

/// A slow path as handlers hand it over: does an instruction's work with calls, and unwinds if
/// it raised. It returns the instruction to go on with, in the frame that is running then, or
/// null to leave the run loop.
pub(crate) type SlowPath = unsafe extern "sysv64" fn(
    *const Instr,
    *mut RawValue,
    *const Vm,
    *const RawValue,
) -> *const Instr;

/// Leaves a handler by a slow path, a function from a state to its outcome.
///
/// All that it keeps on the native stack is kept out of the functions that end in tail calls: a
/// compiler makes no tail call where a callee was given an address on the stack. And states and
/// outcomes pass in registers.
macro_rules! slow {
    ($D:ident, $s:expr, $path:path) => {{
        unsafe extern "sysv64" fn path(
            pc: *const $crate::exec::instr::Instr,
            base: *mut $crate::value::RawValue,
            vm: *const $crate::vm::Vm,
            pool: *const $crate::value::RawValue,
        ) -> *const $crate::exec::instr::Instr {
            let state = $crate::exec::state::State { pc, base, vm, pool };
            // SAFETY: the handler's state is handed on.
            unsafe {
                $crate::exec::dispatch::begin(&state);
                $crate::exec::dispatch::conclude(&state, $path(state))
            }
        }
        $D::slow($s, path)
    }};
}
pub(crate) use slow;

pub(crate) trait Dispatch: Sized {
    /// What a handler returns to whoever runs it.
    type Flow;

    /// Goes on at `state.pc` in the same frame.
    unsafe fn resume(state: State) -> Self::Flow;
    /// Goes on at `state.pc` in another frame (`base` and `pool` may have changed).
    unsafe fn enter(state: State) -> Self::Flow;
    /// A guard failed: goes on in the generic instruction, which the instruction becomes.
    unsafe fn deopt(state: State) -> Self::Flow;
    /// Does the rest of the instruction by a slow path.
    unsafe fn slow(state: State, path: SlowPath) -> Self::Flow;
    /// Drops the value that a write displaced, then goes on at the next instruction.
    unsafe fn drop_then_next(state: State, old: Value) -> Self::Flow;

    /// Writes a value that the temporary in `b` lends to the register in `a` and releases the
    /// temporary, then goes on: out of the handler's line.
    unsafe fn write_lent_then_next(state: State, value: RawValue) -> Self::Flow;
    /// Leaves the frame with a result, its locals counted down: out of the handler's line.
    unsafe fn leave_counted(state: State, result: RawValue) -> Self::Flow;

    /// As [`drop_then_next`](Dispatch::drop_then_next), for what may be no pointer.
    unsafe fn displace_then_next(state: State, old: RawValue) -> Self::Flow;

    #[inline(always)]
    unsafe fn next(mut state: State) -> Self::Flow {
        // SAFETY: an instruction that goes on isn't the last.
        unsafe {
            state.pc = state.pc.add(1);
            Self::resume(state)
        }
    }
    #[inline(always)]
    unsafe fn jump(mut state: State, distance: isize) -> Self::Flow {
        // SAFETY: jumps of translated code stay in it.
        unsafe {
            state.pc = state.pc.offset(distance);
            Self::resume(state)
        }
    }
    /// Writes a float to a register that most likely holds one already, then goes on.
    #[inline(always)]
    unsafe fn write_float_then_next(state: State, reg: u16, value: f64) -> Self::Flow {
        // SAFETY: the register is the frame's.
        unsafe {
            let old = state.reg(reg);
            state.set_reg(reg, RawValue::from_f64_computed(value));
            if old.is_float() {
                return Self::next(state);
            }
            Self::displace_then_next(state, old)
        }
    }
    /// Writes a register that may own a reference, then goes on.
    #[inline(always)]
    unsafe fn write_then_next(state: State, reg: u16, value: Value) -> Self::Flow {
        // SAFETY: the register is the frame's.
        unsafe {
            let old = state.replace(reg, value);
            if old.is_heap() {
                return Self::drop_then_next(state, old);
            }
            std::mem::forget(old);
            Self::next(state)
        }
    }
}

/// What a slow path begins with: others can see where its frame stands.
#[inline(always)]
pub(crate) unsafe fn begin(state: &State) {
    // SAFETY: a frame is running.
    unsafe { (*state.frame()).pc = state.pc };
}

/// The instruction that an outcome leads to; null to leave the run loop.
#[inline(always)]
pub(crate) unsafe fn conclude(state: &State, outcome: Outcome) -> *const Instr {
    // SAFETY: the outcome is that of the instruction at the state's pc.
    unsafe {
        match outcome {
            Outcome::Next => state.pc.add(1),
            Outcome::Goto(state) => state.pc,
            Outcome::Raise => raise_out_of_line(state.vm()),
            Outcome::Exit => std::ptr::null(),
        }
    }
}

#[cold]
#[inline(never)]
unsafe fn raise_out_of_line(vm: &Vm) -> *const Instr {
    // SAFETY: an exception is pending.
    unsafe { unwind(vm).map_or(std::ptr::null(), |state| state.pc) }
}

/// Runs a slow path: the state that it leaves, whose pc is null to leave the run loop.
#[inline(always)]
pub(crate) unsafe fn call_slow(state: State, path: SlowPath) -> State {
    // SAFETY: the caller's duty.
    unsafe {
        let State { pc, base, vm, pool } = state;
        let pc = path(pc, base, vm, pool);
        let frame = state.frame();
        State { pc, base: (*frame).base, vm, pool: (*frame).pool }
    }
}

/// A dispatch strategy, by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DispatchKind {
    /// Direct threading: each handler ends in a tail call of the next.
    Threaded,
    /// One `match` in a loop.
    Match,
    /// A loop that calls through a table.
    Table,
}

impl DispatchKind {
    pub const ALL: [DispatchKind; 3] =
        [DispatchKind::Threaded, DispatchKind::Match, DispatchKind::Table];

    pub const fn name(self) -> &'static str {
        match self {
            DispatchKind::Threaded => "threaded",
            DispatchKind::Match => "match",
            DispatchKind::Table => "table",
        }
    }
    /// Whether this build can run it. Threading rests on tail calls, which only optimised
    /// builds make.
    pub const fn is_available(self) -> bool {
        !(matches!(self, DispatchKind::Threaded) && (cfg!(debug_assertions) || cfg!(miri)))
    }
    /// What an instruction's `target` holds for `op`.
    pub(crate) fn target(self, op: Op) -> usize {
        match self {
            DispatchKind::Threaded => threaded::target(op),
            DispatchKind::Match | DispatchKind::Table => op as usize,
        }
    }
}

impl Default for DispatchKind {
    fn default() -> DispatchKind {
        if DispatchKind::Threaded.is_available() {
            DispatchKind::Threaded
        } else {
            DispatchKind::Match
        }
    }
}

/// Runs from `state` until a handler leaves the loop.
pub(crate) unsafe fn run(vm: &Vm, state: State) {
    // SAFETY: the caller's duty: `state` is the start of a frame that was just pushed.
    unsafe {
        if vm.exec.stats.borrow().is_some() {
            return match_loop::run_counting(state);
        }
        match vm.exec.dispatch.get() {
            DispatchKind::Threaded => threaded::run(state),
            DispatchKind::Match => match_loop::run(state),
            DispatchKind::Table => table::run(state),
        }
    }
}

/// Rewrites the instruction at `pc`, which is in the running frame's code.
pub(crate) unsafe fn set_op(vm: &Vm, pc: *const Instr, op: Op) {
    // SAFETY: instructions are in cells; only their own handlers look at them.
    unsafe {
        let translation = &*(*vm.exec.frame.get()).translation;
        translation.ops[translation.index_of(pc)].set(op);
        (*pc.cast_mut()).target = vm.exec.dispatch.get().target(op);
    }
}

/// The instruction at `pc`, which is in the running frame's code.
pub(crate) unsafe fn op_at(vm: &Vm, pc: *const Instr) -> Op {
    // SAFETY: a frame is running.
    unsafe {
        let translation = &*(*vm.exec.frame.get()).translation;
        translation.ops[translation.index_of(pc)].get()
    }
}

/// Makes the instruction at the pc its generic one, after a guard failed.
#[cold]
#[inline(never)]
pub(crate) unsafe extern "sysv64" fn make_generic(vm: *const Vm, pc: *const Instr) {
    // SAFETY: as for `set_op`.
    unsafe {
        let vm = &*vm;
        let op = op_at(vm, pc);
        super::stats::note_deopt(vm, op);
        if op.operands().as_bytes()[3] == b'F' {
            let instr = &mut *pc.cast_mut();
            instr.d = super::instr::flags::count_deopt(instr.d);
        }
        set_op(vm, pc, op.generic());
    }
}
