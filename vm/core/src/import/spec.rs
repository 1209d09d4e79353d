//! `ModuleSpec`: what a module's `__spec__` is.

use crate::error::PyResult;
use crate::native::{ClassOptions, new_native_class};
use crate::object::{NativeObject, Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// The attributes are in the dict: programs may set what they like.
struct ModuleSpec {
    dict: Ref<Dict>,
}

impl NativeObject for ModuleSpec {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<ModuleSpec>()
    }
}

/// What a spec says.
pub(super) struct SpecParts {
    pub(super) name: Value,
    pub(super) origin: Option<Value>,
    pub(super) cached: Option<Value>,
    /// A list, for packages.
    pub(super) locations: Option<Value>,
    pub(super) has_location: bool,
}

pub(super) fn make_class(vm: &Vm) -> PyResult<()> {
    let options = ClassOptions {
        base: None,
        basetype: false,
        doc: Some("The specification for a module, used for loading."),
    };
    let defs = &[ModuleSpec::DEF];
    new_native_class::<ModuleSpec>(vm, "_frozen_importlib.ModuleSpec", defs, &options)?;
    Ok(())
}

pub(super) fn new(vm: &Vm, parts: SpecParts) -> Value {
    let dict = Ref::new(vm, Dict::default());
    let none = |value: Option<Value>| value.unwrap_or(Value::NONE);
    for (name, value) in [
        ("name", parts.name),
        ("loader", Value::NONE),
        ("origin", none(parts.origin)),
        ("loader_state", Value::NONE),
        ("submodule_search_locations", none(parts.locations)),
        ("_uninitialized_submodules", vm.new_list(vec![])),
        ("_set_fileattr", Value::from_bool(parts.has_location)),
        ("_cached", none(parts.cached)),
    ] {
        dict.set_str(vm, name, value);
    }
    Ref::new(vm, ModuleSpec { dict }).into_value()
}

/// Notes that the module's code is running, or no longer.
pub(super) fn set_initializing(spec: &Value, initializing: bool) {
    if let Some(spec) = spec.downcast::<ModuleSpec>() {
        crate::vm::with_current(|vm| {
            spec.dict.set_str(vm, "_initializing", Value::from_bool(initializing));
        });
    }
}

/// Whether the code of the module with this spec is running.
pub(super) fn is_initializing(vm: &Vm, spec: &Value) -> bool {
    let flag = ops::get_attr_opt(vm, spec, &vm.intern("_initializing"));
    match flag.and_then(|flag| flag.map_or(Ok(false), |flag| ops::is_true(vm, &flag))) {
        Ok(initializing) => initializing,
        Err(raised) => {
            drop(vm.take_exception(raised));
            false
        }
    }
}

/// Runs `load`, during which the parent's spec lists `child` as being loaded.
pub(super) fn with_submodule_in_the_making(
    vm: &Vm,
    parent: &Value,
    child: &str,
    load: impl FnOnce() -> PyResult,
) -> PyResult {
    let spec = ops::get_attr_opt(vm, parent, &vm.names.__spec__)?;
    let list = spec.as_ref().and_then(|spec| {
        spec.downcast::<ModuleSpec>()?.dict.get_str(vm, "_uninitialized_submodules")
    });
    let Some(list) = list.filter(|list| list.downcast::<List>().is_some()) else { return load() };
    let names = list.downcast::<List>().expect("just looked");
    names.push(vm.intern(child));
    let result = load();
    drop(names.pop());
    result
}

fn payload(value: &Value) -> &ModuleSpec {
    crate::objects::payload::<ModuleSpec>(value)
}

#[pymethods]
impl ModuleSpec {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let get = |name: &str| payload(this).dict.get_str(vm, name).unwrap_or(Value::NONE);
        let mut text = format!(
            "ModuleSpec(name={}, loader={}",
            vm.repr_text(&get("name"))?,
            vm.repr_text(&get("loader"))?
        );
        for name in ["origin", "submodule_search_locations"] {
            let value = get(name);
            if !value.is_none() {
                text += &format!(", {name}={}", vm.repr_text(&value)?);
            }
        }
        Ok(vm.new_str(&(text + ")")))
    }
    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        if let Some(value) = payload(this).dict.get_interned(name) {
            return Ok(value);
        }
        crate::objects::class::lookup::get_attribute(vm, this, name)
    }
    #[pyslot(setattr)]
    fn setattr(vm: &Vm, this: &Value, name: &Value, value: Option<&Value>) -> PyResult<()> {
        let dict = &payload(this).dict;
        if name.str_eq("cached") || name.str_eq("has_location") {
            return crate::objects::class::lookup::set_attribute(vm, this, name, value);
        }
        match value {
            Some(value) => dict.set_interned(name, value.clone()),
            None => {
                if dict.remove_interned(name).is_none() {
                    return crate::objects::class::lookup::set_attribute(vm, this, name, None);
                }
            }
        }
        Ok(())
    }

    #[pygetter("__dict__")]
    fn dict(&self, _vm: &Vm) -> Value {
        self.dict.to_value()
    }
    /// The name of the module's parent.
    #[pygetter("parent")]
    fn parent(vm: &Vm, this: &Value) -> PyResult {
        let dict = &payload(this).dict;
        let name = dict.get_str(vm, "name").unwrap_or(Value::NONE);
        let locations = dict.get_str(vm, "submodule_search_locations");
        if locations.is_some_and(|locations| !locations.is_none()) {
            return Ok(name);
        }
        let text = to_string_lossy(&name);
        Ok(vm.intern(text.rsplit_once('.').map_or("", |(parent, _)| parent)))
    }
    #[pygetter("cached")]
    fn cached(&self, vm: &Vm) -> Value {
        self.dict.get_str(vm, "_cached").unwrap_or(Value::NONE)
    }
    #[pysetter("cached")]
    fn set_cached(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        payload(this).dict.set_str(vm, "_cached", value.cloned().unwrap_or(Value::NONE));
        Ok(())
    }
    #[pygetter("has_location")]
    fn has_location(&self, vm: &Vm) -> Value {
        self.dict.get_str(vm, "_set_fileattr").unwrap_or(Value::FALSE)
    }
    #[pysetter("has_location")]
    fn set_has_location(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let value = value.map_or(Ok(false), |value| ops::is_true(vm, value))?;
        payload(this).dict.set_str(vm, "_set_fileattr", Value::from_bool(value));
        Ok(())
    }
}
