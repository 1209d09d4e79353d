//! Warnings: the module `_warnings`, and what native code warns of.
//!
//! As for CPython, there are two halves. This one is there from the start and is enough as long
//! as a program doesn't import `warnings`; once it has, that module's filters decide, its
//! default action, and its way of showing.
//!
//! | file      | what it knows                                                    |
//! |-----------|------------------------------------------------------------------|
//! | `context` | which line a warning is about, from the running frames          |
//! | `filter`  | what is to become of a warning                                  |
//! | `show`    | how it is shown                                                 |
//! | `module`  | the functions of `_warnings`                                    |

mod context;
mod filter;
pub(crate) mod module;
mod show;

use crate::error::PyResult;
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::exception;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use context::Context;
use filter::Action;
use std::cell::{Cell, OnceCell, RefCell};

/// What the VM keeps for warnings.
#[derive(Default)]
pub(crate) struct WarningState {
    tables: OnceCell<Tables>,
    /// Counts changes of the filters; registries of an older count are void.
    version: Cell<i64>,
}

/// Made when they are first needed.
struct Tables {
    /// A list of tuples: action, message, category, module, line.
    filters: RefCell<Value>,
    /// What has been warned of once and for all.
    once: Ref<Dict>,
}

impl Vm {
    /// Warns of the line that is running in Python. Raises where filters turn the warning into
    /// an error.
    #[cold]
    pub fn warn(&self, category: &Ref<Type>, message: &str) -> PyResult<()> {
        warn(self, &category.to_value(), &self.new_str(message), 1, None, &[])
    }

    /// Warns of what is deprecated.
    #[cold]
    pub fn warn_deprecated(&self, message: &str) -> PyResult<()> {
        self.warn(&self.exceptions.deprecation_warning, message)
    }

    /// An attribute of the module `warnings`, if a program has imported it.
    fn warnings_attribute(&self, name: &str) -> PyResult<Option<Value>> {
        if self.sys_state.finalizing.get() {
            return Ok(None);
        }
        match self.modules.get_str(self, "warnings") {
            Some(module) => ops::get_attr_opt(self, &module, &self.intern(name)),
            None => Ok(None),
        }
    }
}

/// Warns of the line `level` frames up, the running one being the first.
fn warn(
    vm: &Vm,
    category: &Value,
    message: &Value,
    level: isize,
    source: Option<&Value>,
    skipped_files: &[Value],
) -> PyResult<()> {
    let Context { filename, line, module, registry } = context::find(vm, level, skipped_files);
    let warning = Warning { category, message, filename: &filename, line, source };
    warning.issue(vm, &module, Some(&registry), false)
}

/// Warns of a line of a file.
pub(crate) fn warn_of_file(
    vm: &Vm,
    category: &Ref<Type>,
    message: &str,
    filename: &str,
    line: i64,
) -> PyResult<()> {
    let (filename, message) = (vm.new_str(filename), vm.new_str(message));
    let warning = Warning {
        category: &category.to_value(),
        message: &message,
        filename: &filename,
        line: line as isize,
        source: None,
    };
    warning.issue(vm, &module_of_file(vm, &filename), None, false)
}

/// A warning about to be issued.
struct Warning<'a> {
    category: &'a Value,
    /// A text, or an instance of a warning.
    message: &'a Value,
    filename: &'a Value,
    line: isize,
    /// The object that was destroyed, for a ResourceWarning.
    source: Option<&'a Value>,
}

impl Warning<'_> {
    /// Does what the filters say. `registry` remembers what has been warned of; the module's
    /// loader may have the line's text.
    fn issue(
        &self,
        vm: &Vm,
        module: &Value,
        registry: Option<&Value>,
        has_source_line: bool,
    ) -> PyResult<()> {
        // Late in the end of a program, modules have no names.
        if module.is_none() {
            return Ok(());
        }
        let registry = registry.filter(|registry| !registry.is_none());
        if registry.is_some_and(|registry| registry.downcast::<Dict>().is_none()) {
            return Err(vm.type_error("'registry' must be a dict or None"));
        }
        let registry = registry.and_then(Value::to_ref::<Dict>);
        let warning = vm.exceptions.warning.to_value();
        let (text, category, instance) = if ops::is_instance(vm, self.message, &warning)? {
            let category = self.message.type_of(vm).to_value();
            (ops::str(vm, self.message)?, category, self.message.clone())
        } else {
            let made = ops::call_values(vm, self.category, std::slice::from_ref(self.message))?;
            (self.message.clone(), self.category.clone(), made)
        };
        let line = Value::from_int(vm, self.line as i64);
        let key = vm.new_tuple(vec![text.clone(), category.clone(), line.clone()]);
        if let Some(registry) = &registry
            && is_known(vm, registry, &key, false)?
        {
            return Ok(());
        }
        let decision = filter::decide(vm, &category, &text, self.line, module)?;
        match decision.action {
            Some(Action::Ignore) => return Ok(()),
            Some(Action::Error) => {
                if instance.downcast::<exception::Exception>().is_none() {
                    return Err(vm.type_error("exceptions must derive from BaseException"));
                }
                return Err(vm.raise(instance));
            }
            Some(Action::Always) => {}
            action => {
                if let Some(registry) = &registry {
                    registry.insert(vm, &key, Value::TRUE)?;
                }
                let key = vm.new_tuple(vec![text.clone(), category.clone()]);
                let Some(action) = action else { return Err(decision.unrecognized(vm)?) };
                let known = match (action, &registry) {
                    (Action::Once, None) => {
                        let registry = filter::once_registry(vm)?;
                        is_known(vm, &registry, &key, true)?
                    }
                    (Action::Once | Action::Module, Some(registry)) => {
                        is_known(vm, registry, &key, true)?
                    }
                    _ => false,
                };
                if known {
                    return Ok(());
                }
            }
        }
        let shown = show::Shown {
            text: &text,
            instance: &instance,
            category: &category,
            filename: self.filename,
            line: &line,
            has_source_line,
            source: self.source,
        };
        shown.show(vm)
    }
}

/// Whether a registry, which is emptied if it is older than the filters, knows of a warning;
/// afterwards it does, if it is to `note` it.
fn is_known(vm: &Vm, registry: &Dict, key: &Value, note: bool) -> PyResult<bool> {
    let version = vm.warnings.version.get();
    let known_version = registry.get_str(vm, "version");
    if known_version.as_ref().and_then(Value::as_i64) == Some(version) {
        if let Some(known) = registry.get(vm, key)?
            && ops::is_true(vm, &known)?
        {
            return Ok(true);
        }
    } else {
        registry.clear();
        registry.set_str(vm, "version", Value::from_int(vm, version));
    }
    if note {
        registry.insert(vm, key, Value::TRUE)?;
    }
    Ok(false)
}

/// The name of a module, made of its file's.
fn module_of_file(vm: &Vm, filename: &Value) -> Value {
    let text = to_string_lossy(filename);
    match text.strip_suffix(".py") {
        _ if text.is_empty() => vm.new_str("<unknown>"),
        Some(name) => vm.new_str(name),
        None => filename.clone(),
    }
}
