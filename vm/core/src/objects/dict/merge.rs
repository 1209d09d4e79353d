//! Taking over what another mapping holds: `update`, `|`, dict displays and `**` in calls.

use super::Dict;
use crate::error::{PyResult, Raised};
use crate::objects::exception::Exception;
use crate::objects::list::List;
use crate::objects::str::to_string_lossy;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::borrow::Cow;

/// What happens with a key that is in both mappings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Duplicates {
    /// The value is replaced.
    Replace,
    /// KeyError.
    Raise,
}

/// Puts all items of `source` into `target`. `source` is a mapping: it has `keys` and can be
/// subscripted. AttributeError if it has no `keys`.
pub fn dict_merge(
    vm: &Vm,
    target: &Dict,
    source: &Value,
    on_duplicate: Duplicates,
) -> PyResult<()> {
    match source.downcast::<Dict>() {
        Some(dict) if iterates_natively(vm, source) => merge_dict(vm, target, dict, on_duplicate),
        _ => merge_mapping(vm, target, source, on_duplicate),
    }
}

/// `{**source}`, `DICT_UPDATE`: TypeError "'int' object is not a mapping".
pub fn dict_update(vm: &Vm, target: &Dict, source: &Value) -> PyResult<()> {
    let result = dict_merge(vm, target, source, Duplicates::Replace);
    result.or_else(|raised| {
        let _no_keys = vm.take_exception_if(raised, &vm.exceptions.attribute_error)?;
        let found = source.type_name(vm);
        Err(vm.type_error(format!("'{found}' object is not a mapping")))
    })
}

/// `callable(**source)`, `DICT_MERGE`: TypeError if a keyword is there already, or if
/// `source` isn't a mapping.
pub fn merge_keywords(vm: &Vm, target: &Dict, source: &Value, callable: &Value) -> PyResult<()> {
    let Err(raised) = dict_merge(vm, target, source, Duplicates::Raise) else { return Ok(()) };
    if vm.pending_is(&raised, &vm.exceptions.attribute_error) {
        drop(vm.take_exception(raised));
        let (function, found) = (function_str(vm, callable)?, source.type_name(vm));
        return Err(
            vm.type_error(format!("{function} argument after ** must be a mapping, not {found}"))
        );
    }
    let error = vm.take_exception_if(raised, &vm.exceptions.key_error)?;
    let args = error.downcast::<Exception>().map(|error| error.args.borrow().clone());
    let key = match args.as_ref().and_then(Value::as_tuple_items) {
        Some([key]) => key,
        _ => return Err(vm.raise_as_is(error)),
    };
    let (function, key) = (function_str(vm, callable)?, ops::str(vm, key)?);
    let key = to_string_lossy(&key);
    Err(vm.type_error(format!("{function} got multiple values for keyword argument '{key}'")))
}

/// A callable as errors about its arguments name it: `module.qualname()`.
pub fn function_str(vm: &Vm, callable: &Value) -> PyResult<String> {
    let text = |value: &Value| Ok(to_string_lossy(&ops::str(vm, value)?));
    let Some(qualname) = ops::get_attr_opt(vm, callable, &vm.names.__qualname__)? else {
        return text(callable);
    };
    let module = ops::get_attr_opt(vm, callable, &vm.names.__module__)?;
    let qualname = text(&qualname)?;
    match module {
        Some(module) if !module.is_none() && !module.str_eq("builtins") => {
            Ok(format!("{}.{qualname}()", text(&module)?))
        }
        _ => Ok(format!("{qualname}()")),
    }
}

/// What `dict(argument)` and `update(argument)` do: a mapping if it has `keys`, else an
/// iterable of pairs.
pub(super) fn update_from(vm: &Vm, target: &Dict, argument: &Value) -> PyResult<()> {
    let is_mapping = argument.downcast_exact::<Dict>().is_some()
        || ops::get_attr_opt(vm, argument, &vm.names.keys)?.is_some();
    if is_mapping {
        dict_merge(vm, target, argument, Duplicates::Replace)
    } else {
        merge_pairs(vm, target, argument)
    }
}

/// Whether iterating over a dict or an instance of a subclass runs none of its own code.
fn iterates_natively(vm: &Vm, dict: &Value) -> bool {
    let iter = |class: &crate::object::Type| class.slots().iter.map(|f| f as usize);
    dict.downcast_exact::<Dict>().is_some() || iter(dict.type_of(vm)) == iter(&vm.types.dict)
}

fn merge_dict(vm: &Vm, target: &Dict, source: &Dict, on_duplicate: Duplicates) -> PyResult<()> {
    if std::ptr::eq(target, source) || source.is_empty() {
        return Ok(());
    }
    if target.is_empty() {
        // Nothing is compared, so nothing runs.
        target.table.swap(&source.table.copy());
        return Ok(());
    }
    target.table.reserve_for(source.len());
    let end = source.table.entries_end();
    let mut at = 0;
    while let Some((number, entry)) = source.table.next_live(at) {
        let (key, value, hash) = (entry.key.clone(), entry.value.clone(), entry.hash);
        match (target.table.find(vm, &key, hash)?, on_duplicate) {
            (None, _) => target.table.push_new(key, hash, value),
            (Some(found), Duplicates::Replace) => drop(target.table.replace_at(found, value)),
            (Some(_), Duplicates::Raise) => return Err(vm.key_error(&key)),
        }
        if source.table.entries_end() != end {
            return Err(vm.runtime_error("dict mutated during update"));
        }
        at = number + 1;
    }
    Ok(())
}

fn merge_mapping(vm: &Vm, target: &Dict, source: &Value, on_duplicate: Duplicates) -> PyResult<()> {
    for key in keys_of(vm, source)? {
        if on_duplicate == Duplicates::Raise && target.contains_key(vm, &key)? {
            return Err(vm.key_error(&key));
        }
        let value = ops::get_item(vm, source, &key)?;
        target.insert(vm, &key, value)?;
    }
    Ok(())
}

/// What a mapping's `keys` gives.
fn keys_of(vm: &Vm, mapping: &Value) -> PyResult<Vec<Value>> {
    let keys = ops::call_method(vm, mapping, &vm.names.keys, &[])?;
    let iterator = match ops::iter(vm, &keys) {
        Ok(iterator) => iterator,
        Err(raised) => {
            let _not_iterable = vm.take_exception_if(raised, &vm.exceptions.type_error)?;
            return Err(vm.type_error(format!(
                "{}.keys() returned a non-iterable (type {})",
                mapping.type_name(vm),
                keys.type_name(vm)
            )));
        }
    };
    let list = List::new();
    list.extend(vm, &iterator)?;
    Ok(list.take())
}

fn merge_pairs(vm: &Vm, target: &Dict, pairs: &Value) -> PyResult<()> {
    let iterator = ops::iter(vm, pairs)?;
    let mut number = 0;
    while let Some(item) = ops::next(vm, &iterator)? {
        let (key, value) = match item.downcast_exact::<Tuple>().map(Tuple::items) {
            Some([key, value]) => (key.clone(), value.clone()),
            _ => pair_of(vm, &item, number)?,
        };
        target.insert(vm, &key, value)?;
        number += 1;
    }
    Ok(())
}

/// Key and value of the element with this number.
fn pair_of(vm: &Vm, item: &Value, number: usize) -> PyResult<(Value, Value)> {
    let items: Cow<'_, [Value]> = if let Some(tuple) = item.downcast_exact::<Tuple>() {
        tuple.items().into()
    } else if let Some(list) = item.downcast_exact::<List>() {
        list.to_vec().into()
    } else {
        items_of(vm, item, number)?.into()
    };
    match &*items {
        [key, value] => Ok((key.clone(), value.clone())),
        items => Err(vm.value_error(format!(
            "dictionary update sequence element #{number} has length {}; 2 is required",
            items.len()
        ))),
    }
}

fn items_of(vm: &Vm, item: &Value, number: usize) -> PyResult<Vec<Value>> {
    let list = List::new();
    match list.extend(vm, item) {
        Ok(()) => Ok(list.take()),
        Err(raised) => Err(not_a_sequence(vm, raised, number)?),
    }
}

/// The error for an element that can't be iterated over, unless something else was raised.
#[cold]
fn not_a_sequence(vm: &Vm, raised: Raised, number: usize) -> PyResult<Raised> {
    let _not_iterable = vm.take_exception_if(raised, &vm.exceptions.type_error)?;
    Ok(vm.type_error(format!(
        "cannot convert dictionary update sequence element #{number} to a sequence"
    )))
}
