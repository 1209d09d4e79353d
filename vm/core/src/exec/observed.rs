//! Frames that programs look at: which running frames have a frame object, and what becomes of
//! the objects when frames are left.
//!
//! A running frame has no room for its object, and the hot paths don't look for one. A frame
//! that has an object is of the kind [`FrameKind::Observed`], which no fast path takes for its
//! own; its true kind stands in a list beside the frames. Whoever leaves a frame asks
//! [`leaving`] or [`suspending`] for its kind, and with that the frame has no object any more:
//! the object of a suspended generator reads the generator's registers, and that of a frame
//! which is left for good takes them over, if somebody holds it.

use super::generators::{self, GeneratorState, GeneratorStatus};
use super::state::{ExecState, Frame, FrameKind};
use crate::object::{Obj, Ref};
use crate::objects::code::Code;
use crate::objects::frame::{FrameObj, Place};
use crate::objects::generator::Generator;
use crate::value::{RawValue, Value};
use crate::vm::Vm;

/// A running frame that has an object.
pub(crate) struct Observed {
    frame: *mut Frame,
    kind: FrameKind,
    object: Ref<FrameObj>,
}

impl ExecState {
    /// The object of a running frame, made if it has none.
    pub(crate) fn object_of(&self, vm: &Vm, frame: &Frame) -> Ref<FrameObj> {
        let address = self.record(frame);
        if frame.kind.get() == FrameKind::Observed {
            let observed = self.observed.borrow();
            let place = observed.binary_search_by_key(&address, |it| it.frame);
            return observed[place.expect("an observed frame is in the list")].object.clone();
        }
        let function = frame.function();
        // SAFETY: a frame's translation is alive.
        let code = unsafe { code_of(frame) };
        let namespace = frame.namespace().cloned().unwrap_or(Value::UNBOUND);
        let (globals, builtins) = (function.globals.clone(), function.builtins.clone());
        let object = FrameObj::new(code, globals, builtins, namespace, Place::Running(address));
        let object = Ref::new(vm, object);
        // A frame that was begun in place has no generator until it is suspended.
        if frame.kind.get().is_generator() && !frame.generator.is_null() {
            // SAFETY: a running generator's frame owns it.
            let state = unsafe { &(*frame.generator).payload.state };
            state.frame_object.replace(Some(object.clone()));
        }
        self.observe(address, object.clone());
        object
    }

    fn observe(&self, frame: *mut Frame, object: Ref<FrameObj>) {
        let mut observed = self.observed.borrow_mut();
        let place = observed.partition_point(|it| it.frame < frame);
        // SAFETY: the record is that of a running frame.
        let kind = unsafe { (*frame).kind.replace(FrameKind::Observed) };
        observed.insert(place, Observed { frame, kind, object });
    }

    /// Whether a running frame has called the one above it, without native code between.
    fn waits_for_call(&self, frame: *const Frame) -> bool {
        if std::ptr::eq(frame, self.frame.get()) {
            return false;
        }
        let above = self.record(frame).wrapping_add(1);
        // SAFETY: the frame isn't the top one.
        let kind = match unsafe { (*above).kind.get() } {
            FrameKind::Observed => {
                let observed = self.observed.borrow();
                let place = observed.binary_search_by_key(&above, |it| it.frame);
                observed[place.expect("an observed frame is in the list")].kind
            }
            kind => kind,
        };
        kind.is_call()
    }

    /// The running frame stops being observed.
    fn unobserve(&self) -> Observed {
        let entry = self.observed.borrow_mut().pop().expect("an observed frame is in the list");
        debug_assert!(entry.frame == self.frame.get());
        // SAFETY: a frame is running.
        unsafe { (*entry.frame).kind.set(entry.kind) };
        entry
    }
}

unsafe fn code_of(frame: &Frame) -> Ref<Code> {
    // SAFETY: the caller's duty.
    unsafe {
        let code = (*frame.translation).code;
        code.as_ref().header.retain();
        Ref::from_pointer_steal(code)
    }
}

/// The kind of the running frame, which is about to be left for good.
///
/// # Safety
/// - A frame is running whose temporaries aren't needed any more, and nothing is pending.
#[inline]
pub(crate) unsafe fn leaving(vm: &Vm) -> FrameKind {
    // SAFETY: a frame is running.
    let kind = unsafe { (*vm.exec.frame.get()).kind.get() };
    if kind == FrameKind::Observed { leave_observed(vm, None) } else { kind }
}

/// As [`leaving`], for a frame that an exception leaves, `at` a place in code units.
///
/// # Safety
/// - As for [`leaving`].
pub(crate) unsafe fn unwinding(vm: &Vm, at: u32) -> FrameKind {
    // SAFETY: a frame is running.
    let kind = unsafe { (*vm.exec.frame.get()).kind.get() };
    if kind == FrameKind::Observed { leave_observed(vm, Some(at)) } else { kind }
}

#[cold]
#[inline(never)]
fn leave_observed(vm: &Vm, at: Option<u32>) -> FrameKind {
    let Observed { frame, kind, object } = vm.exec.unobserve();
    // SAFETY: the frame is running.
    unsafe {
        if kind.is_generator() && !(*frame).generator.is_null() {
            drop((*(*frame).generator).payload.state.frame_object.take());
        }
        if object.header().refcount() > 1 {
            let count = (*(*frame).translation).locals;
            let below = vm.exec.below(&*frame).map(|below| vm.exec.object_of(vm, below));
            let at = at.unwrap_or_else(|| (*frame).code_unit());
            object.take_over(at, below, take_registers((*frame).base, count));
        }
    }
    drop(object);
    kind
}

/// Takes the values out of registers, which are left without pointers.
unsafe fn take_registers(base: *mut RawValue, count: usize) -> Vec<Value> {
    // SAFETY: the caller's duty: the registers own their values.
    unsafe {
        let take = |k| std::ptr::replace(base.add(k), RawValue::FREE).into_value_steal();
        (0..count).map(take).collect()
    }
}

/// The kind of the running frame, that of a generator about to be suspended.
///
/// # Safety
/// - A generator's frame is running.
#[inline]
pub(crate) unsafe fn suspending(vm: &Vm) -> FrameKind {
    // SAFETY: a frame is running.
    let kind = unsafe { (*vm.exec.frame.get()).kind.get() };
    if kind == FrameKind::Observed { suspend_observed(vm) } else { kind }
}

#[cold]
#[inline(never)]
fn suspend_observed(vm: &Vm) -> FrameKind {
    let Observed { kind, object, .. } = vm.exec.unobserve();
    // SAFETY: the frame is that of a generator, and the running one.
    let generator = unsafe { generators::of_running(vm) };
    generator.state.frame_object.replace(Some(object.clone()));
    object.place.set(Place::Suspended(generator.pointer().as_ptr()));
    kind
}

/// A suspended generator whose frame has an object is running again.
#[cold]
#[inline(never)]
pub(crate) fn resumed(vm: &Vm, object: Ref<FrameObj>) {
    let frame = vm.exec.frame.get();
    object.place.set(Place::Running(frame));
    vm.exec.observe(frame, object);
}

/// A generator dies that hasn't finished: the object of its frame takes the variables over.
pub(crate) fn generator_dies(state: &GeneratorState) {
    let Some(object) = state.frame_object.take() else { return };
    if object.header().refcount() > 1 {
        let mut variables = state.take_values();
        variables.truncate(object.code.localsplusnames.len());
        object.take_over(state.position(), None, variables);
    }
}

/// The frame of a generator, unless it has finished.
pub(crate) fn frame_of_generator(vm: &Vm, generator: &Ref<Generator>) -> Option<Ref<FrameObj>> {
    let state = &generator.state;
    if state.status.get() == GeneratorStatus::Finished {
        return None;
    }
    if let Some(object) = &*state.frame_object.borrow() {
        return Some(object.clone());
    }
    let pointer: *const Obj<Generator> = generator.pointer().as_ptr();
    let running = vm
        .exec
        .running_frames()
        .find(|frame| frame.kind.get().is_generator() && std::ptr::eq(frame.generator, pointer));
    if let Some(frame) = running {
        return Some(vm.exec.object_of(vm, frame));
    }
    let function = state.function.borrow().clone()?;
    let (globals, builtins) = (function.globals.clone(), function.builtins.clone());
    let place = Place::Suspended(pointer);
    let object = FrameObj::new(state.code.clone(), globals, builtins, Value::UNBOUND, place);
    let object = Ref::new(vm, object);
    state.frame_object.replace(Some(object.clone()));
    Some(object)
}

impl FrameObj {
    /// The instruction that is running or ran last, in code units.
    pub fn lasti(&self) -> u32 {
        match self.place.get() {
            // SAFETY: the object is told when the frame is left.
            Place::Running(frame) => unsafe { (*frame).code_unit() },
            // SAFETY: the object is told when the generator dies.
            Place::Suspended(generator) => unsafe { (*generator).payload.state.position() },
            Place::Left => self.left_at.get(),
        }
    }

    /// As [`lasti`](Self::lasti), as programs see it.
    pub(crate) fn lasti_shown(&self, vm: &Vm) -> u32 {
        match self.place.get() {
            // SAFETY: the object is told when the frame is left.
            Place::Running(frame) if vm.exec.waits_for_call(frame) => unsafe {
                (*frame).code_unit_in_call()
            },
            _ => self.lasti(),
        }
    }

    /// What stands in a variable's register: for some variables a cell.
    pub(crate) fn register(&self, number: usize) -> Value {
        match self.place.get() {
            // SAFETY: as in `lasti`; a frame's first registers are its variables.
            Place::Running(frame) => unsafe { (*(*frame).base.add(number)).borrow().clone() },
            // SAFETY: as in `lasti`.
            Place::Suspended(generator) => unsafe { (*generator).payload.state.register(number) },
            Place::Left => self.variables.borrow().get(number).cloned().unwrap_or(Value::UNBOUND),
        }
    }

    /// The frame that called, for a running one; that which did, for one that was left.
    pub fn back(&self, vm: &Vm) -> Option<Ref<FrameObj>> {
        match self.place.get() {
            Place::Running(frame) => {
                // SAFETY: the object is told when the frame is left.
                let below = vm.exec.below(unsafe { &*frame })?;
                Some(vm.exec.object_of(vm, below))
            }
            Place::Suspended(_) => None,
            Place::Left => self.back.borrow().clone(),
        }
    }
}
