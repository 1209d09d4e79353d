//! Frames as Python objects, made on demand.

use crate::error::PyResult;
use crate::exec::Frame;
use crate::object::{Obj, Ref};
use crate::objects::cell::CellObj;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::generator::Generator;
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::CodeFlags;
use apython_derive::pymethods;
use std::cell::{Cell, RefCell};

/// Where a frame's variables are.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// In the registers of a running frame.
    Running(*const Frame),
    /// In a generator that isn't running.
    Suspended(*const Obj<Generator>),
    /// In the object: the frame was left.
    Left,
}

pub struct FrameObj {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    builtins: Ref<Dict>,
    /// Kept true by `exec::observed`.
    pub(crate) place: Cell<Place>,
    /// The instruction at which it was left, in code units.
    pub(crate) left_at: Cell<u32>,
    // What is held is let go in this order, as by CPython.
    /// What `f_locals` gives: the namespace of a module or class body, else a dict, which is
    /// made when it is first asked for and brought up to date each time; unbound before.
    locals: RefCell<Value>,
    /// The variables' registers when it was left.
    pub(crate) variables: RefCell<Vec<Value>>,
    /// The frame below when it was left.
    pub(crate) back: RefCell<Option<Ref<FrameObj>>>,
    trace: RefCell<Value>,
    trace_lines: Cell<bool>,
    trace_opcodes: Cell<bool>,
}

super::native_object!(FrameObj, FRAME, frame);

impl FrameObj {
    /// `namespace` is that of a module or class body, or unbound.
    pub(crate) fn new(
        code: Ref<Code>,
        globals: Ref<Dict>,
        builtins: Ref<Dict>,
        namespace: Value,
        place: Place,
    ) -> FrameObj {
        FrameObj {
            code,
            globals,
            builtins,
            place: Cell::new(place),
            left_at: Cell::new(0),
            locals: RefCell::new(namespace),
            variables: RefCell::default(),
            back: RefCell::new(None),
            trace: RefCell::new(Value::NONE),
            trace_lines: Cell::new(true),
            trace_opcodes: Cell::new(false),
        }
    }

    /// The frame is left: its variables are the object's from now on.
    pub(crate) fn take_over(&self, at: u32, back: Option<Ref<FrameObj>>, variables: Vec<Value>) {
        self.left_at.set(at);
        self.place.set(Place::Left);
        drop(self.back.replace(back));
        drop(self.variables.replace(variables));
    }

    /// The line of the instruction that is running or ran last.
    pub fn line(&self) -> Option<u32> {
        self.code.line_of(self.lasti())
    }

    /// A variable's value, cells looked into; unbound if it has none. None if it doesn't count
    /// among the frame's own: the free variables of a class body don't.
    fn variable(&self, number: usize) -> Option<Value> {
        let kind = self.code.source.localspluskinds[number];
        if kind.is_free() && !self.code.source.flags.contains(CodeFlags::OPTIMIZED) {
            return None;
        }
        let value = self.register(number);
        Some(match value.downcast_exact::<CellObj>() {
            Some(cell) if kind.is_cell() || kind.is_free() => cell.get(),
            _ => value,
        })
    }

    /// What `f_locals` and `locals()` give.
    pub fn locals(&self, vm: &Vm) -> PyResult {
        let mut locals = self.locals.borrow().clone();
        if locals.is_unbound() {
            locals = Ref::new(vm, Dict::default()).into_value();
            drop(self.locals.replace(locals.clone()));
        }
        // Variables of inlined comprehensions are shown in a copy only.
        let mut hidden = Vec::new();
        for number in 0..self.code.localsplusnames.len() {
            let Some(value) = self.variable(number) else { continue };
            let name = &self.code.localsplusnames[number];
            if self.code.source.localspluskinds[number].is_hidden() {
                if !value.is_unbound() {
                    hidden.push((name, value));
                }
            } else {
                update(vm, &locals, name, value)?;
            }
        }
        if hidden.is_empty() {
            return Ok(locals);
        }
        let copy = ops::call(vm, &vm.types.dict.to_value(), crate::native::Args::empty())?;
        ops::call_method(vm, &copy, &vm.intern("update"), &[locals])?;
        for (name, value) in hidden {
            ops::set_item(vm, &copy, name, &value)?;
        }
        Ok(copy)
    }
}

/// Sets a variable in a namespace; an unbound one isn't in it afterwards.
fn update(vm: &Vm, namespace: &Value, name: &Value, value: Value) -> PyResult<()> {
    if let Some(dict) = namespace.downcast_exact::<Dict>() {
        if value.is_unbound() {
            drop(dict.remove_interned(name));
        } else {
            dict.set_interned(name, value);
        }
        return Ok(());
    }
    if !value.is_unbound() {
        return ops::set_item(vm, namespace, name, &value);
    }
    match ops::del_item(vm, namespace, name) {
        Err(raised) => vm.take_exception_if(raised, &vm.exceptions.key_error).map(drop),
        Ok(()) => Ok(()),
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
    #[pymethod("clear(self)", no_text)]
    fn clear(&self, vm: &Vm) -> PyResult<()> {
        match self.place.get() {
            Place::Running(_) => Err(vm.runtime_error("cannot clear an executing frame")),
            Place::Suspended(generator) => {
                // SAFETY: the object is told when the generator dies.
                let generator = unsafe {
                    (*generator).header.retain();
                    let pointer = std::ptr::NonNull::new_unchecked(generator.cast_mut());
                    Ref::from_pointer_steal(pointer)
                };
                crate::objects::generator::clear_frame(vm, &generator)
            }
            Place::Left => {
                drop(self.trace.replace(Value::NONE));
                drop(self.variables.take());
                Ok(())
            }
        }
    }

    #[pygetter("f_trace_lines", member)]
    fn trace_lines(&self, _vm: &Vm) -> bool {
        self.trace_lines.get()
    }
    #[pysetter("f_trace_lines")]
    fn set_trace_lines(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        self.trace_lines.set(flag(vm, value)?);
        Ok(())
    }
    #[pygetter("f_back")]
    fn f_back(&self, vm: &Vm) -> Option<Value> {
        self.back(vm).map(Ref::into_value)
    }
    #[pygetter("f_locals")]
    fn f_locals(&self, vm: &Vm) -> PyResult {
        self.locals(vm)
    }
    #[pygetter("f_lineno")]
    fn lineno(&self, vm: &Vm) -> Value {
        optional_line(vm, self.line())
    }
    #[pysetter("f_lineno")]
    fn set_lineno(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let Some(value) = value else {
            return Err(vm.raise_message(&vm.exceptions.attribute_error, "cannot delete attribute"));
        };
        if !value.type_of(vm).is(&vm.types.int) {
            return Err(vm.value_error("lineno must be an integer"));
        }
        Err(vm.value_error("f_lineno can only be set in a trace function"))
    }
    #[pygetter("f_trace")]
    fn trace(&self, _vm: &Vm) -> Value {
        self.trace.borrow().clone()
    }
    #[pysetter("f_trace")]
    fn set_trace(&self, _vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        drop(self.trace.replace(value.cloned().unwrap_or(Value::NONE)));
        Ok(())
    }
    // In bytes.
    #[pygetter("f_lasti")]
    fn f_lasti(&self, vm: &Vm) -> i64 {
        i64::from(self.lasti_shown(vm)) * 2
    }
    #[pygetter("f_globals")]
    fn globals(&self, _vm: &Vm) -> Value {
        self.globals.to_value()
    }
    #[pygetter("f_builtins")]
    fn builtins(&self, _vm: &Vm) -> Value {
        self.builtins.to_value()
    }
    #[pygetter("f_code")]
    fn code(&self, _vm: &Vm) -> Value {
        self.code.to_value()
    }
    #[pygetter("f_trace_opcodes")]
    fn trace_opcodes(&self, _vm: &Vm) -> bool {
        self.trace_opcodes.get()
    }
    #[pysetter("f_trace_opcodes")]
    fn set_trace_opcodes(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        self.trace_opcodes.set(flag(vm, value)?);
        Ok(())
    }
}

/// What is assigned to an attribute that holds a bool.
fn flag(vm: &Vm, value: Option<&Value>) -> PyResult<bool> {
    match value {
        None => Err(vm.type_error("can't delete numeric/char attribute")),
        Some(value) if value.is_bool() => Ok(value.is_true()),
        Some(_) => Err(vm.type_error("attribute value type must be bool")),
    }
}
