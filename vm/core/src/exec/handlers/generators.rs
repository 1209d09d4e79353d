//! Yielding, and resuming generators in place.

use super::super::dispatch::{Dispatch, slow};
use super::super::generators::{GeneratorStatus, enter_handled, leave_handled};
use super::super::slow;
use super::super::state::{FrameKind, SMALL_FRAME, State};
use super::arithmetic::add;
use super::loops::interrupted;
use super::{exact, release_shared, write};
use crate::builtins::sum::add_float;
use crate::object::Obj;
use crate::objects::generator::Generator;
use crate::objects::list::List;
use crate::value::RawValue;
use std::ptr::NonNull;

/// Adds a plain number to the sum in a window, whose first register holds the total and whose
/// second what rounding has lost of it (None if the total is no plain number); false if it takes
/// more.
#[inline(always)]
unsafe fn add_to_sum(window: *mut RawValue, value: RawValue) -> bool {
    // SAFETY: the window of a `call_sum_generator`.
    unsafe {
        let (total, lost) = (*window, *window.add(1));
        if total.are_small_ints(value) {
            let Some(sum) = add(total, value) else { return false };
            *window = sum;
            return true;
        }
        if total.is_float() && value.is_float() && lost.is_float() {
            let (mut sum, mut lost) = (total.as_f64_unchecked(), lost.as_f64_unchecked());
            add_float(&mut sum, &mut lost, value.as_f64_unchecked());
            *window = RawValue::from_f64_computed(sum);
            *window.add(1) = RawValue::from_f64_computed(lost);
            return true;
        }
        if value.is_bool() && total.is_small_int() {
            let Some(sum) = add(total, RawValue::from_small_int(i64::from(value.is_true()))) else {
                return false;
            };
            *window = sum;
            return true;
        }
        false
    }
}

/// Hands a value to whoever resumed the generator. If that adds values up, the generator isn't
/// even suspended.
#[inline(always)]
pub(crate) unsafe fn yield_value<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; a generator's frame is running above the one that resumed it.
    unsafe {
        let frame = s.frame();
        match (*frame).kind.get() {
            FrameKind::SumGenerator => {
                let i = s.instr();
                let caller = frame.sub(1);
                let window = (*caller).base.add(usize::from((*(*caller).pc).b));
                if !add_to_sum(window, s.reg(i.b)) {
                    return slow!(D, s, slow::generators::yield_value);
                }
                s.set_reg(i.b, RawValue::FREE);
                write::<D>(s, i.a, RawValue::NONE)
            }
            FrameKind::CollectGenerator => {
                let i = s.instr();
                let caller = frame.sub(1);
                let argument = *(*caller).base.add(usize::from((*(*caller).pc).b) + 2);
                match exact::<List>(argument) {
                    Some(list) if list.push_within_capacity(s.reg(i.b)) => {
                        s.set_reg(i.b, RawValue::FREE);
                        write::<D>(s, i.a, RawValue::NONE)
                    }
                    Some(_) => slow!(D, s, slow::collect::yielded),
                    None => slow!(D, s, slow::collect::yielded_for_set),
                }
            }
            FrameKind::ForGeneratorLoop if !interrupted(&s, true) => yield_to_loop::<D>(s, true),
            FrameKind::ForGenerator => yield_to_loop::<D>(s, false),
            _ => slow!(D, s, slow::generators::yield_value),
        }
    }
}

/// Suspends the generator and goes on in the loop that resumed it in place.
#[inline(always)]
unsafe fn yield_to_loop<D: Dispatch>(mut s: State, loops: bool) -> D::Flow {
    // SAFETY: as for `yield_value`; the caller stands at the loop's instruction, whose iterator
    // is the generator.
    unsafe {
        let vm = s.vm();
        let frame = s.frame();
        let caller = frame.sub(1);
        let generator = (*frame).generator;
        // The loop holds the generator, and the generator its function: neither is freed here.
        if !release_shared(RawValue::from_header(
            NonNull::new_unchecked(generator.cast_mut()).cast(),
        )) {
            return slow!(D, s, slow::generators::yield_value);
        }
        let _shared = release_shared((*frame).function);
        debug_assert!(_shared);
        let value = s.take_raw(s.instr().b);
        let state = &(*generator).payload.state;
        state.pc.set(s.pc);
        state.registers.park(s.base);
        state.status.set(GeneratorStatus::Suspended);
        leave_handled(vm, generator);
        vm.exec.frame.set(caller);
        s.base = (*caller).base;
        s.pool = (*caller).pool;
        s.pc = (*caller).pc;
        let i = s.instr();
        let old = s.replace(i.a, value.into_value_steal());
        if loops {
            s.pc = s.pc.offset(i.wide() as isize - 1);
        }
        if old.is_heap() {
            return D::drop_then_next(s, old);
        }
        std::mem::forget(old);
        s.pc = s.pc.add(1);
        D::enter(s)
    }
}

#[inline(always)]
pub(crate) unsafe fn for_generator<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        if can_resume(&s) {
            return resume::<D>(s, FrameKind::ForGenerator);
        }
        slow!(D, s, slow::generators::for_generator)
    }
}

#[inline(always)]
pub(crate) unsafe fn for_generator_loop<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        if can_resume(&s) {
            return resume::<D>(s, FrameKind::ForGeneratorLoop);
        }
        slow!(D, s, slow::generators::for_generator_loop)
    }
}

/// Whether the loop's iterator is a generator that only has to be put in place.
#[inline(always)]
unsafe fn can_resume(s: &State) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let Some(generator) = exact::<Generator>(s.reg(s.instr().b)) else { return false };
        let state = &generator.state;
        if !matches!(state.status.get(), GeneratorStatus::Suspended | GeneratorStatus::Created) {
            return false;
        }
        let exec = &s.vm().exec;
        let pc = state.pc.get();
        exec.frame.get().add(1) < exec.frame_limit.get()
            && (*state.translation.get()).registers <= SMALL_FRAME
            && (*state.frame_object.as_ptr()).is_none()
            && !state.registers.raw((*pc).a).is_heap()
    }
}

/// Resumes the generator that a loop goes over, in place.
#[inline(always)]
unsafe fn resume<D: Dispatch>(mut s: State, kind: FrameKind) -> D::Flow {
    // SAFETY: `can_resume` has looked.
    unsafe {
        let vm = s.vm();
        let caller = s.frame();
        let callee = caller.add(1);
        let header = s.reg(s.instr().b).as_header_unchecked();
        let generator: *const Obj<Generator> = header.cast_const().cast();
        let state = &(*generator).payload.state;
        let translation = &*state.translation.get();
        let base = s.base.add((*(*caller).translation).registers);
        let function = (*state.function.as_ptr()).as_ref().unwrap_unchecked();
        // The frame holds the generator, which must not die while it runs, and the function.
        (*header).retain();
        function.header().retain();
        (*caller).pc = s.pc;
        (*callee).base = base;
        (*callee).pool = translation.pool_pointer();
        (*callee).translation = translation;
        (*callee).function = RawValue::from_header(function.pointer().cast());
        (*callee).locals = RawValue::UNBOUND;
        (*callee).generator = generator;
        (*callee).kind.set(kind);
        vm.exec.frame.set(callee);
        state.registers.restore(base);
        state.status.set(GeneratorStatus::Running);
        enter_handled(vm, generator);
        s.base = base;
        s.pool = translation.pool_pointer();
        let pc = state.pc.get();
        // What is sent to it; the register held no pointer.
        s.set_reg((*pc).a, RawValue::NONE);
        s.pc = pc.add(1);
        D::enter(s)
    }
}
