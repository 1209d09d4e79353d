//! Type variables: finding them among arguments, and putting arguments in their place.
//!
//! A type variable is whatever has a `__typing_subst__`.

use crate::error::{PyResult, Raised};
use crate::object::Type;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

fn attribute(vm: &Vm, object: &Value, name: &str) -> PyResult<Option<Value>> {
    ops::get_attr_opt(vm, object, &vm.intern(name))
}

/// Classes have these attributes too, as descriptors for their instances.
fn is_class(value: &Value) -> bool {
    value.downcast::<Type>().is_some()
}

fn position(items: &[Value], wanted: &Value) -> Option<usize> {
    items.iter().position(|item| item.is(wanted))
}

/// The type variables in `args`, a tuple, each once: a tuple.
pub(super) fn find(vm: &Vm, args: &Value) -> PyResult {
    let mut found: Vec<Value> = Vec::new();
    let mut add = |parameter: &Value| {
        if position(&found, parameter).is_none() {
            found.push(parameter.clone());
        }
    };
    for arg in args.as_tuple_items().unwrap_or_default() {
        if is_class(arg) {
            continue;
        }
        if attribute(vm, arg, "__typing_subst__")?.is_some() {
            add(arg);
        } else if let Some(inner) = attribute(vm, arg, "__parameters__")? {
            inner.as_tuple_items().unwrap_or_default().iter().for_each(&mut add);
        }
    }
    Ok(vm.new_tuple(found))
}

/// The arguments, those of unpacked tuples among them.
fn unpack(vm: &Vm, item: &Value) -> PyResult {
    let single = std::slice::from_ref(item);
    let mut unpacked = Vec::new();
    for item in item.as_tuple_items().unwrap_or(single) {
        let inner = match is_class(item) {
            true => None,
            false => attribute(vm, item, "__typing_unpacked_tuple_args__")?,
        };
        let inner = inner.as_ref().and_then(Value::as_tuple_items);
        match inner.filter(|items| !items.last().is_some_and(|last| last.is_ellipsis())) {
            Some(items) => unpacked.extend_from_slice(items),
            None => unpacked.push(item.clone()),
        }
    }
    Ok(vm.new_tuple(unpacked))
}

/// `args` with `item`, one argument or a tuple, in place of `parameters`: a tuple. `generic` is
/// what is being subscripted.
pub(super) fn substitute(
    vm: &Vm,
    generic: &Value,
    args: &Value,
    parameters: &Value,
    item: &Value,
) -> PyResult {
    let parameters = parameters.as_tuple_items().unwrap_or_default();
    if parameters.is_empty() {
        let generic = vm.repr_text(generic)?;
        return Err(vm.type_error(format!("{generic} is not a generic class")));
    }
    let mut item = unpack(vm, item)?;
    for parameter in parameters {
        let prepare = attribute(vm, parameter, "__typing_prepare_subst__")?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.is_none()) {
            let items = match item.as_tuple_items() {
                Some(_) => item.clone(),
                None => vm.new_tuple(vec![item.clone()]),
            };
            item = ops::call_values(vm, &prepare, &[generic.clone(), items])?;
        }
    }
    let single = std::slice::from_ref(&item);
    let values = item.as_tuple_items().unwrap_or(single);
    if values.len() != parameters.len() {
        return Err(wrong_count(vm, generic, values.len(), parameters.len())?);
    }
    let mut replaced = Vec::new();
    for arg in args.as_tuple_items().unwrap_or_default() {
        replace(vm, arg, parameters, values, &mut replaced)?;
    }
    Ok(vm.new_tuple(replaced))
}

#[cold]
fn wrong_count(vm: &Vm, generic: &Value, actual: usize, expected: usize) -> PyResult<Raised> {
    let many = if actual > expected { "many" } else { "few" };
    let generic = vm.repr_text(generic)?;
    Ok(vm.type_error(format!(
        "Too {many} arguments for {generic}; actual {actual}, expected {expected}"
    )))
}

/// Appends what `arg` becomes.
fn replace(
    vm: &Vm,
    arg: &Value,
    parameters: &[Value],
    values: &[Value],
    replaced: &mut Vec<Value>,
) -> PyResult<()> {
    if is_class(arg) {
        replaced.push(arg.clone());
        return Ok(());
    }
    let unpacks = match attribute(vm, arg, "__typing_is_unpacked_typevartuple__")? {
        Some(flag) => ops::is_true(vm, &flag)?,
        None => false,
    };
    let value = match attribute(vm, arg, "__typing_subst__")? {
        Some(subst) => {
            let value = position(parameters, arg).and_then(|at| values.get(at));
            let value = value.unwrap_or(arg);
            ops::call_values(vm, &subst, std::slice::from_ref(value))?
        }
        None => replace_inside(vm, arg, parameters, values)?,
    };
    match value.as_tuple_items().filter(|_| unpacks) {
        Some(items) => replaced.extend_from_slice(items),
        None => replaced.push(value),
    }
    Ok(())
}

/// An argument that is generic itself, subscripted with what its parameters become.
fn replace_inside(vm: &Vm, arg: &Value, parameters: &[Value], values: &[Value]) -> PyResult {
    let inner = attribute(vm, arg, "__parameters__")?;
    let Some(inner) = inner.as_ref().and_then(Value::as_tuple_items).filter(|p| !p.is_empty())
    else {
        return Ok(arg.clone());
    };
    let mut items = Vec::with_capacity(inner.len());
    for parameter in inner {
        let Some(at) = position(parameters, parameter) else {
            items.push(parameter.clone());
            continue;
        };
        let value = &values[at];
        let is_variadic = parameters[at].type_of(vm).slots().iter.is_some();
        match value.as_tuple_items().filter(|_| is_variadic) {
            Some(several) => items.extend_from_slice(several),
            None => items.push(value.clone()),
        }
    }
    ops::get_item(vm, arg, &vm.new_tuple(items))
}
