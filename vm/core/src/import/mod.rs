//! Importing: `__import__`, `from ... import`, and where modules come from.
//!
//! | file      | what it knows                                              |
//! |-----------|-------------------------------------------------------------|
//! | `resolve` | names of relative imports, `from` lists                    |
//! | `find`    | native modules and files                                   |
//! | `load`    | making modules and running their code                      |
//! | `source`  | code objects of source files and of `.pyc` files           |
//! | `compile` | compiling, by way of `apython-compiler`                    |
//! | `python`  | where Python 3.12 and its library are installed            |
//! | `spec`    | `ModuleSpec`                                               |
//! | `main`    | the module `__main__`                                      |
//! | `interactive` | statements typed at a prompt                         |
//! | `runpy`   | the frames of the module that CPython runs programs through |
//!
//! A module is in `sys.modules` before its code runs, and isn't any more if that fails. While
//! it runs, `__spec__._initializing` is true, which error messages look at.

pub(crate) mod compile;
mod find;
mod interactive;
mod load;
pub mod main;
mod python;
mod resolve;
mod runpy;
mod source;
mod spec;

pub use find::{Found, find_module};
pub use interactive::{Session, Typed};
pub use main::{MainProgram, absolute};
pub use python::library_directory;
pub use source::{code_of_pyc, code_of_source};

use crate::error::{PyResult, Raised};
use crate::native::ModuleDef;
use crate::object::{Ref, Type};
use crate::objects::exception::payload;
use crate::objects::exception::simple::field;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::path::PathBuf;

/// What the VM keeps for importing.
#[derive(Default)]
pub struct ImportState {
    native: RefCell<HashMap<&'static str, &'static ModuleDef>>,
    /// CPython's library, looked for when a module isn't found elsewhere.
    library: OnceCell<Option<PathBuf>>,
}

impl Vm {
    /// Makes a native module known, which is made when a program imports it.
    pub fn register_native_module(&self, def: &'static ModuleDef) {
        self.import.native.borrow_mut().insert(def.name, def);
    }
    pub(crate) fn native_module(&self, name: &str) -> Option<&'static ModuleDef> {
        self.import.native.borrow().get(name).copied()
    }
    /// The module of this full name, imported if need be.
    pub fn import_module(&self, name: &str) -> PyResult {
        import_absolute(self, &self.intern(name))
    }
}

/// Completes the modules that are there from the start.
pub(crate) fn install(vm: &Vm) -> PyResult<()> {
    spec::make_class(vm)?;
    vm.register_native_module(&crate::warnings::module::MODULE);
    for name in ["builtins", "sys"] {
        if let Some(module) = vm.modules.get_str(vm, name) {
            load::set_built_in_spec(vm, &module, name);
        }
    }
    Ok(())
}

/// `__import__(name, globals, locals, fromlist, level)`.
pub fn import_name(
    vm: &Vm,
    name: &Value,
    globals: Option<&Value>,
    fromlist: Option<&Value>,
    level: i32,
) -> PyResult {
    if !name.is_str() {
        return Err(vm.type_error("module name must be a string"));
    }
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    let name = vm.intern_value(name);
    let absolute = if level > 0 {
        resolve::resolve_name(vm, &name, globals, level as usize)?
    } else if name.as_str_view().is_some_and(|name| name.is_empty()) {
        return Err(vm.value_error("Empty module name"));
    } else {
        name.clone()
    };
    let module = import_absolute(vm, &absolute)?;
    let has_from = match fromlist {
        Some(fromlist) => ops::is_true(vm, fromlist)?,
        None => false,
    };
    if !has_from {
        return top_package(vm, &name, &absolute, level, module);
    }
    let is_package = ops::get_attr_opt(vm, &module, &vm.names.__path__)?.is_some();
    if let (true, Some(fromlist)) = (is_package, fromlist) {
        resolve::handle_fromlist(vm, &module, fromlist, false)?;
    }
    Ok(module)
}

/// What `import a.b.c` binds: `a`.
fn top_package(vm: &Vm, name: &Value, absolute: &Value, level: i32, module: Value) -> PyResult {
    let text = to_string_lossy(name);
    if level != 0 && text.is_empty() {
        return Ok(module);
    }
    let Some((front, rest)) = text.split_once('.') else {
        return Ok(module);
    };
    if level == 0 {
        return import_absolute(vm, &vm.intern(front));
    }
    let absolute = to_string_lossy(absolute);
    let front = vm.intern(&absolute[..absolute.len() - rest.len() - 1]);
    match vm.modules.get_interned(&front) {
        Some(module) => Ok(module),
        None => {
            let message = format!("'{}' not in sys.modules as expected", to_string_lossy(&front));
            Err(vm.raise_message(&vm.exceptions.key_error, &message))
        }
    }
}

/// The module of this full name, imported if need be.
pub(crate) fn import_absolute(vm: &Vm, name: &Value) -> PyResult {
    match vm.modules.get_interned(name) {
        Some(module) if module.is_none() => {
            let text = to_string_lossy(name);
            let message = format!("import of {text} halted; None in sys.modules");
            Err(module_not_found(vm, &message, name))
        }
        Some(module) => Ok(module),
        None => load::find_and_load(vm, name),
    }
}

/// Raises `ModuleNotFoundError(message, name=name)`.
#[cold]
pub(crate) fn module_not_found(vm: &Vm, message: &str, name: &Value) -> Raised {
    import_error(vm, &vm.exceptions.module_not_found_error, message, [name, &Value::UNBOUND])
}

/// Raises an ImportError with `name` and `path`; unbound values are left out.
#[cold]
pub(crate) fn import_error(
    vm: &Vm,
    class: &Ref<Type>,
    message: &str,
    [name, path]: [&Value; 2],
) -> Raised {
    let error = crate::objects::exception::new(vm, class, vec![vm.new_str(message)]);
    payload(&error).set_field(field::MODULE_NAME, name.clone());
    payload(&error).set_field(field::PATH, path.clone());
    vm.raise(error)
}

/// `from module import name`: the attribute, or the submodule of that name.
pub fn import_from(vm: &Vm, module: &Value, name: &Value) -> PyResult {
    if let Some(value) = ops::get_attr_opt(vm, module, name)? {
        return Ok(value);
    }
    let own = ops::get_attr_opt(vm, module, &vm.names.__name__)?.filter(Value::is_str);
    if let Some(own) = &own {
        // A submodule that a circular import has begun isn't its package's attribute yet.
        let full = format!("{}.{}", to_string_lossy(own), to_string_lossy(name));
        if let Some(submodule) = vm.modules.get_interned(&vm.intern(&full)) {
            return Ok(submodule);
        }
    }
    Err(cannot_import_name(vm, module, name, own.as_ref()))
}

#[cold]
fn cannot_import_name(vm: &Vm, module: &Value, name: &Value, own: Option<&Value>) -> Raised {
    let attribute = |name: &Value| match ops::get_attr_opt(vm, module, name) {
        Ok(value) => value,
        Err(raised) => {
            drop(vm.take_exception(raised));
            None
        }
    };
    let shown = |value: &Value| match vm.repr_text(value) {
        Ok(text) => text,
        Err(raised) => {
            drop(vm.take_exception(raised));
            String::new()
        }
    };
    let unknown = vm.new_str("<unknown module name>");
    let what = shown(name);
    let from = shown(own.unwrap_or(&unknown));
    let is_module = module.downcast::<crate::objects::module::Module>().is_some();
    let file = attribute(&vm.names.__file__).filter(|file| is_module && file.is_str());
    let message = match &file {
        None => format!("cannot import name {what} from {from} (unknown location)"),
        Some(file) => {
            let file = to_string_lossy(file);
            let spec = attribute(&vm.names.__spec__);
            if spec.is_some_and(|spec| spec::is_initializing(vm, &spec)) {
                format!(
                    "cannot import name {what} from partially initialized module {from} (most \
                     likely due to a circular import) ({file})"
                )
            } else {
                format!("cannot import name {what} from {from} ({file})")
            }
        }
    };
    let class = &vm.exceptions.import_error;
    let error = crate::objects::exception::new(vm, class, vec![vm.new_str(&message)]);
    let fields = payload(&error);
    fields.set_field(field::MODULE_NAME, own.cloned().unwrap_or(Value::UNBOUND));
    fields.set_field(field::PATH, file.unwrap_or(Value::UNBOUND));
    fields.set_field(field::NAME_FROM, name.clone());
    vm.raise(error)
}
