//! What Python programs do with modules.

use super::{Module, fill_dict_values};
use crate::error::{PyResult, Raised};
use crate::native::{Args, Default, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

static INIT: Signature = Signature::of_class(
    "module",
    &[
        Param::required("name", ParamKind::PositionalOrKeyword),
        Param { name: "doc", kind: ParamKind::PositionalOrKeyword, default: Default::None },
    ],
);

/// `module.name` by the rules of modules: what the type has, what the module has, what its
/// `__getattr__` says. `None` if it is missing.
pub(crate) fn get_attribute_opt(vm: &Vm, this: &Value, name: &Value) -> PyResult<Option<Value>> {
    let module = payload::<Module>(this);
    let class = this.type_of(vm);
    let attribute = class.lookup(vm, name);
    let own = || module.dict.get_interned(name);
    if let Some(attribute) = attribute {
        let slots = attribute.type_of(vm).slots();
        let (get, set) = (slots.descr_get, slots.descr_set);
        if set.is_none()
            && let Some(value) = own()
        {
            return Ok(Some(value));
        }
        return match get {
            Some(get) => get(vm, &attribute, Some(this), &class.to_value()).map(Some),
            None => Ok(Some(own().unwrap_or(attribute))),
        };
    }
    if let Some(value) = own() {
        return Ok(Some(value));
    }
    match module.dict.get_interned(&vm.names.__getattr__) {
        Some(getattr) => ops::call_values(vm, &getattr, std::slice::from_ref(name)).map(Some),
        None => Ok(None),
    }
}

#[cold]
fn missing(vm: &Vm, module: &Module, name: &Value) -> PyResult<Raised> {
    let own = module.dict.get_interned(&vm.names.__name__).filter(Value::is_str);
    let attribute = to_string_lossy(name);
    let Some(own) = own else {
        return Ok(attribute_error(vm, &format!("module has no attribute '{attribute}'")));
    };
    let own = to_string_lossy(&own);
    let spec = module.dict.get_interned(&vm.names.__spec__).filter(|spec| !spec.is_none());
    let is_initializing = match &spec {
        Some(spec) => is_set(vm, spec, "_initializing")?,
        None => false,
    };
    let message = if is_initializing {
        format!(
            "partially initialized module '{own}' has no attribute '{attribute}' (most likely due \
             to a circular import)"
        )
    } else if let Some(spec) = &spec
        && is_submodule_in_the_making(vm, spec, name)?
    {
        format!(
            "cannot access submodule '{attribute}' of module '{own}' (most likely due to a \
             circular import)"
        )
    } else {
        format!("module '{own}' has no attribute '{attribute}'")
    };
    Ok(attribute_error(vm, &message))
}

fn attribute_error(vm: &Vm, message: &str) -> Raised {
    vm.raise_message(&vm.exceptions.attribute_error, message)
}

fn is_set(vm: &Vm, spec: &Value, attribute: &str) -> PyResult<bool> {
    match ops::get_attr_opt(vm, spec, &vm.intern(attribute))? {
        Some(value) => ops::is_true(vm, &value),
        None => Ok(false),
    }
}

fn is_submodule_in_the_making(vm: &Vm, spec: &Value, name: &Value) -> PyResult<bool> {
    match ops::get_attr_opt(vm, spec, &vm.intern("_uninitialized_submodules"))? {
        Some(names) => ops::contains(vm, &names, name),
        None => Ok(false),
    }
}

/// Whether the package's parts lie in several places: its loader is a `NamespaceLoader`.
fn is_namespace_loader(vm: &Vm, loader: &Value) -> bool {
    loader.type_name(vm) == "NamespaceLoader"
}

fn text_of(vm: &Vm, value: &Value) -> PyResult<String> {
    ops::repr(vm, value).map(|text| to_string_lossy(&text))
}

/// Whether a module is one of the VM's own, under its own name.
fn is_built_in(vm: &Vm, module: &Value) -> bool {
    let dict = &payload::<Module>(module).dict;
    [&vm.builtins, &vm.sys].into_iter().any(|own| own.is(dict))
        || dict.get_interned(&vm.names.__name__).is_some_and(|name| {
            name.is_str()
                && vm.native_module(&to_string_lossy(&name)).is_some()
                && vm.modules.get_interned(&vm.intern_value(&name)).is_some_and(|m| m.is(module))
        })
}

/// What importlib says of a module that it has loaded.
fn repr_from_spec(vm: &Vm, spec: &Value) -> PyResult<String> {
    let get = |name: &str| ops::get_attr(vm, spec, &vm.intern(name));
    let name = get("name")?;
    let shown = if name.is_none() { "'?'".to_owned() } else { text_of(vm, &name)? };
    let origin = get("origin")?;
    if origin.is_none() {
        let loader = get("loader")?;
        if loader.is_none() {
            return Ok(format!("<module {shown}>"));
        }
        if is_namespace_loader(vm, &loader) {
            let path = ops::get_attr(vm, &loader, &vm.intern("_path"))?;
            let path = vm.new_list(ops::collect(vm, &path)?);
            return Ok(format!("<module {shown} (namespace) from {}>", text_of(vm, &path)?));
        }
        return Ok(format!("<module {shown} ({})>", text_of(vm, &loader)?));
    }
    if ops::is_true(vm, &get("has_location")?)? {
        return Ok(format!("<module {shown} from {}>", text_of(vm, &origin)?));
    }
    let origin = to_string_lossy(&ops::str(vm, &origin)?);
    Ok(format!("<module {} ({origin})>", text_of(vm, &name)?))
}

#[pymethods]
impl Module {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
        let dict = Ref::new(vm, Dict::default());
        Ok(Ref::new_in(class, Module { dict }).into_value())
    }

    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        let [name, doc] = INIT.bind_new(vm, args)?;
        let name = name.expect("required");
        if !name.is_str() {
            let found = if name.is_none() { "None".to_owned() } else { name.type_name(vm) };
            let message = format!("module() argument 'name' must be str, not {found}");
            return Err(vm.type_error(message));
        }
        let doc = doc.cloned().unwrap_or(Value::NONE);
        fill_dict_values(vm, &payload::<Module>(this).dict, name.clone(), doc);
        Ok(())
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let get = |name: &Value| {
            let value = ops::get_attr_opt(vm, this, name)?;
            Ok(value.filter(|value| !value.is_none()))
        };
        let loader = get(&vm.names.__loader__)?;
        let spec = get(&vm.names.__spec__)?;
        if let Some(spec) = spec
            && ops::is_true(vm, &spec)?
        {
            return Ok(vm.new_str(&repr_from_spec(vm, &spec)?));
        }
        let name = match ops::get_attr_opt(vm, this, &vm.names.__name__)? {
            Some(name) => text_of(vm, &name)?,
            None => "'?'".to_owned(),
        };
        let text = match (ops::get_attr_opt(vm, this, &vm.names.__file__)?, loader) {
            (Some(file), _) => format!("<module {name} from {}>", text_of(vm, &file)?),
            (None, Some(loader)) => format!("<module {name} ({})>", text_of(vm, &loader)?),
            (None, None) if is_built_in(vm, this) => format!("<module {name} (built-in)>"),
            (None, None) => format!("<module {name}>"),
        };
        Ok(vm.new_str(&text))
    }

    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        match get_attribute_opt(vm, this, name)? {
            Some(value) => Ok(value),
            None => Err(missing(vm, payload::<Module>(this), name)?),
        }
    }

    /// __dir__() -> list
    /// specialized dir() implementation
    #[pymethod("__dir__(self)", no_text)]
    fn dir(vm: &Vm, this: &Value) -> PyResult {
        let dict = ops::get_attr(vm, this, &vm.names.__dict__)?;
        let Some(dict) = dict.downcast::<Dict>() else {
            return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
        };
        match dict.get_interned(&vm.names.__dir__) {
            Some(function) => ops::call_values(vm, &function, &[]),
            None => Ok(vm.new_list(dict.to_pairs().into_iter().map(|(key, _)| key).collect())),
        }
    }

    #[pygetter("__dict__", member)]
    fn dict(&self, _vm: &Vm) -> Value {
        self.dict.to_value()
    }
    #[pygetter("__annotations__")]
    fn annotations(&self, vm: &Vm) -> Value {
        let name = &vm.names.__annotations__;
        self.dict.get_interned(name).unwrap_or_else(|| {
            let dict = Ref::new(vm, Dict::default()).into_value();
            self.dict.set_interned(name, dict.clone());
            dict
        })
    }
    #[pysetter("__annotations__")]
    fn set_annotations(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {
        let name = &vm.names.__annotations__;
        match value {
            Some(value) => self.dict.set_interned(name, value.clone()),
            None => {
                if self.dict.remove_interned(name).is_none() {
                    return Err(attribute_error(vm, "__annotations__"));
                }
            }
        }
        Ok(())
    }
}
