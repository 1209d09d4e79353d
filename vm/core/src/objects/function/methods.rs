//! What Python programs do with functions.

use super::Function;
use crate::error::{PyResult, Raised};
use crate::native::{Args, Default, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::cell::CellObj;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::RefCell;

static NEW: Signature = Signature::of_class(
    "function",
    &[
        Param::required("code", ParamKind::PositionalOrKeyword),
        Param::required("globals", ParamKind::PositionalOrKeyword),
        Param { name: "name", kind: ParamKind::PositionalOrKeyword, default: Default::None },
        Param { name: "argdefs", kind: ParamKind::PositionalOrKeyword, default: Default::None },
        Param { name: "closure", kind: ParamKind::PositionalOrKeyword, default: Default::None },
    ],
);

fn wrong_argument(vm: &Vm, number: &str, expected: &str, found: &Value) -> Raised {
    let found = if found.is_none() { "None".to_owned() } else { found.type_name(vm) };
    vm.type_error(format!("function() argument {number} must be {expected}, not {found}"))
}

fn count_free(code: &Code) -> usize {
    code.source.freevars().count()
}

/// The closure for a new function, checked against what its code captures.
fn checked_closure(vm: &Vm, code: &Code, closure: Option<&Value>) -> PyResult {
    let free = count_free(code);
    let Some(closure) = closure.filter(|closure| !closure.is_none()) else {
        if free != 0 {
            return Err(vm.type_error("arg 5 (closure) must be tuple"));
        }
        return Ok(Value::NONE);
    };
    let Some(cells) = closure.as_tuple_items() else {
        return Err(vm.type_error("arg 5 (closure) must be None or tuple"));
    };
    if cells.len() != free {
        let name = to_string_lossy(&code.name);
        let given = cells.len();
        let message = format!("{name} requires closure of length {free}, not {given}");
        return Err(vm.value_error(message));
    }
    if let Some(other) = cells.iter().find(|cell| cell.downcast::<CellObj>().is_none()) {
        let found = other.type_name(vm);
        let message = format!("arg 5 (closure) expected cell, found {found}");
        return Err(vm.type_error(message));
    }
    Ok(closure.clone())
}

/// The builtins that code under these globals sees.
pub(crate) fn builtins_of(vm: &Vm, globals: &Dict) -> Ref<Dict> {
    match globals.get_interned(&vm.names.__builtins__) {
        None => vm.builtins.clone(),
        Some(builtins) => match builtins.downcast::<crate::objects::module::Module>() {
            Some(module) => module.dict.clone(),
            None => builtins.to_ref::<Dict>().unwrap_or_else(|| vm.builtins.clone()),
        },
    }
}

/// Stores an attribute that has to be an instance of some type; deleting it, where that is
/// possible, stores None.
fn store(
    vm: &Vm,
    place: &RefCell<Value>,
    value: Option<&Value>,
    fits: impl Fn(&Value) -> bool,
    message: &str,
) -> PyResult<()> {
    match value {
        Some(value) if !fits(value) => Err(vm.type_error(message)),
        value => {
            drop(place.replace(value.cloned().unwrap_or(Value::NONE)));
            Ok(())
        }
    }
}

#[pymethods]
impl Function {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [code, globals, name, defaults, closure] = NEW.bind_new(vm, args)?;
        let (code, globals) = (code.expect("required"), globals.expect("required"));
        let Some(code) = code.to_ref::<Code>() else {
            return Err(wrong_argument(vm, "'code'", "code", code));
        };
        let Some(globals) = globals.to_ref::<Dict>() else {
            return Err(wrong_argument(vm, "'globals'", "dict", globals));
        };
        let given = |value: Option<&Value>| value.filter(|value| !value.is_none()).cloned();
        let (name, defaults) = (given(name), given(defaults));
        if name.as_ref().is_some_and(|name| !name.is_str()) {
            return Err(vm.type_error("arg 3 (name) must be None or string"));
        }
        if defaults.as_ref().is_some_and(|defaults| defaults.as_tuple_items().is_none()) {
            return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
        }
        let closure = checked_closure(vm, &code, closure)?;
        let builtins = builtins_of(vm, &globals);
        let function = crate::exec::new_function(vm, code, globals, builtins, closure);
        if let Some(name) = name {
            function.name.replace(name);
        }
        if let Some(defaults) = defaults {
            function.defaults.replace(defaults);
        }
        Ok(function.into_value())
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let qualname = to_string_lossy(&payload::<Function>(this).qualname.borrow());
        Ok(vm.new_str(&format!("<function {qualname} at {:#x}>", this.identity())))
    }

    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        ops::call_function(vm, this, args)
    }

    #[pyslot(descr_get)]
    fn get(vm: &Vm, this: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
        Ok(match instance {
            Some(receiver) => vm.new_method(this.clone(), receiver.clone()),
            None => this.clone(),
        })
    }

    #[pygetter("__closure__", member)]
    fn closure(&self, _vm: &Vm) -> Value {
        self.closure.clone()
    }
    #[pygetter("__doc__", member)]
    fn doc(&self, _vm: &Vm) -> Value {
        self.doc.borrow().clone()
    }
    #[pysetter("__doc__")]
    fn set_doc(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        store(vm, &self.doc, value, |_| true, "")
    }
    #[pygetter("__globals__", member)]
    fn globals(&self, _vm: &Vm) -> Value {
        self.globals.to_value()
    }
    #[pygetter("__module__", member)]
    fn module(&self, _vm: &Vm) -> Value {
        self.module.borrow().clone()
    }
    #[pysetter("__module__")]
    fn set_module(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        store(vm, &self.module, value, |_| true, "")
    }
    #[pygetter("__builtins__", member)]
    fn builtins(&self, _vm: &Vm) -> Value {
        self.builtins.to_value()
    }

    #[pygetter("__code__")]
    fn code(&self, _vm: &Vm) -> Value {
        self.code.borrow().to_value()
    }
    #[pysetter("__code__")]
    fn set_code(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let Some(code) = value.and_then(Value::to_ref::<Code>) else {
            return Err(vm.type_error("__code__ must be set to a code object"));
        };
        let (free, cells) =
            (count_free(&code), self.closure.as_tuple_items().map_or(0, <[_]>::len));
        if free != cells {
            let name = to_string_lossy(&self.name.borrow());
            let message =
                format!("{name}() requires a code object with {cells} free vars, not {free}");
            return Err(vm.value_error(message));
        }
        self.translation.set(std::ptr::null());
        // Calls have cached what it was.
        vm.flush_inline_caches();
        drop(self.code.replace(code));
        Ok(())
    }
    #[pygetter("__defaults__")]
    fn defaults(&self, _vm: &Vm) -> Value {
        self.defaults.borrow().clone()
    }
    #[pysetter("__defaults__")]
    fn set_defaults(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let fits = |value: &Value| value.is_none() || value.as_tuple_items().is_some();
        store(vm, &self.defaults, value, fits, "__defaults__ must be set to a tuple object")
    }
    #[pygetter("__kwdefaults__")]
    fn kwdefaults(&self, _vm: &Vm) -> Value {
        self.kwdefaults.borrow().clone()
    }
    #[pysetter("__kwdefaults__")]
    fn set_kwdefaults(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let fits = |value: &Value| value.is_none() || value.downcast::<Dict>().is_some();
        store(vm, &self.kwdefaults, value, fits, "__kwdefaults__ must be set to a dict object")
    }
    // Made when it is first asked for: of the pairs the compiler left, or empty.
    #[pygetter("__annotations__")]
    fn annotations(&self, vm: &Vm) -> PyResult {
        let annotations = self.annotations.borrow().clone();
        if annotations.downcast::<Dict>().is_some() {
            return Ok(annotations);
        }
        let dict = Ref::new(vm, Dict::default());
        for pair in annotations.as_tuple_items().unwrap_or_default().chunks_exact(2) {
            dict.insert(vm, &pair[0], pair[1].clone())?;
        }
        drop(self.annotations.replace(dict.to_value()));
        Ok(dict.into_value())
    }
    #[pysetter("__annotations__")]
    fn set_annotations(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let fits = |value: &Value| value.is_none() || value.downcast::<Dict>().is_some();
        store(vm, &self.annotations, value, fits, "__annotations__ must be set to a dict object")
    }
    #[pygetter("__dict__")]
    fn dict(&self, vm: &Vm) -> Value {
        let dict = self.dict.borrow().clone();
        let dict = dict.unwrap_or_else(|| {
            let dict = Ref::new(vm, Dict::default());
            *self.dict.borrow_mut() = Some(dict.clone());
            dict
        });
        dict.into_value()
    }
    #[pysetter("__dict__")]
    fn set_dict(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let Some(value) = value else {
            return Err(vm.type_error("cannot delete __dict__"));
        };
        let Some(dict) = value.to_ref::<Dict>() else {
            let found = value.type_name(vm);
            let message = format!("__dict__ must be set to a dictionary, not a '{found}'");
            return Err(vm.type_error(message));
        };
        drop(self.dict.replace(Some(dict)));
        Ok(())
    }
    #[pygetter("__name__")]
    fn name(&self, _vm: &Vm) -> Value {
        self.name.borrow().clone()
    }
    #[pysetter("__name__")]
    fn set_name(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let message = "__name__ must be set to a string object";
        store(vm, &self.name, Some(value.unwrap_or(&Value::NONE)), Value::is_str, message)
    }
    #[pygetter("__qualname__")]
    fn qualname(&self, _vm: &Vm) -> Value {
        self.qualname.borrow().clone()
    }
    #[pysetter("__qualname__")]
    fn set_qualname(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let message = "__qualname__ must be set to a string object";
        store(vm, &self.qualname, Some(value.unwrap_or(&Value::NONE)), Value::is_str, message)
    }
    #[pygetter("__type_params__")]
    fn type_params(&self, vm: &Vm) -> Value {
        let params = self.type_params.borrow().clone();
        if params.is_none() { vm.empty_tuple.clone() } else { params }
    }
    #[pysetter("__type_params__")]
    fn set_type_params(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let message = "__type_params__ must be set to a tuple";
        let is_tuple = |value: &Value| value.as_tuple_items().is_some();
        store(vm, &self.type_params, Some(value.unwrap_or(&Value::NONE)), is_tuple, message)
    }
}
