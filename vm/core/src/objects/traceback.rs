//! Tracebacks: where an exception passed through.

use crate::error::PyResult;
use crate::native::{Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::frame::{FrameObj, optional_line};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::RefCell;

pub struct Traceback {
    /// The traceback of the frame that was called, or None.
    pub next: RefCell<Value>,
    pub frame: Ref<FrameObj>,
    /// In code units.
    pub lasti: u32,
    /// Where a program has said so: otherwise the line of `lasti`.
    pub line: Option<u32>,
}

super::native_object!(Traceback, TRACEBACK, traceback);

static NEW: Signature = Signature::of_class(
    "traceback",
    &[
        Param::required("tb_next", ParamKind::PositionalOrKeyword),
        Param::required("tb_frame", ParamKind::PositionalOrKeyword),
        Param::required("tb_lasti", ParamKind::PositionalOrKeyword),
        Param::required("tb_lineno", ParamKind::PositionalOrKeyword),
    ],
);

impl Traceback {
    /// That of a frame where it stands, the only one.
    pub(crate) fn here(vm: &Vm, frame: Ref<FrameObj>) -> Ref<Traceback> {
        let lasti = frame.lasti();
        Ref::new(vm, Traceback { next: RefCell::new(Value::NONE), frame, line: None, lasti })
    }

    pub fn line(&self) -> Option<u32> {
        self.line.or_else(|| self.frame.code.line_of(self.lasti))
    }
}

fn check_next(vm: &Vm, next: &Value, wanted: &str) -> PyResult<()> {
    if next.is_none() || next.downcast::<Traceback>().is_some() {
        return Ok(());
    }
    let found = next.type_name(vm);
    Err(vm.type_error(format!("expected {wanted}, got '{found}'")))
}

fn c_int(vm: &Vm, value: &Value) -> PyResult<u32> {
    let number = ops::index(vm, value)?;
    match number.as_i64().map(i32::try_from) {
        Some(Ok(number)) => Ok(number.max(0) as u32),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

#[pymethods]
impl Traceback {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [next, frame, lasti, line] = NEW.bind_new(vm, args)?.map(|arg| arg.expect("required"));
        let Some(frame) = frame.to_ref::<FrameObj>() else {
            let found = if frame.is_none() { "None".to_owned() } else { frame.type_name(vm) };
            let message = format!("traceback() argument 'tb_frame' must be frame, not {found}");
            return Err(vm.type_error(message));
        };
        let (lasti, line) = (c_int(vm, lasti)? / 2, Some(c_int(vm, line)?));
        check_next(vm, next, "traceback object or None")?;
        let next = RefCell::new(next.clone());
        Ok(Ref::new_in(class, Traceback { next, frame, lasti, line }).into_value())
    }

    #[pymethod("__dir__(self)", no_text)]
    fn dir(&self, vm: &Vm) -> Value {
        let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"];
        vm.new_list(names.map(|name| vm.intern(name)).into())
    }

    #[pygetter("tb_frame", member)]
    fn frame(&self, _vm: &Vm) -> Value {
        self.frame.to_value()
    }
    // In bytes.
    #[pygetter("tb_lasti", member)]
    fn lasti(&self, _vm: &Vm) -> i64 {
        i64::from(self.lasti) * 2
    }
    #[pygetter("tb_next")]
    fn next(&self, _vm: &Vm) -> Value {
        self.next.borrow().clone()
    }
    #[pysetter("tb_next")]
    fn set_next(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let Some(value) = value else {
            return Err(vm.type_error("can't delete tb_next attribute"));
        };
        check_next(vm, value, "traceback object")?;
        let mut link = value.clone();
        while let Some(traceback) = link.downcast::<Traceback>() {
            if std::ptr::eq(traceback, self) {
                return Err(vm.value_error("traceback loop detected"));
            }
            let next = traceback.next.borrow().clone();
            link = next;
        }
        drop(self.next.replace(value.clone()));
        Ok(())
    }
    #[pygetter("tb_lineno")]
    fn lineno(&self, vm: &Vm) -> Value {
        optional_line(vm, self.line())
    }
}
