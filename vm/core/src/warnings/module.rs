//! The module `_warnings`.

use super::filter::{DEFAULT_ACTION, tables};
use super::{Warning, module_of_file};
use crate::error::PyResult;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::{py_module, pyfunction};

py_module! {
    name: "_warnings",
    doc: "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    functions: [filters_mutated, warn, warn_explicit],
    exec: fill,
}

fn fill(vm: &Vm, module: &Value) -> PyResult<()> {
    let module = module.downcast::<Module>().expect("a module is filled");
    let tables = tables(vm);
    module.dict.set_str(vm, "filters", tables.filters.borrow().clone());
    module.dict.set_str(vm, "_onceregistry", tables.once.to_value());
    module.dict.set_str(vm, "_defaultaction", vm.intern(DEFAULT_ACTION));
    Ok(())
}

/// The class of a warning: that of a message which is one, else what was asked for.
fn category_of(vm: &Vm, message: &Value, category: Option<&Value>) -> PyResult {
    let warning = vm.exceptions.warning.to_value();
    let category = if ops::is_instance(vm, message, &warning)? {
        message.type_of(vm).to_value()
    } else {
        match category.filter(|category| !category.is_none()) {
            Some(category) => category.clone(),
            None => vm.exceptions.user_warning.to_value(),
        }
    };
    let is_class = category.downcast::<crate::object::Type>().is_some();
    if is_class && ops::is_subclass(vm, &category, &warning)? {
        return Ok(category);
    }
    let found = category.type_name(vm);
    Err(vm.type_error(format!("category must be a Warning subclass, not '{found}'")))
}

/// Issue a warning, or maybe ignore it or raise an exception.
///
///   message
///     Text of the warning message.
///   category
///     The Warning category subclass. Defaults to UserWarning.
///   stacklevel
///     How far up the call stack to make this warning appear. A value of 2 for
///     example attributes the warning to the caller of the code calling warn().
///   source
///     If supplied, the destroyed object which emitted a ResourceWarning
///   skip_file_prefixes
///     An optional tuple of module filename prefixes indicating frames to skip
///     during stacklevel computations for stack frame attribution.
#[pyfunction(
    "warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)"
)]
fn warn(
    vm: &Vm,
    message: &Value,
    category: Option<&Value>,
    stacklevel: isize,
    source: Option<&Value>,
    skip_file_prefixes: Option<&Value>,
) -> PyResult<()> {
    let category = category_of(vm, message, category)?;
    let prefixes = match skip_file_prefixes {
        None => &[],
        Some(prefixes) => prefixes.as_tuple_items().ok_or_else(|| {
            let found = prefixes.type_name(vm);
            vm.type_error(format!(
                "warn() argument 'skip_file_prefixes' must be tuple, not {found}"
            ))
        })?,
    };
    if let Some(wrong) = prefixes.iter().find(|prefix| !prefix.is_str()) {
        let found = wrong.type_name(vm);
        return Err(vm.type_error(format!("Found non-str '{found}' in skip_file_prefixes.")));
    }
    let level = if prefixes.is_empty() { stacklevel } else { stacklevel.max(2) };
    let source = source.filter(|source| !source.is_none());
    super::warn(vm, &category, message, level, source, prefixes)
}

/// Issue a warning, or maybe ignore it or raise an exception.
#[pyfunction(
    "warn_explicit(message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)"
)]
#[expect(clippy::too_many_arguments, reason = "they are the parameters in Python")]
fn warn_explicit(
    vm: &Vm,
    message: &Value,
    category: &Value,
    filename: &Value,
    lineno: i32,
    module: Option<&Value>,
    registry: Option<&Value>,
    module_globals: Option<&Value>,
    source: Option<&Value>,
) -> PyResult<()> {
    if !filename.is_str() {
        let found = filename.type_name(vm);
        return Err(
            vm.type_error(format!("warn_explicit() argument 'filename' must be str, not {found}"))
        );
    }
    let mut has_source_line = false;
    if let Some(globals) = module_globals.filter(|globals| !globals.is_none()) {
        let Some(globals) = globals.downcast::<Dict>() else {
            let found = globals.type_name(vm);
            return Err(vm.type_error(format!("module_globals must be a dict, not '{found}'")));
        };
        has_source_line = loader_has_line(vm, globals, lineno)?;
    }
    let module = module.cloned().unwrap_or_else(|| module_of_file(vm, filename));
    let source = source.filter(|source| !source.is_none());
    let warning = Warning { category, message, filename, line: lineno as isize, source };
    warning.issue(vm, &module, registry, has_source_line)
}

/// The loader that a module's namespace names, which is to be its spec's.
fn loader_of(vm: &Vm, globals: &Dict) -> PyResult<Option<Value>> {
    let loader = globals.get_interned(&vm.names.__loader__).filter(|loader| !loader.is_none());
    let spec = globals.get_interned(&vm.names.__spec__);
    let missing = "Module globals is missing a __spec__.loader";
    let of_spec = match &spec {
        None if loader.is_none() => return Ok(None),
        Some(spec) if spec.is_none() && loader.is_none() => return Err(vm.value_error(missing)),
        None => None,
        Some(spec) => ops::get_attr_opt(vm, spec, &vm.intern("loader"))?,
    };
    let without = of_spec.is_none();
    // CPython's importlib warns, on its own behalf, of loaders that differ.
    let found = of_spec.filter(|of_spec| !of_spec.is_none()).or(loader);
    match found {
        Some(loader) => Ok(Some(loader)),
        None if without => Err(vm.raise_message(&vm.exceptions.attribute_error, missing)),
        None => Err(vm.value_error(missing)),
    }
}

/// Whether a module's loader has the text of a line.
fn loader_has_line(vm: &Vm, globals: &Dict, line: i32) -> PyResult<bool> {
    let loader = loader_of(vm, globals)?.unwrap_or(Value::NONE);
    let Some(name) = globals.get_interned(&vm.names.__name__) else { return Ok(false) };
    let Some(get_source) = ops::get_attr_opt(vm, &loader, &vm.intern("get_source"))? else {
        return Ok(false);
    };
    let source = ops::call_values(vm, &get_source, &[name])?;
    if source.is_none() {
        return Ok(false);
    }
    let lines = ops::call_method(vm, &source, &vm.intern("splitlines"), &[])?;
    let count = ops::len(vm, &lines)?;
    if usize::try_from(line).is_ok_and(|line| (1..=count).contains(&line)) {
        return Ok(true);
    }
    Err(vm.index_error("list index out of range"))
}

#[pyfunction("_filters_mutated()")]
fn filters_mutated(vm: &Vm) {
    vm.warnings.version.set(vm.warnings.version.get() + 1);
}
