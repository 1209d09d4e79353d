//! From many values to one: `any`, `all`, `min`, `max`.

use crate::error::{PyResult, Raised};
use crate::native::{Args, check_positional};
use crate::object::CompareOp;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Return True if bool(x) is True for all values x in the iterable.
///
/// If the iterable is empty, return True.
#[pyfunction("all(iterable, /)")]
pub(super) fn all(vm: &Vm, iterable: &Value) -> PyResult<bool> {
    let mut all = true;
    ops::for_each(vm, iterable, |value| {
        all = ops::is_true(vm, &value)?;
        Ok(all)
    })?;
    Ok(all)
}

/// Return True if bool(x) is True for any x in the iterable.
///
/// If the iterable is empty, return False.
#[pyfunction("any(iterable, /)")]
pub(super) fn any(vm: &Vm, iterable: &Value) -> PyResult<bool> {
    let mut any = false;
    ops::for_each(vm, iterable, |value| {
        any = ops::is_true(vm, &value)?;
        Ok(!any)
    })?;
    Ok(any)
}

/// min(iterable, *[, default=obj, key=func]) -> value
/// min(arg1, arg2, *args, *[, key=func]) -> value
///
/// With a single iterable argument, return its smallest item. The
/// default keyword-only argument specifies an object to return if
/// the provided iterable is empty.
/// With two or more arguments, return the smallest argument.
#[pyfunction("min", raw)]
pub(super) fn min(vm: &Vm, args: Args<'_>) -> PyResult {
    extreme(vm, args, "min", CompareOp::Lt)
}

/// max(iterable, *[, default=obj, key=func]) -> value
/// max(arg1, arg2, *args, *[, key=func]) -> value
///
/// With a single iterable argument, return its biggest item. The
/// default keyword-only argument specifies an object to return if
/// the provided iterable is empty.
/// With two or more arguments, return the largest argument.
#[pyfunction("max", raw)]
pub(super) fn max(vm: &Vm, args: Args<'_>) -> PyResult {
    extreme(vm, args, "max", CompareOp::Gt)
}

/// The value to which no other one stands in the relation `op`: the first of them.
#[inline]
fn extreme(vm: &Vm, args: Args<'_>, name: &str, op: CompareOp) -> PyResult {
    if !args.has_keywords() {
        match args.values() {
            [a, b] => {
                return Ok(if is_better(vm, b, a, op)? { b.clone() } else { a.clone() });
            }
            values @ [_, _, ..] => return best(vm, values, op),
            _ => {}
        }
    }
    extreme_of(vm, args, name, op)
}

/// `candidate op champion`.
#[inline]
fn is_better(vm: &Vm, candidate: &Value, champion: &Value, op: CompareOp) -> PyResult<bool> {
    ops::compare_bool(vm, candidate, champion, op)
}

fn best(vm: &Vm, values: &[Value], op: CompareOp) -> PyResult {
    let mut champion = &values[0];
    for value in &values[1..] {
        if is_better(vm, value, champion, op)? {
            champion = value;
        }
    }
    Ok(champion.clone())
}

/// The general case: keywords, or one iterable.
fn extreme_of(vm: &Vm, args: Args<'_>, name: &str, op: CompareOp) -> PyResult {
    let values = args.positional();
    check_positional(vm, name, values.len(), 1, usize::MAX)?;
    let (mut key, mut default) = (None, None);
    for (keyword, value) in args.keywords() {
        if keyword.str_eq("key") {
            key = Some(value).filter(|key| !key.is_none());
        } else if keyword.str_eq("default") {
            default = Some(value);
        } else {
            let keyword = to_string_lossy(keyword);
            let message = format!("'{keyword}' is an invalid keyword argument for {name}()");
            return Err(vm.type_error(message));
        }
    }
    if values.len() > 1 && default.is_some() {
        let message =
            format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(vm.type_error(message));
    }
    // The champion, and its key.
    let mut champion: Option<(Value, Value)> = None;
    let mut consider = |value: Value| -> PyResult<bool> {
        let rank = match key {
            Some(key) => ops::call_values(vm, key, std::slice::from_ref(&value))?,
            None => value.clone(),
        };
        match &champion {
            Some((_, best)) if !is_better(vm, &rank, best, op)? => {}
            _ => drop(champion.replace((value, rank))),
        }
        Ok(true)
    };
    match values {
        [iterable] => ops::for_each(vm, iterable, consider)?,
        _ => {
            for value in values {
                consider(value.clone())?;
            }
        }
    }
    match (champion, default) {
        (Some((value, _)), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(nothing(vm, name)),
    }
}

#[cold]
fn nothing(vm: &Vm, name: &str) -> Raised {
    vm.value_error(format!("{name}() iterable argument is empty"))
}
