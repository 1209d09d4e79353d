//! Frames as Python objects, made on demand.

use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::function::builtins_of;
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::{Cell, RefCell};

pub struct FrameObj {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub back: Option<Ref<FrameObj>>,
    /// The instruction that is running or ran last, in code units.
    pub lasti: Cell<u32>,
    /// The local variables, a dict, where they were looked at; unbound where not.
    pub locals: RefCell<Value>,
}

super::native_object!(FrameObj, FRAME, frame);

impl FrameObj {
    /// The line of the instruction that is running or ran last.
    pub fn line(&self) -> Option<u32> {
        self.code.line_of(self.lasti.get())
    }
}

pub(super) fn optional_line(vm: &Vm, line: Option<u32>) -> Value {
    line.map_or(Value::NONE, |line| Value::from_int(vm, i64::from(line)))
}

#[pymethods]
impl FrameObj {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let frame = payload::<FrameObj>(this);
        let (address, line) = (this.identity(), frame.line().unwrap_or(0));
        let file = to_string_lossy(&ops::repr(vm, &frame.code.filename)?);
        let name = to_string_lossy(&frame.code.name);
        Ok(vm.new_str(&format!("<frame at {address:#x}, file {file}, line {line}, code {name}>")))
    }

    /// F.clear(): clear most references held by the frame
    // The variables belong to the running frame, and went with it.
    #[pymethod("clear(self)", no_text)]
    fn clear(&self, _vm: &Vm) {}

    #[pygetter("f_back")]
    fn back(&self, _vm: &Vm) -> Value {
        self.back.as_ref().map_or(Value::NONE, Ref::to_value)
    }
    #[pygetter("f_lineno")]
    fn lineno(&self, vm: &Vm) -> Value {
        optional_line(vm, self.line())
    }
    // In bytes.
    #[pygetter("f_lasti")]
    fn lasti(&self, _vm: &Vm) -> i64 {
        i64::from(self.lasti.get()) * 2
    }
    #[pygetter("f_locals")]
    fn locals(&self, vm: &Vm) -> Value {
        let mut locals = self.locals.borrow_mut();
        if locals.is_unbound() {
            *locals = Ref::new(vm, Dict::default()).into_value();
        }
        locals.clone()
    }
    #[pygetter("f_globals")]
    fn globals(&self, _vm: &Vm) -> Value {
        self.globals.to_value()
    }
    #[pygetter("f_builtins")]
    fn builtins(&self, vm: &Vm) -> Value {
        builtins_of(vm, &self.globals).into_value()
    }
    #[pygetter("f_code")]
    fn code(&self, _vm: &Vm) -> Value {
        self.code.to_value()
    }
}
