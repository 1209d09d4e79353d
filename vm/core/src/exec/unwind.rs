//! Unwinding: from the instruction that raised to the handler, through the frames between.

use super::generators;
use super::observed;
use super::state::{Frame, FrameKind, State};
use crate::object::Ref;
use crate::objects::exception::Exception;
use crate::objects::traceback::Traceback;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use std::cell::RefCell;

/// Takes the pending exception to its handler: the state to go on with, or nothing if it left
/// the run loop's first frame, and then it is pending still.
///
/// # Safety
/// - A frame is running whose saved place is where the exception was raised.
#[cold]
#[inline(never)]
pub(crate) unsafe fn unwind(vm: &Vm) -> Option<State> {
    let mut called = false;
    loop {
        // SAFETY: a frame is running.
        unsafe {
            let frame = vm.exec.frame.get();
            let at = match vm.exec.reraised_at.take() {
                Some(at) => at,
                None if called => (*frame).code_unit_in_call(),
                None => (*frame).code_unit(),
            };
            if !vm.exec.reraising.replace(false) {
                add_traceback(vm, &*frame, at);
            }
            if let Some(state) = find_handler(vm, frame, at) {
                return Some(state);
            }
            let generator = (*frame).generator;
            // Dropping the frame's values can run Python, which must not see the exception.
            let exception = vm.pending.take();
            let kind = observed::unwinding(vm, at);
            called = kind.is_call();
            super::frames::pop(vm);
            if kind.is_generator() {
                generators::finish(vm, generator);
            }
            vm.pending.replace(exception);
            if matches!(kind, FrameKind::Entry | FrameKind::GeneratorEntry) {
                return None;
            }
            if kind.is_generator()
                && let Some(state) = super::slow::generators::raised_in_place(vm, kind)
            {
                return Some(state);
            }
        }
    }
}

/// Enters the handler for the frame's place, if there is one: for an exception raised `at` a
/// place in code units, which may have been raised again since.
unsafe fn find_handler(vm: &Vm, frame: *mut Frame, at: u32) -> Option<State> {
    // SAFETY: the frame is running.
    unsafe {
        let translation = &*(*frame).translation;
        let handler = translation.handler_at((*frame).pc)?;
        let exception = vm.pending.take();
        let temporaries = (*frame).base.add(translation.locals);
        let count = translation.registers - translation.locals;
        for depth in handler.depth as usize..count {
            let register = temporaries.add(depth);
            if (*register).is_heap() {
                drop(std::ptr::replace(register, RawValue::FREE).into_value_steal());
            }
        }
        let mut top = temporaries.add(handler.depth as usize);
        if handler.lasti {
            *top = RawValue::from_small_int(i64::from(at));
            top = top.add(1);
        }
        *top = exception.into_raw();
        let pc = translation.first_instr().add(handler.target as usize);
        Some(State { pc, base: (*frame).base, vm, pool: (*frame).pool })
    }
}

/// Records that the pending exception passed through the running frame.
pub(super) fn add_traceback_here(vm: &Vm) {
    // SAFETY: the caller's frame is running.
    unsafe {
        let frame = &*vm.exec.frame.get();
        add_traceback(vm, frame, frame.code_unit());
    }
}

/// Records that the pending exception passed through the frame, `lasti` the place in code units.
unsafe fn add_traceback(vm: &Vm, frame: &Frame, lasti: u32) {
    let pending = vm.pending.take();
    if let Some(exception) = pending.downcast::<Exception>() {
        let frame = vm.exec.object_of(vm, frame);
        let next = exception.traceback.replace(Value::NONE);
        let traceback = Traceback { next: RefCell::new(next), frame, line: None, lasti };
        exception.traceback.replace(Ref::new(vm, traceback).into_value());
    }
    vm.pending.replace(pending);
}
