//! Pushing and popping frames, and running code from native functions.

use super::dispatch;
use super::state::{Frame, FrameKind, State};
use super::translate;
use super::translation::Translation;
use super::unwind::unwind;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use std::cell::Cell;
use std::rc::Rc;

/// A frame that was pushed, ready to run.
pub(crate) struct Entered {
    pub state: State,
}

/// The register code of a function, made if need be.
pub(crate) fn translation_of<'a>(vm: &Vm, function: &'a Function) -> PyResult<&'a Translation> {
    let known = function.translation.get();
    if !known.is_null() {
        // SAFETY: the function's code keeps its translations alive.
        return Ok(unsafe { &*known });
    }
    let code = function.code.borrow().clone();
    let globals = function.globals.to_value().identity();
    let made = code.translations.borrow().iter().find(|made| made.globals == globals).cloned();
    let translation = match made {
        Some(translation) => translation,
        None => {
            let translation = Rc::new(translate::translate(vm, &code, function)?);
            vm.exec.translations.add(&translation);
            code.translations.borrow_mut().push(translation.clone());
            translation
        }
    };
    function.translation.set(Rc::as_ptr(&translation));
    // SAFETY: as above.
    Ok(unsafe { &*Rc::as_ptr(&translation) })
}

pub(crate) fn recursion_error(vm: &Vm) -> Raised {
    vm.recursion_error("maximum recursion depth exceeded")
}

/// Pushes a frame whose registers begin at `base`. Its locals are the caller's to set.
///
/// # Safety
/// - `base` is at or above the running frame's free registers or in its call window.
pub(crate) unsafe fn push(
    vm: &Vm,
    function: Ref<Function>,
    translation: &Translation,
    base: *mut RawValue,
    kind: FrameKind,
) -> Result<State, (Ref<Function>, Raised)> {
    let exec = &vm.exec;
    // SAFETY: frames are consecutive in their reservation.
    unsafe {
        let callee = exec.frame.get().add(1);
        if callee >= exec.frame_limit.get() || base.add(translation.registers) > exec.register_limit
        {
            return Err((function, recursion_error(vm)));
        }
        callee.write(Frame {
            pc: translation.first_instr(),
            base,
            pool: translation.pool_pointer(),
            translation,
            function: function.into_value().into_raw(),
            locals: RawValue::UNBOUND,
            generator: std::ptr::null(),
            kind: Cell::new(kind),
        });
        exec.frame.set(callee);
        Ok(resume_state(vm))
    }
}

/// The state of the running frame at the place it has saved.
pub(crate) unsafe fn resume_state(vm: &Vm) -> State {
    // SAFETY: a frame is running.
    unsafe {
        let frame = vm.exec.frame.get();
        State { pc: (*frame).pc, base: (*frame).base, vm, pool: (*frame).pool }
    }
}

/// The state of the frame below the running one, at the place it has saved.
pub(crate) unsafe fn caller_state(vm: &Vm) -> State {
    // SAFETY: a frame is running that was called.
    unsafe {
        let frame = vm.exec.frame.get().sub(1);
        State { pc: (*frame).pc, base: (*frame).base, vm, pool: (*frame).pool }
    }
}

/// Takes the running frame off, whose registers own nothing any more.
#[inline]
pub(crate) unsafe fn pop_empty(vm: &Vm) {
    // SAFETY: a frame is running, and its record stays readable.
    unsafe {
        let frame = vm.exec.frame.get();
        // What was dropped before may have run Python that looked at the frame.
        super::observed::leaving(vm);
        let locals = std::mem::replace(&mut (*frame).locals, RawValue::UNBOUND);
        let function = std::mem::replace(&mut (*frame).function, RawValue::UNBOUND);
        vm.exec.frame.set(frame.sub(1));
        drop(locals.into_value_steal());
        drop(function.into_value_steal());
    }
}

/// Takes the running frame off and releases what it owns.
pub(crate) unsafe fn pop(vm: &Vm) {
    // SAFETY: a frame is running.
    unsafe { pop_registers(vm, (*(*vm.exec.frame.get()).translation).registers) }
}

/// As [`pop`], for a frame that has returned: its temporaries own nothing.
pub(crate) unsafe fn pop_returned(vm: &Vm) {
    // SAFETY: a frame is running.
    unsafe { pop_registers(vm, (*(*vm.exec.frame.get()).translation).locals) }
}

unsafe fn pop_registers(vm: &Vm, count: usize) {
    // SAFETY: a frame is running, and its record stays readable.
    unsafe {
        let frame = vm.exec.frame.get();
        for register in 0..count {
            let register = (*frame).base.add(register);
            if (*register).is_heap() {
                drop(std::ptr::replace(register, RawValue::FREE).into_value_steal());
            }
        }
        pop_empty(vm);
    }
}

/// Runs the frame that was just pushed, and what it calls, until it is left.
pub(crate) unsafe fn run(vm: &Vm, state: State) -> PyResult {
    if let Err(raised) = vm.check_native_stack() {
        // SAFETY: the frame was pushed by the caller.
        unsafe { pop(vm) };
        return Err(raised);
    }
    // SAFETY: the frame is of an entry kind: leaving it ends the loop.
    unsafe { dispatch::run(vm, state) };
    result(vm)
}

/// As [`run`], beginning with the exception that is pending.
pub(crate) unsafe fn run_raising(vm: &Vm) -> PyResult {
    // SAFETY: as for `run`.
    unsafe {
        if let Some(state) = unwind(vm) {
            dispatch::run(vm, state);
        }
    }
    result(vm)
}

/// What the frame that was left has left behind.
fn result(vm: &Vm) -> PyResult {
    let result = vm.exec.returned.replace(RawValue::UNBOUND);
    if result.is_unbound() {
        return Err(vm.pending_token());
    }
    // SAFETY: the reference was left there for whoever takes it.
    Ok(unsafe { result.into_value_steal() })
}

/// Pushes a frame for a module or class body.
fn push_body(vm: &Vm, function: &Ref<Function>, namespace: &Value) -> PyResult<State> {
    let translation = translation_of(vm, function)?;
    let base = vm.exec.free_registers();
    // SAFETY: free registers are above the running frame.
    unsafe {
        match push(vm, function.clone(), translation, base, FrameKind::Entry) {
            Ok(state) => {
                for local in 0..translation.locals {
                    *base.add(local) = RawValue::UNBOUND;
                }
                (*vm.exec.frame.get()).locals = namespace.clone().into_raw();
                Ok(state)
            }
            Err((_, raised)) => Err(raised),
        }
    }
}

/// Runs code with `namespace` as its locals, which may be any mapping, and other ones the next
/// time.
pub(crate) fn run_in_namespace(vm: &Vm, function: &Ref<Function>, namespace: &Value) -> PyResult {
    let globals = function.globals.to_value();
    if !namespace.is(&globals) || namespace.downcast_exact::<Dict>().is_none() {
        // Caches of names take the globals for the locals, so this gets code of its own.
        separate_translation(vm, function)?;
    }
    run_body(vm, function, namespace)
}

/// Gives a function register code that others with the same globals don't share, but for those
/// for which this is called as well.
fn separate_translation(vm: &Vm, function: &Function) -> PyResult<()> {
    let code = function.code.borrow().clone();
    // No dict has this identity: objects have even addresses.
    let key = function.globals.to_value().identity() | 1;
    let made = code.translations.borrow().iter().find(|made| made.globals == key).cloned();
    let translation = match made {
        Some(translation) => translation,
        None => {
            let mut translation = translate::translate(vm, &code, function)?;
            translation.globals = key;
            let translation = Rc::new(translation);
            vm.exec.translations.add(&translation);
            code.translations.borrow_mut().push(translation.clone());
            translation
        }
    };
    function.translation.set(Rc::as_ptr(&translation));
    Ok(())
}

/// Does something natively as though the first instruction of a Python function without
/// parameters had called it: the function's frame is seen by whoever looks, and in tracebacks.
pub(crate) fn within_frame_of<T>(
    vm: &Vm,
    function: &Ref<Function>,
    body: impl FnOnce() -> PyResult<T>,
) -> PyResult<T> {
    let translation = translation_of(vm, function)?;
    let base = vm.exec.free_registers();
    // SAFETY: free registers are above the running frame; the frame that is pushed is the top
    // one again when the body is done.
    unsafe {
        push(vm, function.clone(), translation, base, FrameKind::Entry)
            .map_err(|(_, raised)| raised)?;
        for local in 0..translation.locals {
            *base.add(local) = RawValue::UNBOUND;
        }
        let result = body();
        if result.is_err() {
            super::unwind::add_traceback_here(vm);
        }
        let pending = vm.pending.take();
        pop(vm);
        vm.pending.replace(pending);
        result
    }
}

/// Runs the body of a module or class with `namespace` as its locals.
pub fn run_body(vm: &Vm, function: &Ref<Function>, namespace: &Value) -> PyResult {
    let state = push_body(vm, function, namespace)?;
    // SAFETY: the frame was just pushed.
    unsafe { run(vm, state) }
}

/// Calls a Python function.
pub fn call_function(vm: &Vm, function: &Ref<Function>, args: crate::native::Args<'_>) -> PyResult {
    let base = vm.exec.free_registers();
    let values = args.values();
    // SAFETY: free registers are above the running frame; the copies are owned by them.
    unsafe {
        if base.add(values.len()) > vm.exec.register_limit {
            return Err(recursion_error(vm));
        }
        for (k, value) in values.iter().enumerate() {
            *base.add(k) = value.clone().into_raw();
        }
        let entered = super::binding::enter_in_place(
            vm,
            function.clone(),
            base,
            values.len(),
            args.keyword_names(),
            FrameKind::Entry,
        )?;
        run(vm, entered.state)
    }
}
