//! Iterating.

use crate::error::PyResult;
use crate::native::{Args, FromArg};
use crate::objects::iterators::CallableIter;
use crate::objects::list::List;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Return True if bool(x) is True for all values x in the iterable.
///
/// If the iterable is empty, return True.
#[pyfunction("all(iterable, /)")]
pub(crate) fn all(vm: &Vm, iterable: &Value) -> PyResult<bool> {
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
pub(crate) fn any(vm: &Vm, iterable: &Value) -> PyResult<bool> {
    let mut any = false;
    ops::for_each(vm, iterable, |value| {
        any = ops::is_true(vm, &value)?;
        Ok(!any)
    })?;
    Ok(any)
}

/// iter(iterable) -> iterator
/// iter(callable, sentinel) -> iterator
///
/// Get an iterator from an object.  In the first form, the argument must
/// supply its own iterator, or be a sequence.
/// In the second form, the callable is called until it returns the sentinel.
#[pyfunction("iter(object, sentinel=..., /)", no_text)]
pub(crate) fn iter(vm: &Vm, object: &Value, sentinel: Option<&Value>) -> PyResult {
    match sentinel {
        None => ops::iter(vm, object),
        Some(_) if !ops::is_callable(vm, object) => {
            Err(vm.type_error("iter(v, w): v must be callable"))
        }
        Some(sentinel) => {
            let iterator =
                CallableIter { callable: object.clone().into(), sentinel: sentinel.clone().into() };
            Ok(crate::object::Ref::new(vm, iterator).into_value())
        }
    }
}

/// Return the number of items in a container.
#[pyfunction("len(obj, /)", raw)]
pub(crate) fn len(vm: &Vm, args: Args<'_>) -> PyResult {
    let [object] = match args.positional() {
        [object] if !args.has_keywords() => [object],
        _ => LEN_DEF.signature.bind::<1>(vm, args)?.map(|value| value.expect("required")),
    };
    Ok(Value::from_usize(vm, ops::len(vm, object)?))
}

/// next(iterator[, default])
///
/// Return the next item from the iterator.
///
/// If default is given and the iterator is exhausted,
/// it is returned instead of raising StopIteration.
#[pyfunction("next(iterator, default=..., /)", no_text)]
pub(crate) fn next(vm: &Vm, iterator: &Value, default: Option<&Value>) -> PyResult {
    let Some(step) = iterator.type_of(vm).slots().next else {
        let class = iterator.type_name(vm);
        return Err(vm.type_error(format!("'{class}' object is not an iterator")));
    };
    match step(vm, iterator) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => match default {
            Some(default) => Ok(default.clone()),
            None => Err(vm.stop_iteration(Value::NONE)),
        },
        Err(raised) => match default {
            Some(default) => {
                drop(vm.take_exception_if(raised, &vm.exceptions.stop_iteration)?);
                Ok(default.clone())
            }
            None => Err(raised),
        },
    }
}

/// Return a new list containing all items from the iterable in ascending order.
///
/// A custom key function can be supplied to customize the sort order, and the
/// reverse flag can be set to request the result in descending order.
#[pyfunction("sorted(iterable, /, *, key=None, reverse=False)", raw)]
pub(crate) fn sorted(vm: &Vm, args: Args<'_>) -> PyResult {
    let [iterable] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!("sorted expected 1 argument, got {given}")));
    };
    let (mut key, mut reverse) = (None, false);
    for (name, value) in args.keywords() {
        match to_string_lossy(name).as_str() {
            "key" => key = Some(value).filter(|key| !key.is_none()),
            "reverse" => {
                let context =
                    crate::native::ArgContext { function: "sort", param: "reverse", index: 0 };
                reverse = bool::from_arg(vm, value, context)?;
            }
            other => {
                return Err(
                    vm.type_error(format!("'{other}' is an invalid keyword argument for sort()"))
                );
            }
        }
    }
    let list = vm.new_list(ops::collect(vm, iterable)?);
    list.downcast::<List>().expect("just made").sort_in_place(vm, key, reverse)?;
    Ok(list)
}
