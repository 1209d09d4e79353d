//! Importing: `sys.modules`, native modules, and files on `sys.path`.
//!
//! A source file is compiled through an installed python3.12 until there is a compiler here;
//! what that makes is cached beside it as CPython would cache it, under our own tag.

mod compile;
mod finder;

pub use compile::{CompileError, compile_file, read_code};

use crate::error::{PyResult, Raised};
use crate::exec;
use crate::native::{ModuleDef, new_native_module};
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::exception;
use crate::objects::module::Module;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::CodeObject;
use finder::{Found, find};
use std::cell::RefCell;
use std::rc::Rc;

/// The native modules that can be imported.
#[derive(Default)]
pub struct NativeModules {
    modules: RefCell<Vec<&'static ModuleDef>>,
}

impl Vm {
    /// Makes a native module importable.
    pub fn register_native_module(&self, module: &'static ModuleDef) {
        self.native_modules.modules.borrow_mut().push(module);
    }
    pub(crate) fn native_module(&self, name: &str) -> Option<&'static ModuleDef> {
        self.native_modules.modules.borrow().iter().copied().find(|module| module.name == name)
    }
}

/// Raises ImportError (or a subclass) with its `name` and `path`.
fn import_error(
    vm: &Vm,
    class: &Ref<crate::object::Type>,
    message: &str,
    name: &str,
    path: Option<&str>,
) -> Raised {
    let error = exception::new(vm, class, vec![vm.new_str(message)]);
    let path = path.map_or(Value::NONE, |path| vm.new_str(path));
    for (attribute, value) in [("name", vm.new_str(name)), ("path", path)] {
        if let Err(raised) = ops::set_attr(vm, &error, &vm.intern(attribute), &value) {
            return raised;
        }
    }
    vm.raise(error)
}

fn not_found(vm: &Vm, name: &str) -> Raised {
    let message = format!("No module named '{name}'");
    import_error(vm, &vm.exceptions.module_not_found_error, &message, name, None)
}

/// `__import__`.
pub fn import_name(
    vm: &Vm,
    name: &Value,
    globals: Option<&Value>,
    fromlist: Option<&Value>,
    level: i64,
) -> PyResult {
    if !name.is_str() {
        return Err(vm.type_error("module name must be a string"));
    }
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    let name = to_string_lossy(name);
    let absolute = if level > 0 {
        resolve_relative(vm, &name, globals, level)?
    } else if name.is_empty() {
        return Err(vm.value_error("Empty module name"));
    } else {
        name.clone()
    };
    let module = import_absolute(vm, &absolute)?;
    let has_list = match fromlist {
        Some(list) => ops::is_true(vm, list)?,
        None => false,
    };
    if has_list {
        let list = fromlist.expect("a true list is there");
        if ops::get_attr_opt(vm, &module, &vm.names.__path__)?.is_some() {
            import_listed(vm, &module, &absolute, list)?;
        }
        return Ok(module);
    }
    // Without a list, `import a.b` binds `a`; relative to the part that was written.
    let Some((first, _)) = name.split_once('.') else { return Ok(module) };
    if level == 0 {
        return import_absolute(vm, first);
    }
    let cut = absolute.len() - (name.len() - first.len());
    import_absolute(vm, &absolute[..cut])
}

/// Imports the submodules that a from-import of a package names.
fn import_listed(vm: &Vm, package: &Value, name: &str, list: &Value) -> PyResult<()> {
    for item in ops::collect(vm, list)? {
        if !item.is_str() {
            let class = item.type_name(vm);
            return Err(vm.type_error(format!("Item in ``from list'' must be str, not {class}")));
        }
        let item = to_string_lossy(&item);
        if item == "*" {
            if let Some(all) = ops::get_attr_opt(vm, package, &vm.names.__all__)? {
                import_listed(vm, package, name, &all)?;
            }
            continue;
        }
        if ops::get_attr_opt(vm, package, &vm.intern(&item))?.is_some() {
            continue;
        }
        let submodule = format!("{name}.{item}");
        if let Err(raised) = import_absolute(vm, &submodule) {
            // A missing submodule is for IMPORT_FROM to report.
            let error = vm.take_exception_if(raised, &vm.exceptions.module_not_found_error)?;
            let missing = ops::get_attr_opt(vm, &error, &vm.names.name)?;
            if !missing.is_some_and(|missing| missing.str_eq(&submodule)) {
                return Err(vm.raise_as_is(error));
            }
        }
    }
    Ok(())
}

/// The absolute name of a relative import.
fn resolve_relative(vm: &Vm, name: &str, globals: Option<&Value>, level: i64) -> PyResult<String> {
    let globals = globals.and_then(|globals| globals.downcast::<Dict>());
    let get = |key: &str| globals.and_then(|globals| globals.get_str(vm, key));
    let package = match get("__package__").filter(|package| package.is_str()) {
        Some(package) => to_string_lossy(&package),
        None => {
            let module = get("__name__").map(|name| to_string_lossy(&name)).unwrap_or_default();
            match get("__path__") {
                Some(_) => module,
                None => module.rsplit_once('.').map_or(String::new(), |(p, _)| p.to_owned()),
            }
        }
    };
    let import_error = |message: &str| Err(vm.raise_message(&vm.exceptions.import_error, message));
    if package.is_empty() {
        return import_error("attempted relative import with no known parent package");
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((parent, _)) => base = parent,
            None => return import_error("attempted relative import beyond top-level package"),
        }
    }
    Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
}

/// The module with this name, imported if need be, and its parents before it.
fn import_absolute(vm: &Vm, name: &str) -> PyResult {
    let key = vm.intern(name);
    if let Some(module) = vm.modules.get_interned(&key) {
        if module.is_none() {
            let message = format!("import of {name} halted; None in sys.modules");
            let class = &vm.exceptions.module_not_found_error;
            return Err(import_error(vm, class, &message, name, None));
        }
        return Ok(module);
    }
    let parent = match name.rsplit_once('.') {
        Some((parent, _)) => Some(import_absolute(vm, parent)?),
        None => None,
    };
    if let Some(module) = vm.modules.get_interned(&key) {
        return Ok(module);
    }
    let module = load(vm, name, parent.as_ref())?;
    if let (Some(parent), Some((_, child))) = (&parent, name.rsplit_once('.')) {
        ops::set_attr(vm, parent, &vm.intern(child), &module)?;
    }
    Ok(module)
}

fn load(vm: &Vm, name: &str, parent: Option<&Value>) -> PyResult {
    if let Some(def) = vm.native_module(name) {
        let module = new_native_module(vm, def)?.into_value();
        vm.modules.set_str(vm, name, module.clone());
        return Ok(module);
    }
    let path = match parent {
        None => vm.sys.get_str(vm, "path").unwrap_or(Value::NONE),
        Some(parent) => match ops::get_attr_opt(vm, parent, &vm.names.__path__)? {
            Some(path) => path,
            None => {
                let package = name.rsplit_once('.').map_or("", |(package, _)| package);
                let message = format!("No module named '{name}'; '{package}' is not a package");
                let class = &vm.exceptions.module_not_found_error;
                return Err(import_error(vm, class, &message, name, None));
            }
        },
    };
    match find(vm, name, &path)? {
        Some(found) => load_file(vm, name, &found),
        None => Err(not_found(vm, name)),
    }
}

/// Makes the module of a file and runs its code. A module whose code raises isn't kept.
fn load_file(vm: &Vm, name: &str, found: &Found) -> PyResult {
    let (code, cached) = match found.code() {
        Ok(read) => read,
        Err(error) => {
            let file = found.file.to_string_lossy();
            let class = &vm.exceptions.import_error;
            return Err(import_error(vm, class, &error.to_string(), name, Some(&file)));
        }
    };
    let module = vm.new_module(name, None);
    let dict = &module.dict;
    let file = vm.new_str(&found.file.to_string_lossy());
    dict.set_str(vm, "__file__", file);
    let package = match &found.package {
        Some(directory) => {
            let directory = vm.new_str(&directory.to_string_lossy());
            dict.set_str(vm, "__path__", vm.new_list(vec![directory]));
            name
        }
        None => name.rsplit_once('.').map_or("", |(package, _)| package),
    };
    dict.set_str(vm, "__package__", vm.new_str(package));
    if let Some(cached) = cached {
        dict.set_str(vm, "__cached__", vm.new_str(&cached.to_string_lossy()));
    }
    vm.modules.set_str(vm, name, module.to_value());
    vm.modules_in_progress.borrow_mut().push(name.to_owned());
    let result = run_module_code(vm, &module, code);
    vm.modules_in_progress.borrow_mut().pop();
    match result {
        // The code may have put something else in its place.
        Ok(()) => Ok(vm.modules.get_str(vm, name).unwrap_or_else(|| module.into_value())),
        Err(raised) => {
            drop(vm.modules.remove_interned(&vm.intern(name)));
            Err(raised)
        }
    }
}

/// Runs a module's code in its namespace.
pub fn run_module_code(vm: &Vm, module: &Ref<Module>, code: CodeObject) -> PyResult<()> {
    let code = vm.new_code(Rc::new(code))?;
    let builtins = vm.modules.get_str(vm, "builtins").unwrap_or(Value::NONE);
    module.dict.set_str(vm, "__builtins__", builtins);
    let (globals, builtins) = (module.dict.clone(), vm.builtins.clone());
    let function = exec::new_function(vm, code, globals, builtins, Value::NONE);
    exec::run_body(vm, &function, &module.dict.to_value()).map(drop)
}

/// `from module import name`: the attribute, or the submodule of that name.
pub fn import_from(vm: &Vm, module: &Value, name: &Value) -> PyResult {
    if let Some(value) = ops::get_attr_opt(vm, module, name)? {
        return Ok(value);
    }
    let text = to_string_lossy(name);
    let module_name = ops::get_attr_opt(vm, module, &vm.names.__name__)?
        .filter(Value::is_str)
        .map_or("<unknown module name>".to_owned(), |name| to_string_lossy(&name));
    let full = vm.intern(&format!("{module_name}.{text}"));
    if let Some(submodule) = vm.modules.get_interned(&full) {
        return Ok(submodule);
    }
    let file = ops::get_attr_opt(vm, module, &vm.names.__file__)?
        .filter(Value::is_str)
        .map(|file| to_string_lossy(&file));
    let place = file.as_deref().unwrap_or("unknown location");
    let importing = vm.modules_in_progress.borrow().iter().any(|name| *name == module_name);
    let message = if importing {
        format!(
            "cannot import name '{text}' from partially initialized module '{module_name}' (most \
             likely due to a circular import) ({place})"
        )
    } else {
        format!("cannot import name '{text}' from '{module_name}' ({place})")
    };
    let error = exception::new(vm, &vm.exceptions.import_error, vec![vm.new_str(&message)]);
    let path = file.as_ref().map_or(Value::NONE, |file| vm.new_str(file));
    let parts = [("name", vm.new_str(&module_name)), ("path", path), ("name_from", name.clone())];
    for (attribute, value) in parts {
        ops::set_attr(vm, &error, &vm.intern(attribute), &value)?;
    }
    Err(vm.raise(error))
}
