//! Making modules and running their code.

use super::find::{Found, find_module};
use super::source::{cache_path, code_of_pyc, code_of_source};
use super::spec::{self, SpecParts};
use super::{import_absolute, module_not_found};
use crate::error::PyResult;
use crate::exec;
use crate::native::{ModuleDef, fill_native_module};
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::module::Module;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::path::{Path, PathBuf};

/// Imports a module that isn't in `sys.modules`, its packages first.
pub(super) fn find_and_load(vm: &Vm, name: &Value) -> PyResult {
    vm.check_native_stack()?;
    let text = to_string_lossy(name);
    let (mut path, mut parent_module) = (None, None);
    if let Some((parent, _)) = text.rsplit_once('.') {
        let parent_name = vm.intern(parent);
        let module = import_absolute(vm, &parent_name)?;
        // The package may have imported it.
        if let Some(module) = vm.modules.get_interned(name) {
            return Ok(module);
        }
        path = ops::get_attr_opt(vm, &module, &vm.names.__path__)?;
        if path.is_none() {
            let shown = vm.repr_text(name)?;
            let message = format!(
                "No module named {shown}; {} is not a package",
                vm.repr_text(&parent_name)?
            );
            return Err(module_not_found(vm, &message, name));
        }
        parent_module = Some(module);
    }
    let Some(found) = find_module(vm, &text, path.as_ref())? else {
        let shown = vm.repr_text(name)?;
        return Err(module_not_found(vm, &format!("No module named {shown}"), name));
    };
    let child = text.rsplit('.').next().unwrap_or(&text);
    let module = match &parent_module {
        Some(parent) => {
            spec::with_submodule_in_the_making(vm, parent, child, || load(vm, name, &text, &found))?
        }
        None => load(vm, name, &text, &found)?,
    };
    if let Some(parent) = parent_module
        && let Err(raised) = ops::set_attr(vm, &parent, &vm.intern(child), &module)
    {
        drop(vm.take_exception_if(raised, &vm.exceptions.attribute_error)?);
    }
    Ok(module)
}

/// Makes the module and runs its code. It is in `sys.modules` meanwhile, and stays there if
/// nothing fails.
fn load(vm: &Vm, name: &Value, text: &str, found: &Found) -> PyResult {
    if let Found::Native(def) = found {
        return load_native(vm, name, def);
    }
    let parts = spec_of(vm, name, found);
    let module = vm.new_module(text, None);
    set_attributes(vm, &module, text, &parts);
    let spec = spec::new(vm, parts);
    spec::set_initializing(&spec, true);
    module.dict.set_interned(&vm.names.__spec__, spec.clone());
    vm.modules.set_interned(name, module.to_value());
    let result = execute(vm, &module, found, text);
    spec::set_initializing(&spec, false);
    if let Err(raised) = result {
        drop(vm.modules.remove_interned(name));
        return Err(raised);
    }
    // What the code has put there counts; it becomes the last one.
    match vm.modules.remove_interned(name) {
        Some(module) => {
            vm.modules.set_interned(name, module.clone());
            Ok(module)
        }
        None => {
            let shown = vm.repr_text(name)?;
            Err(vm.raise_message(&vm.exceptions.key_error, &shown))
        }
    }
}

/// Makes a native module.
fn load_native(vm: &Vm, name: &Value, def: &'static ModuleDef) -> PyResult {
    let module = vm.new_module(def.name, def.doc);
    let value = module.to_value();
    set_built_in_spec(vm, &value, def.name);
    vm.modules.set_interned(name, value.clone());
    match fill_native_module(vm, &module, def) {
        Ok(()) => Ok(value),
        Err(raised) => {
            drop(vm.modules.remove_interned(name));
            Err(raised)
        }
    }
}

/// Gives a native module its `__spec__`.
pub(super) fn set_built_in_spec(vm: &Vm, module: &Value, name: &str) {
    let Some(module) = module.downcast::<Module>() else { return };
    let spec = spec::new(
        vm,
        SpecParts {
            name: vm.intern(name),
            origin: Some(vm.intern("built-in")),
            cached: None,
            locations: None,
            has_location: false,
        },
    );
    module.dict.set_interned(&vm.names.__spec__, spec);
    let package = name.rsplit_once('.').map_or("", |(package, _)| package);
    module.dict.set_interned(&vm.names.__package__, vm.intern(package));
}

fn path_value(vm: &Vm, path: &Path) -> Value {
    vm.new_os_str(path.as_os_str())
}

/// The file of what was found, as an absolute path.
fn file_of(found: &Found) -> Option<PathBuf> {
    let file = match found {
        Found::Source(file) | Found::Compiled(file) => file,
        Found::Package(init, _) => return file_of(init),
        Found::Native(_) | Found::Namespace(_) => return None,
    };
    Some(std::path::absolute(file).unwrap_or_else(|_| file.clone()))
}

fn spec_of(vm: &Vm, name: &Value, found: &Found) -> SpecParts {
    let file = file_of(found);
    let directories = match found {
        Found::Package(_, directory) => Some(vec![directory.clone()]),
        Found::Namespace(directories) => Some(directories.clone()),
        _ => None,
    };
    let locations = directories.map(|directories| {
        let absolute = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let paths = directories.iter().map(|path| path_value(vm, &absolute(path)));
        vm.new_list(paths.collect())
    });
    SpecParts {
        name: name.clone(),
        cached: file
            .as_ref()
            .and_then(|file| cache_path(vm, file))
            .map(|path| path_value(vm, &path)),
        has_location: file.is_some(),
        origin: file.map(|file| path_value(vm, &file)),
        locations,
    }
}

/// Sets what a module's namespace says of where it comes from.
fn set_attributes(vm: &Vm, module: &Ref<Module>, name: &str, parts: &SpecParts) {
    let dict = &module.dict;
    let package = match &parts.locations {
        Some(_) => name,
        None => name.rsplit_once('.').map_or("", |(package, _)| package),
    };
    dict.set_interned(&vm.names.__package__, vm.intern(package));
    if let Some(locations) = &parts.locations {
        dict.set_interned(&vm.names.__path__, locations.clone());
    }
    if let Some(origin) = &parts.origin {
        dict.set_interned(&vm.names.__file__, origin.clone());
    }
    if let Some(cached) = &parts.cached {
        dict.set_str(vm, "__cached__", cached.clone());
    }
    dict.set_interned(&vm.names.__builtins__, vm.builtins.to_value());
}

/// Runs the code of a module.
fn execute(vm: &Vm, module: &Ref<Module>, found: &Found, name: &str) -> PyResult<()> {
    let Some(code) = code_of(vm, found, name)? else { return Ok(()) };
    run_code(vm, code, module).map(drop)
}

/// The code of what was found; nothing for directories.
pub(super) fn code_of(vm: &Vm, found: &Found, name: &str) -> PyResult<Option<Ref<Code>>> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match found {
        Found::Source(path) => code_of_source(vm, &absolute(path)).map(Some),
        Found::Compiled(path) => code_of_pyc(vm, &absolute(path), name).map(Some),
        Found::Package(init, _) => code_of(vm, init, name),
        Found::Native(_) | Found::Namespace(_) => Ok(None),
    }
}

/// Runs code as the body of a module.
pub(super) fn run_code(vm: &Vm, code: Ref<Code>, module: &Ref<Module>) -> PyResult {
    let globals = module.dict.clone();
    let builtins = crate::objects::function::builtins_of(vm, &globals);
    let function = exec::new_function(vm, code, globals.clone(), builtins, Value::NONE);
    exec::run_body(vm, &function, &globals.into_value())
}
