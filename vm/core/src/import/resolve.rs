//! Names: what a relative import means, and what a `from` list asks for.

use super::import_absolute;
use crate::error::{PyResult, Raised};
use crate::objects::dict::Dict;
use crate::objects::exception::payload;
use crate::objects::exception::simple::field;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

#[cold]
fn no_name(vm: &Vm) -> Raised {
    vm.raise_message(&vm.exceptions.key_error, "'__name__' not in globals")
}

#[cold]
fn no_parent(vm: &Vm) -> Raised {
    let message = "attempted relative import with no known parent package";
    vm.raise_message(&vm.exceptions.import_error, message)
}

/// The full name of what a module with these globals means by `name` after `level` dots.
pub(super) fn resolve_name(
    vm: &Vm,
    name: &Value,
    globals: Option<&Value>,
    level: usize,
) -> PyResult {
    let Some(globals) = globals else { return Err(no_name(vm)) };
    let Some(globals) = globals.downcast::<Dict>() else {
        return Err(vm.type_error("globals must be a dict"));
    };
    let package = package_of(vm, globals)?;
    if package.is_empty() {
        return Err(no_parent(vm));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        base = match base.rsplit_once('.') {
            Some((parent, _)) => parent,
            None => {
                let message = "attempted relative import beyond top-level package";
                return Err(vm.raise_message(&vm.exceptions.import_error, message));
            }
        };
    }
    let name = to_string_lossy(name);
    Ok(if name.is_empty() { vm.intern(base) } else { vm.intern(&format!("{base}.{name}")) })
}

/// The package of the module with these globals.
fn package_of(vm: &Vm, globals: &Dict) -> PyResult<String> {
    let get = |name: &Value| globals.get_interned(name).filter(|value| !value.is_none());
    if let Some(package) = get(&vm.names.__package__) {
        if !package.is_str() {
            return Err(vm.type_error("package must be a string"));
        }
        if let Some(spec) = get(&vm.names.__spec__) {
            let parent = ops::get_attr(vm, &spec, &vm.intern("parent"))?;
            if !ops::equal(vm, &package, &parent)? {
                vm.warn_deprecated("__package__ != __spec__.parent")?;
            }
        }
        return Ok(to_string_lossy(&package));
    }
    if let Some(spec) = get(&vm.names.__spec__) {
        let parent = ops::get_attr(vm, &spec, &vm.intern("parent"))?;
        if !parent.is_str() {
            return Err(vm.type_error("__spec__.parent must be a string"));
        }
        return Ok(to_string_lossy(&parent));
    }
    vm.warn(
        &vm.exceptions.import_warning,
        "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
    )?;
    let Some(name) = globals.get_interned(&vm.names.__name__) else { return Err(no_name(vm)) };
    if !name.is_str() {
        return Err(vm.type_error("__name__ must be a string"));
    }
    let name = to_string_lossy(&name);
    if globals.get_interned(&vm.names.__path__).is_some() {
        return Ok(name);
    }
    match name.rsplit_once('.') {
        Some((package, _)) => Ok(package.to_owned()),
        None => Err(no_parent(vm)),
    }
}

/// Imports the submodules that a `from` list names and the package doesn't have.
pub(super) fn handle_fromlist(
    vm: &Vm,
    module: &Value,
    fromlist: &Value,
    in_all: bool,
) -> PyResult<()> {
    let mut names = Vec::new();
    ops::for_each(vm, fromlist, |name| {
        names.push(name);
        Ok(true)
    })?;
    for name in names {
        if !name.is_str() {
            return Err(not_a_name(vm, module, &name, in_all)?);
        }
        if name.str_eq("*") {
            if !in_all && let Some(all) = ops::get_attr_opt(vm, module, &vm.names.__all__)? {
                handle_fromlist(vm, module, &all, true)?;
            }
            continue;
        }
        if ops::get_attr_opt(vm, module, &vm.intern_value(&name))?.is_none() {
            import_submodule(vm, module, &name)?;
        }
    }
    Ok(())
}

#[cold]
fn not_a_name(vm: &Vm, module: &Value, name: &Value, in_all: bool) -> PyResult<Raised> {
    let place = if in_all {
        let own = ops::get_attr(vm, module, &vm.names.__name__)?;
        format!("{}.__all__", to_string_lossy(&ops::str(vm, &own)?))
    } else {
        "``from list''".to_owned()
    };
    let found = name.type_name(vm);
    Ok(vm.type_error(format!("Item in {place} must be str, not {found}")))
}

/// Imports a submodule; that there is none is for the `from` statement to find out.
fn import_submodule(vm: &Vm, module: &Value, name: &Value) -> PyResult<()> {
    let own = ops::get_attr(vm, module, &vm.names.__name__)?;
    let own = to_string_lossy(&ops::str(vm, &own)?);
    let full = vm.intern(&format!("{own}.{}", to_string_lossy(name)));
    let Err(raised) = import_absolute(vm, &full) else { return Ok(()) };
    let error = vm.take_exception_if(raised, &vm.exceptions.module_not_found_error)?;
    let missing = payload(&error).field(field::MODULE_NAME);
    let blocked = vm.modules.get_interned(&full).is_some_and(|module| module.is_none());
    if missing.is_str() && missing.str_eq(&to_string_lossy(&full)) && !blocked {
        return Ok(());
    }
    Err(vm.raise_as_is(error))
}
