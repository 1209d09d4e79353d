//! `BaseException`.

use super::{Exception, payload};
use crate::error::PyResult;
use crate::native::{Args, check_no_keywords};
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::instance::set_instance_dict;
use crate::objects::list::List;
use crate::objects::traceback::Traceback;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::RefCell;

/// Sets `args` of an exception to what its constructor was given.
pub(super) fn set_args(vm: &Vm, this: &Value, args: Args<'_>) {
    let args = vm.new_tuple_from_slice(args.positional());
    drop(payload(this).args.replace(args));
}

/// `str(exception)` by its arguments alone.
pub(super) fn str_of_args(vm: &Vm, this: &Value) -> PyResult {
    let args = payload(this).args.borrow().clone();
    match args.as_tuple_items() {
        Some([]) => Ok(vm.empty_str.clone()),
        Some([only]) => ops::str(vm, only),
        _ => ops::str(vm, &args),
    }
}

/// `this.part` as an exception or None that may be set; the type errors say `what`.
fn set_link(
    vm: &Vm,
    part: &RefCell<Value>,
    (name, what): (&str, &str),
    value: Option<&Value>,
) -> PyResult<()> {
    let Some(value) = value else {
        return Err(vm.type_error(format!("{name} may not be deleted")));
    };
    if !value.is_none() && value.downcast::<Exception>().is_none() {
        let message = format!("exception {what} must be None or derive from BaseException");
        return Err(vm.type_error(message));
    }
    drop(part.replace(value.clone()));
    Ok(())
}

fn set_traceback(vm: &Vm, this: &Value, value: &Value) -> PyResult<()> {
    if !value.is_none() && value.downcast::<Traceback>().is_none() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    drop(payload(this).traceback.replace(value.clone()));
    Ok(())
}

#[pymethods(BASE)]
impl Exception {
    #[pyslot(new)]
    fn new_base(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let args = vm.new_tuple_from_slice(args.positional());
        Ok(Ref::new_in(class, Exception::with_args(args)).into_value())
    }
    #[pyslot(init)]
    fn init_base(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        if args.has_keywords() {
            check_no_keywords(vm, &this.type_name(vm), args)?;
        }
        set_args(vm, this, args);
        Ok(())
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let args = payload(this).args.borrow().clone();
        let class = this.type_of(vm).name();
        let name = class.rsplit('.').next().unwrap_or(&class);
        let mut text = apython_text::StrBuf::new();
        text.push_str(name);
        let shown = match args.as_tuple_items() {
            Some([only]) => {
                text.push_ascii("(");
                ops::repr(vm, only)?
            }
            _ => ops::repr(vm, &args)?,
        };
        text.push_view(shown.as_str_view().expect("repr makes a str"));
        if args.as_tuple_items().is_some_and(|args| args.len() == 1) {
            text.push_ascii(")");
        }
        Ok(vm.new_str_owned(&text.finish()))
    }
    #[pyslot(str)]
    fn str(vm: &Vm, this: &Value) -> PyResult {
        str_of_args(vm, this)
    }
    // Attributes are found by the general rules; that the class says so itself is something
    // programs can see.
    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        crate::objects::class::lookup::get_attribute(vm, this, name)
    }
    #[pyslot(setattr)]
    fn setattr(vm: &Vm, this: &Value, name: &Value, value: Option<&Value>) -> PyResult<()> {
        crate::objects::class::lookup::set_attribute(vm, this, name, value)
    }

    #[pymethod("__reduce__(self)", no_text)]
    fn reduce(vm: &Vm, this: &Value) -> PyResult {
        let exception = payload(this);
        let args = exception.args.borrow().clone();
        let mut parts = vec![this.type_of(vm).to_value(), args];
        parts.extend(exception.dict.borrow().as_ref().map(Ref::to_value));
        Ok(vm.new_tuple(parts))
    }
    #[pymethod("__setstate__(self, state, /)", no_text)]
    fn setstate(vm: &Vm, this: &Value, state: &Value) -> PyResult<()> {
        if state.is_none() {
            return Ok(());
        }
        let Some(state) = state.downcast::<Dict>() else {
            return Err(vm.type_error("state is not a dictionary"));
        };
        for (name, value) in state.to_pairs() {
            let name = ops::attribute_name(vm, &name)?;
            ops::set_attr(vm, this, &name, &value)?;
        }
        Ok(())
    }
    /// Exception.with_traceback(tb) --
    ///     set self.__traceback__ to tb and return self.
    #[pymethod("with_traceback(self, tb, /)", no_text)]
    fn with_traceback(vm: &Vm, this: &Value, tb: &Value) -> PyResult {
        set_traceback(vm, this, tb)?;
        Ok(this.clone())
    }
    /// Exception.add_note(note) --
    ///     add a note to the exception
    #[pymethod("add_note(self, note, /)", no_text)]
    fn add_note(vm: &Vm, this: &Value, note: &Value) -> PyResult<()> {
        if !note.is_str() {
            let found = note.type_name(vm);
            return Err(vm.type_error(format!("note must be a str, not '{found}'")));
        }
        let name = &vm.names.__notes__;
        let notes = match ops::get_attr_opt(vm, this, name)? {
            Some(notes) => notes,
            None => {
                let notes = vm.new_list(vec![]);
                ops::set_attr(vm, this, name, &notes)?;
                notes
            }
        };
        let Some(notes) = notes.downcast::<List>() else {
            return Err(vm.type_error("Cannot add note: __notes__ is not a list"));
        };
        notes.push(note.clone());
        Ok(())
    }

    #[pygetter("__suppress_context__", member)]
    fn suppress_context(&self, _vm: &Vm) -> bool {
        self.suppress_context.get()
    }
    #[pysetter("__suppress_context__")]
    fn set_suppress_context(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let Some(value) = value else {
            return Err(vm.type_error("can't delete numeric/char attribute"));
        };
        let Some(value) = value.as_bool() else {
            return Err(vm.type_error("attribute value type must be bool"));
        };
        payload(this).suppress_context.set(value);
        Ok(())
    }
    #[pygetter("__dict__")]
    fn dict(&self, vm: &Vm) -> Value {
        self.dict.borrow_mut().get_or_insert_with(|| Ref::new(vm, Dict::default())).to_value()
    }
    #[pysetter("__dict__")]
    fn set_dict(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let Some(value) = value else {
            return Err(vm.type_error("cannot delete __dict__"));
        };
        let Some(dict) = value.to_ref::<Dict>() else {
            let found = value.type_name(vm);
            let message = format!("__dict__ must be set to a dictionary, not a '{found}'");
            return Err(vm.type_error(message));
        };
        set_instance_dict(vm, this, Some(dict));
        Ok(())
    }
    #[pygetter("args")]
    fn args(&self, _vm: &Vm) -> Value {
        self.args.borrow().clone()
    }
    #[pysetter("args")]
    fn set_args(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let Some(value) = value else {
            return Err(vm.type_error("args may not be deleted"));
        };
        let args = vm.new_tuple(ops::collect(vm, value)?);
        drop(payload(this).args.replace(args));
        Ok(())
    }
    #[pygetter("__traceback__")]
    fn traceback(&self, _vm: &Vm) -> Value {
        self.traceback.borrow().clone()
    }
    #[pysetter("__traceback__")]
    fn set_traceback(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        match value {
            Some(value) => set_traceback(vm, this, value),
            None => Err(vm.type_error("__traceback__ may not be deleted")),
        }
    }
    /// exception context
    #[pygetter("__context__")]
    fn context(&self, _vm: &Vm) -> Value {
        self.context.borrow().clone()
    }
    #[pysetter("__context__")]
    fn set_context(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        set_link(vm, &payload(this).context, ("__context__", "context"), value)
    }
    /// exception cause
    #[pygetter("__cause__")]
    fn cause(&self, _vm: &Vm) -> Value {
        self.cause.borrow().clone()
    }
    #[pysetter("__cause__")]
    fn set_cause(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let this = payload(this);
        set_link(vm, &this.cause, ("__cause__", "cause"), value)?;
        this.suppress_context.set(true);
        Ok(())
    }
}
