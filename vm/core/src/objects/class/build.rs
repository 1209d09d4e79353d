//! `__build_class__`: what a `class` statement does.

use super::bases::calculate_metaclass;
use super::hooks;
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::cell::CellObj;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// `__build_class__(function, name, *bases, **kwargs)`.
pub fn build_class_args(vm: &Vm, args: Args<'_>) -> PyResult {
    let [function, name, bases @ ..] = args.positional() else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    let keywords = Args::new(args.keyword_values(), args.keyword_names());
    build_class(vm, function, name, bases, keywords)
}

/// Makes a class: `function` is the body, `keywords` has no positional arguments.
pub fn build_class(
    vm: &Vm,
    function: &Value,
    name: &Value,
    bases: &[Value],
    keywords: Args<'_>,
) -> PyResult {
    let Some(body) = function.to_ref::<Function>() else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    if !name.is_str() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let resolved = resolve_bases(vm, bases)?;
    let bases_tuple = vm.new_tuple_from_slice(resolved.as_deref().unwrap_or(bases));
    let bases_items = bases_tuple.as_tuple_items().expect("a tuple");

    let (metaclass, is_class, keyword_names, keyword_values) =
        choose_metaclass(vm, bases_items, keywords)?;
    let with_keywords = |positional: &[Value]| -> Vec<Value> {
        positional.iter().chain(&keyword_values).cloned().collect()
    };

    let values = with_keywords(&[name.clone(), bases_tuple.clone()]);
    let namespace = prepare(vm, &metaclass, is_class, Args::new(&values, &keyword_names))?;
    let cell = hooks::run_class_body(vm, &body, &namespace)?;
    if resolved.is_some() {
        let original = vm.new_tuple_from_slice(bases);
        ops::set_item(vm, &namespace, &vm.names.__orig_bases__, &original)?;
    }
    let values = with_keywords(&[name.clone(), bases_tuple, namespace]);
    let class = ops::call(vm, &metaclass, Args::new(&values, &keyword_names))?;
    check_cell(vm, &class, &cell, name)?;
    Ok(class)
}

/// What stands for the bases by their `__mro_entries__`; `None` if they stand for themselves.
fn resolve_bases(vm: &Vm, bases: &[Value]) -> PyResult<Option<Vec<Value>>> {
    let mut resolved: Option<Vec<Value>> = None;
    for (i, base) in bases.iter().enumerate() {
        let entries = match base.downcast::<Type>() {
            Some(_) => None,
            None => ops::get_attr_opt(vm, base, &vm.names.__mro_entries__)?,
        };
        let Some(entries) = entries else {
            if let Some(resolved) = &mut resolved {
                resolved.push(base.clone());
            }
            continue;
        };
        let original = vm.new_tuple_from_slice(bases);
        let entries = ops::call_values(vm, &entries, &[original])?;
        let Some(items) = entries.as_tuple_items() else {
            return Err(vm.type_error("__mro_entries__ must return a tuple"));
        };
        resolved.get_or_insert_with(|| bases[..i].to_vec()).extend_from_slice(items);
    }
    Ok(resolved)
}

/// The metaclass, whether it is a class, and the other keywords: names and values.
fn choose_metaclass(
    vm: &Vm,
    bases: &[Value],
    keywords: Args<'_>,
) -> PyResult<(Value, bool, Vec<Value>, Vec<Value>)> {
    let mut given = None;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, value) in keywords.keywords() {
        if name.is(&vm.names.metaclass) {
            given = Some(value.clone());
        } else {
            names.push(name.clone());
            values.push(value.clone());
        }
    }
    let metaclass = given.unwrap_or_else(|| match bases {
        [] => vm.types.type_.to_value(),
        [base, ..] => base.type_of(vm).to_value(),
    });
    // What isn't a class can't be compared with other metaclasses; it is called as it is.
    Ok(match metaclass.to_ref::<Type>() {
        None => (metaclass, false, names, values),
        Some(class) => {
            let winner = calculate_metaclass(vm, &class, bases)?;
            (winner.into_value(), true, names, values)
        }
    })
}

/// The namespace of the class body.
fn prepare(vm: &Vm, metaclass: &Value, is_class: bool, args: Args<'_>) -> PyResult {
    if vm.types.type_.is_value(metaclass) {
        return Ok(Ref::new(vm, Dict::default()).into_value());
    }
    let Some(prepare) = ops::get_attr_opt(vm, metaclass, &vm.names.__prepare__)? else {
        return Ok(Ref::new(vm, Dict::default()).into_value());
    };
    let namespace = ops::call(vm, &prepare, args)?;
    if namespace.type_of(vm).slots().getitem.is_none() {
        let metaclass = match metaclass.downcast::<Type>().filter(|_| is_class) {
            Some(class) => class.name(),
            None => "<metaclass>".to_owned(),
        };
        let found = namespace.type_name(vm);
        let message = format!("{metaclass}.__prepare__() must return a mapping, not {found}");
        return Err(vm.type_error(message));
    }
    Ok(namespace)
}

/// The `__class__` that methods see must be the class that came out.
fn check_cell(vm: &Vm, class: &Value, cell: &Value, name: &Value) -> PyResult<()> {
    let Some(cell) = cell.downcast_exact::<CellObj>() else {
        return Ok(());
    };
    let content = cell.get();
    if class.downcast::<Type>().is_none() || content.is(class) {
        return Ok(());
    }
    let repr = |value: &Value| ops::repr(vm, value).map(|text| to_string_lossy(&text));
    let (name, class) = (repr(name)?, repr(class)?);
    if content.is_unbound() {
        return Err(vm.runtime_error(format!(
            "__class__ not set defining {name} as {class}. Was __classcell__ propagated to \
             type.__new__?"
        )));
    }
    let content = repr(&content)?;
    Err(vm.type_error(format!("__class__ set to {content} defining {name} as {class}")))
}
