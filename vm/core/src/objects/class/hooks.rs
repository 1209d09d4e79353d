//! What classes need of the execution loop: running a class body, and the frame that is
//! running.
//!
//! The execution module sets the functions once; without it there are no frames.

use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::value::Value;
use crate::vm::Vm;
use std::sync::OnceLock;

/// The functions, by what they do.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Runs a class body with its namespace as local variables; returns what the body does,
    /// the `__class__` cell or None.
    pub run_class_body: fn(&Vm, &Ref<Function>, &Value) -> PyResult,
    /// The globals of the frame that is running Python code, if any is.
    pub frame_globals: fn(&Vm) -> Option<Ref<Dict>>,
    /// The class and the receiver that `super()` stands for in the running frame. Raises
    /// RuntimeError where there aren't any.
    pub super_arguments: fn(&Vm) -> PyResult<(Value, Value)>,
}

static HOOKS: OnceLock<Hooks> = OnceLock::new();

/// Sets the functions; the first call counts.
pub fn set_hooks(hooks: Hooks) {
    let _ = HOOKS.set(hooks);
}

pub(crate) fn run_class_body(vm: &Vm, function: &Ref<Function>, namespace: &Value) -> PyResult {
    match HOOKS.get() {
        Some(hooks) => (hooks.run_class_body)(vm, function, namespace),
        None => Err(vm.system_error("no execution loop to run a class body")),
    }
}

pub(crate) fn frame_globals(vm: &Vm) -> Option<Ref<Dict>> {
    HOOKS.get().and_then(|hooks| (hooks.frame_globals)(vm))
}

pub(crate) fn super_arguments(vm: &Vm) -> PyResult<(Value, Value)> {
    match HOOKS.get() {
        Some(hooks) => (hooks.super_arguments)(vm),
        None => Err(vm.runtime_error("super(): no current frame")),
    }
}
