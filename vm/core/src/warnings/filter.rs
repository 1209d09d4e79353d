//! What is to become of a warning.

use super::Tables;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::str::{Str, to_string_lossy};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Error,
    Ignore,
    Always,
    /// Once for each line.
    Default,
    /// Once for each module.
    Module,
    Once,
}

pub(super) const DEFAULT_ACTION: &str = "default";

/// The filters that hold until a program changes them.
fn initial_filters(vm: &Vm) -> Value {
    let classes = &vm.exceptions;
    let rows = [
        ("default", &classes.deprecation_warning, Some("__main__")),
        ("ignore", &classes.deprecation_warning, None),
        ("ignore", &classes.pending_deprecation_warning, None),
        ("ignore", &classes.import_warning, None),
        ("ignore", &classes.resource_warning, None),
    ];
    let filters = rows.map(|(action, category, module)| {
        vm.new_tuple(vec![
            vm.intern(action),
            Value::NONE,
            category.to_value(),
            module.map_or(Value::NONE, |module| vm.intern(module)),
            Value::from_small_int(0),
        ])
    });
    vm.new_list(filters.into())
}

pub(super) fn tables(vm: &Vm) -> &Tables {
    vm.warnings.tables.get_or_init(|| Tables {
        filters: RefCell::new(initial_filters(vm)),
        once: Ref::new(vm, Dict::default()),
    })
}

/// The registry of warnings that are shown once and for all.
pub(super) fn once_registry(vm: &Vm) -> PyResult<Ref<Dict>> {
    let Some(registry) = vm.warnings_attribute("onceregistry")? else {
        return Ok(tables(vm).once.clone());
    };
    registry.to_ref::<Dict>().ok_or_else(|| {
        let found = registry.type_name(vm);
        vm.type_error(format!("_warnings.onceregistry must be a dict, not '{found}'"))
    })
}

fn default_action(vm: &Vm) -> PyResult {
    let Some(action) = vm.warnings_attribute("defaultaction")? else {
        return Ok(vm.intern(DEFAULT_ACTION));
    };
    if !action.is_str() {
        let found = action.type_name(vm);
        let message = format!("_warnings.defaultaction must be a string, not '{found}'");
        return Err(vm.type_error(message));
    }
    Ok(action)
}

/// Whether a filter's pattern (nothing, a text, or a regular expression) fits a text.
fn matches(vm: &Vm, pattern: &Value, text: &Value) -> PyResult<bool> {
    if pattern.is_none() {
        return Ok(true);
    }
    if pattern.downcast_exact::<Str>().is_some() {
        return Ok(text.as_str_view() == pattern.as_str_view());
    }
    let found = ops::call_method(vm, pattern, &vm.intern("match"), std::slice::from_ref(text))?;
    ops::is_true(vm, &found)
}

/// The action of the first filter that fits, and the filter.
fn find(
    vm: &Vm,
    category: &Value,
    text: &Value,
    line: isize,
    module: &Value,
) -> PyResult<(Value, Value)> {
    if let Some(filters) = vm.warnings_attribute("filters")? {
        drop(tables(vm).filters.replace(filters));
    }
    let filters = tables(vm).filters.borrow().clone();
    let Some(filters) = filters.downcast::<List>() else {
        return Err(vm.value_error("_warnings.filters must be a list"));
    };
    let mut number = 0;
    // Patterns run Python, which may change the list.
    while let Some(item) = filters.get(number) {
        let Some([action, message, of_category, of_module, of_line]) = item.as_tuple_items() else {
            let message = format!("_warnings.filters item {number} isn't a 5-tuple");
            return Err(vm.value_error(message));
        };
        if !action.is_str() {
            let found = action.type_name(vm);
            return Err(vm.type_error(format!("action must be a string, not '{found}'")));
        }
        let fits = matches(vm, message, text)?;
        let fits = matches(vm, of_module, module)? && fits;
        let fits = ops::is_subclass(vm, category, of_category)? && fits;
        if !of_line.is_int() {
            return Err(vm.type_error("an integer is required"));
        }
        let of_line = of_line.as_i64();
        if fits && of_line.is_some_and(|of_line| of_line == 0 || of_line == line as i64) {
            return Ok((action.clone(), item.clone()));
        }
        number += 1;
    }
    Ok((default_action(vm)?, Value::NONE))
}

/// What is to become of a warning, and why.
pub(super) struct Decision {
    /// None if there is no such action.
    pub action: Option<Action>,
    name: Value,
    filter: Value,
}

impl Decision {
    #[cold]
    pub(super) fn unrecognized(&self, vm: &Vm) -> PyResult<Raised> {
        let shown = |value| ops::repr(vm, value).map(|shown| to_string_lossy(&shown));
        let (name, filter) = (shown(&self.name)?, shown(&self.filter)?);
        let message = format!("Unrecognized action ({name}) in warnings.filters:\n {filter}");
        Ok(vm.runtime_error(message))
    }
}

pub(super) fn decide(
    vm: &Vm,
    category: &Value,
    text: &Value,
    line: isize,
    module: &Value,
) -> PyResult<Decision> {
    let (name, filter) = find(vm, category, text, line, module)?;
    let action = match to_string_lossy(&name).as_str() {
        "error" => Some(Action::Error),
        "ignore" => Some(Action::Ignore),
        "always" => Some(Action::Always),
        "default" => Some(Action::Default),
        "module" => Some(Action::Module),
        "once" => Some(Action::Once),
        _ => None,
    };
    Ok(Decision { action, name, filter })
}
