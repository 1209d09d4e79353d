//! What native code asks of the running frames.

use super::frames;
use super::state::Frame;
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::cell::CellObj;
use crate::objects::class::hooks::{Hooks, set_hooks};
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;

/// Makes the execution loop known to who runs class bodies and looks at frames.
pub(crate) fn install() {
    set_hooks(Hooks { run_class_body: frames::run_body, frame_globals, super_arguments });
}

fn frame_globals(vm: &Vm) -> Option<Ref<Dict>> {
    Some(vm.exec.running_frames().next()?.function().globals.clone())
}

/// A register of a frame, or what the cell in it holds.
fn variable(frame: &Frame, register: usize) -> Option<Value> {
    // SAFETY: the register is one of the frame's; it owns its value.
    let value = unsafe { (*frame.base.add(register)).borrow() }.clone();
    let code = frame.function().code.borrow().clone();
    let kind = code.source.localspluskinds[register];
    let value = match value.downcast_exact::<CellObj>() {
        Some(cell) if kind.is_cell() || kind.is_free() => cell.get(),
        _ => value,
    };
    value.bound()
}

/// The running function's `__class__` and its first argument.
fn super_arguments(vm: &Vm) -> PyResult<(Value, Value)> {
    let Some(frame) = vm.exec.running_frames().next() else {
        return Err(vm.runtime_error("super(): no current frame"));
    };
    let code = frame.function().code.borrow().clone();
    if code.source.argcount == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let Some(receiver) = variable(frame, 0) else {
        return Err(vm.runtime_error("super(): arg[0] deleted"));
    };
    let names = code.localsplusnames.iter().zip(&code.source.localspluskinds);
    let class = names
        .enumerate()
        .find(|(_, (name, kind))| kind.is_free() && name.is(&vm.names.__class__))
        .map(|(register, _)| register);
    let Some(register) = class else {
        return Err(vm.runtime_error("super(): __class__ cell not found"));
    };
    match variable(frame, register) {
        Some(class) => Ok((class, receiver)),
        None => Err(vm.runtime_error("super(): empty __class__ cell")),
    }
}
