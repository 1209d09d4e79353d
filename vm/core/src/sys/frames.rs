//! Frames that are running, as Python objects.

use crate::builtins::locals_of_frame;
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::frame::FrameObj;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

/// The frame `depth` below the innermost one; nothing if there are fewer.
pub(super) fn frame_object(vm: &Vm, depth: usize) -> PyResult<Option<Value>> {
    let frames: Vec<_> = vm.exec.running_frames().skip(depth).collect();
    let mut back = None;
    for frame in frames.into_iter().rev() {
        let function = frame.function();
        let locals = locals_of_frame(vm, frame)?;
        let object = FrameObj {
            code: function.code.borrow().clone(),
            globals: function.globals.clone(),
            back,
            lasti: Cell::new(frame.code_unit()),
            locals: RefCell::new(locals),
        };
        back = Some(Ref::new(vm, object));
    }
    Ok(back.map(Ref::into_value))
}
