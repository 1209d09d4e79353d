//! Direct threading: each instruction holds its handler's address, and each handler ends in a
//! jump to the next. Stable Rust does not promise the tail call; LLVM makes it in optimised
//! builds where the signatures agree and nothing is left to drop. So a debug build uses
//! another strategy, and a test disassembles the release build.

use super::super::handlers as all;
use super::super::instr::{Instr, Op, for_each_instruction};
use super::super::state::State;
use super::{Dispatch, SlowPath, make_generic};
use crate::object::Header;
use crate::value::{RawValue, Value};
use crate::vm::Vm;

pub(crate) struct Threaded;

type Handler = unsafe extern "sysv64" fn(*const Instr, *mut RawValue, *const Vm, *const RawValue);

impl Dispatch for Threaded {
    type Flow = ();

    #[inline(always)]
    unsafe fn resume(s: State) {
        // SAFETY: under this strategy the target is a handler's address.
        unsafe {
            let handler: Handler = std::mem::transmute((*s.pc).target);
            handler(s.pc, s.base, s.vm, s.pool)
        }
    }
    #[inline(always)]
    unsafe fn enter(s: State) {
        // SAFETY: the caller's duty.
        unsafe { Self::resume(s) }
    }
    #[inline(always)]
    unsafe fn deopt(s: State) {
        // SAFETY: the caller's duty.
        unsafe { deopt(s.pc, s.base, s.vm, s.pool) }
    }
    #[inline(always)]
    unsafe fn slow(s: State, path: SlowPath) {
        // SAFETY: the caller's duty.
        unsafe { run_slow(s.pc, s.base, s.vm, s.pool, path) }
    }
    #[inline(always)]
    unsafe fn displace_then_next(s: State, old: RawValue) {
        // SAFETY: the caller's duty.
        unsafe { displace_then_next(s.pc, s.base, s.vm, s.pool, old) }
    }
    #[inline(always)]
    unsafe fn write_lent_then_next(s: State, value: RawValue) {
        // SAFETY: the caller's duty.
        unsafe { write_lent_then_next(s.pc, s.base, s.vm, s.pool, value) }
    }
    #[inline(always)]
    unsafe fn leave_counted(s: State, result: RawValue) {
        // SAFETY: the caller's duty.
        unsafe { leave_counted(s.pc, s.base, s.vm, s.pool, result) }
    }
    #[inline(always)]
    unsafe fn drop_then_next(s: State, old: Value) {
        // SAFETY: the caller's duty.
        unsafe { drop_then_next(s.pc, s.base, s.vm, s.pool, old.into_raw()) }
    }
}

#[cold]
#[inline(never)]
unsafe extern "sysv64" fn deopt(
    pc: *const Instr,
    base: *mut RawValue,
    vm: *const Vm,
    pool: *const RawValue,
) {
    let state = State { pc, base, vm, pool };
    // SAFETY: the caller's duty.
    unsafe {
        make_generic(vm, pc);
        Threaded::resume(state)
    }
}

#[inline(never)]
unsafe extern "sysv64" fn run_slow(
    pc: *const Instr,
    base: *mut RawValue,
    vm: *const Vm,
    pool: *const RawValue,
    path: SlowPath,
) {
    // SAFETY: the caller's duty; null says that the loop is left.
    unsafe {
        let pc = path(pc, base, vm, pool);
        if pc.is_null() {
            return;
        }
        let frame = (*vm).exec.frame.get();
        Threaded::resume(State { pc, base: (*frame).base, vm, pool: (*frame).pool })
    }
}

#[inline(never)]
unsafe extern "sysv64" fn write_lent_then_next(
    pc: *const Instr,
    base: *mut RawValue,
    vm: *const Vm,
    pool: *const RawValue,
    value: RawValue,
) {
    // SAFETY: the caller's duty.
    unsafe { all::write_lent_then_next::<Threaded>(State { pc, base, vm, pool }, value) }
}

#[inline(never)]
unsafe extern "sysv64" fn leave_counted(
    pc: *const Instr,
    base: *mut RawValue,
    vm: *const Vm,
    pool: *const RawValue,
    result: RawValue,
) {
    // SAFETY: the caller's duty.
    unsafe { all::leave_counted::<Threaded>(State { pc, base, vm, pool }, result) }
}

/// Counts the displaced object down; freeing it is one call further away.
#[inline(never)]
unsafe extern "sysv64" fn drop_then_next(
    pc: *const Instr,
    base: *mut RawValue,
    vm: *const Vm,
    pool: *const RawValue,
    old: RawValue,
) {
    let state = State { pc, base, vm, pool };
    // SAFETY: the displaced reference is this function's; an object lives while it is counted.
    unsafe {
        let header = old.as_header_unchecked();
        if (*header).refcount() == 1 {
            return free_then_next(pc, base, vm, pool, header);
        }
        (*header).forget_reference();
        Threaded::next(state)
    }
}

#[inline(never)]
unsafe extern "sysv64" fn displace_then_next(
    pc: *const Instr,
    base: *mut RawValue,
    vm: *const Vm,
    pool: *const RawValue,
    old: RawValue,
) {
    // SAFETY: the displaced reference, if it is one, is this function's.
    unsafe {
        if old.is_heap() {
            return drop_then_next(pc, base, vm, pool, old);
        }
        Threaded::next(State { pc, base, vm, pool })
    }
}

#[inline(never)]
unsafe extern "sysv64" fn free_then_next(
    pc: *const Instr,
    base: *mut RawValue,
    vm: *const Vm,
    pool: *const RawValue,
    header: *mut Header,
) {
    // SAFETY: the last reference is this function's; a finalizer may look at the frame.
    unsafe {
        (*(*vm).exec.frame.get()).pc = pc;
        Header::release(header);
        Threaded::next(State { pc, base, vm, pool })
    }
}

macro_rules! define_handlers {
    ($($op:ident $operands:literal $generic:ident $semantics:literal;)*) => {
        /// The handlers as functions that call each other by tail calls. Their symbols begin
        /// with `op_`: the test of the disassembly finds them by it.
        pub(crate) mod functions {
            use super::*;
            $(pub(crate) unsafe extern "sysv64" fn $op(
                pc: *const Instr, base: *mut RawValue, vm: *const Vm, pool: *const RawValue,
            ) {
                // SAFETY: the previous handler passes the state on.
                unsafe { all::$op::<Threaded>(State { pc, base, vm, pool }) }
            })*
        }
        static TABLE: &[Handler] = &[$(functions::$op,)*];
    };
}
for_each_instruction!(define_handlers);

/// The word to place in an instruction of kind `op`.
pub(crate) fn target(op: Op) -> usize {
    TABLE[op as usize] as *const () as usize
}

pub(crate) unsafe fn run(s: State) {
    // SAFETY: the caller's duty.
    unsafe { Threaded::resume(s) };
}
