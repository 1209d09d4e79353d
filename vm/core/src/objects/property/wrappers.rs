//! What Python programs do with `staticmethod` and `classmethod`.

use super::methods::is_abstract;
use super::{ClassMethod, StaticMethod};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::RefCell;

/// The one argument of the constructor.
fn argument<'a>(vm: &Vm, name: &str, args: Args<'a>) -> PyResult<&'a Value> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args.positional() {
        [callable] => Ok(callable),
        values => {
            let given = values.len();
            Err(vm.type_error(format!("{name} expected 1 argument, got {given}")))
        }
    }
}

/// Lets a wrapper look like what it wraps: copies the attributes that say what it is.
fn copy_attributes(vm: &Vm, wrapper: &Value, wrapped: &Value) -> PyResult<()> {
    let names = &vm.names;
    for name in [
        &names.__module__,
        &names.__name__,
        &names.__qualname__,
        &names.__doc__,
        &names.__annotations__,
    ] {
        if let Some(value) = ops::get_attr_opt(vm, wrapped, name)? {
            ops::set_attr(vm, wrapper, name, &value)?;
        }
    }
    Ok(())
}

fn repr(vm: &Vm, name: &str, callable: &Value) -> PyResult {
    let callable = ops::repr(vm, callable)?;
    Ok(vm.new_str(&format!("<{name}({})>", to_string_lossy(&callable))))
}

/// Gives a wrapper its function.
fn initialize(vm: &Vm, this: &Value, part: &RefCell<Value>, callable: &Value) -> PyResult<()> {
    if !part.borrow().is_none() {
        // Inline caches hold functions that they rely on the wrapper to keep.
        vm.flush_inline_caches();
    }
    drop(part.replace(callable.clone()));
    copy_attributes(vm, this, callable)
}

fn dict_of(vm: &Vm, dict: &RefCell<Option<Ref<Dict>>>) -> Value {
    dict.borrow_mut().get_or_insert_with(|| Ref::new(vm, Dict::default())).to_value()
}

fn set_dict(vm: &Vm, dict: &RefCell<Option<Ref<Dict>>>, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        return Err(vm.type_error("cannot delete __dict__"));
    };
    let Some(new) = value.to_ref::<Dict>() else {
        let found = value.type_name(vm);
        let message = format!("__dict__ must be set to a dictionary, not a '{found}'");
        return Err(vm.type_error(message));
    };
    drop(dict.replace(Some(new)));
    Ok(())
}

macro_rules! function_wrapper {
    ($payload:ident $name:literal) => {
        impl $payload {
            fn empty() -> $payload {
                $payload { callable: RefCell::new(Value::NONE), dict: RefCell::default() }
            }
            /// What calling the class with a function makes.
            pub fn of(vm: &Vm, callable: Value) -> PyResult {
                let this = Ref::new(vm, $payload::empty());
                initialize(vm, &this.to_value(), &this.callable, &callable)?;
                Ok(this.into_value())
            }
        }

        #[pymethods(ATTRIBUTES)]
        impl $payload {
            #[pyslot(new)]
            fn slot_new(_vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
                Ok(Ref::new_in(class, $payload::empty()).into_value())
            }
            #[pyslot(init)]
            fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
                let callable = argument(vm, $name, args)?;
                initialize(vm, this, &payload::<$payload>(this).callable, callable)
            }
            #[pyslot(repr)]
            fn repr(vm: &Vm, this: &Value) -> PyResult {
                let callable = payload::<$payload>(this).callable.borrow().clone();
                repr(vm, $name, &callable)
            }
            #[pygetter("__func__", member)]
            fn func(&self, _vm: &Vm) -> Value {
                self.callable.borrow().clone()
            }
            #[pygetter("__wrapped__", member)]
            fn wrapped(&self, _vm: &Vm) -> Value {
                self.callable.borrow().clone()
            }
            #[pygetter("__isabstractmethod__")]
            fn isabstractmethod(vm: &Vm, this: &Value) -> PyResult<bool> {
                let callable = payload::<$payload>(this).callable.borrow().clone();
                is_abstract(vm, &callable)
            }
            #[pygetter("__dict__")]
            fn py_dict(vm: &Vm, this: &Value) -> Value {
                dict_of(vm, &payload::<$payload>(this).dict)
            }
            #[pysetter("__dict__")]
            fn py_set_dict(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
                set_dict(vm, &payload::<$payload>(this).dict, value)
            }
        }
    };
}

function_wrapper!(StaticMethod "staticmethod");
function_wrapper!(ClassMethod "classmethod");

#[pymethods]
impl StaticMethod {
    #[pyslot(descr_get)]
    fn descr_get(_vm: &Vm, this: &Value, _instance: Option<&Value>, _owner: &Value) -> PyResult {
        Ok(payload::<StaticMethod>(this).callable.borrow().clone())
    }
    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let callable = payload::<StaticMethod>(this).callable.borrow().clone();
        ops::call(vm, &callable, args)
    }
}

#[pymethods]
impl ClassMethod {
    #[pyslot(descr_get)]
    fn descr_get(vm: &Vm, this: &Value, _instance: Option<&Value>, owner: &Value) -> PyResult {
        let callable = payload::<ClassMethod>(this).callable.borrow().clone();
        // What is wrapped may be a descriptor itself.
        match callable.type_of(vm).slots().descr_get {
            Some(get) => {
                let metaclass = owner.clone();
                get(vm, &callable, Some(owner), &metaclass)
            }
            None => Ok(vm.new_method(callable, owner.clone())),
        }
    }
}
