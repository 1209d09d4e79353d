//! Iterators and containers: `len`, `iter`, `next`, `sorted`.

use crate::error::{PyResult, Raised};
use crate::native::{Args, check_no_keywords, check_positional};
use crate::objects::iterators::CallableIter;
use crate::objects::list::sort_values;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Return the number of items in a container.
#[pyfunction("len(obj, /)", raw)]
pub(super) fn len(vm: &Vm, args: Args<'_>) -> PyResult {
    if let ([object], false) = (args.values(), args.has_keywords()) {
        return ops::len(vm, object).map(|len| Value::from_usize(vm, len));
    }
    LEN_DEF.signature.bind::<1>(vm, args).map(|_| Value::NONE)
}

/// Get an iterator from an object.
///
/// In the first form, the argument must supply its own iterator, or be a sequence.
/// In the second form, the callable is called until it returns the sentinel.
#[pyfunction("iter(object, sentinel=<unrepresentable>, /)", raw)]
pub(super) fn iter(vm: &Vm, args: Args<'_>) -> PyResult {
    check_no_keywords(vm, "iter", args)?;
    match args.values() {
        [object] => ops::iter(vm, object),
        [callable, sentinel] => {
            if !ops::is_callable(vm, callable) {
                return Err(vm.type_error("iter(object, sentinel): object must be callable"));
            }
            Ok(CallableIter::over(vm, callable.clone(), sentinel.clone()))
        }
        values => Err(wrong_count(vm, "iter", values.len(), 1, 2)),
    }
}

#[cold]
fn wrong_count(vm: &Vm, name: &str, given: usize, min: usize, max: usize) -> Raised {
    check_positional(vm, name, given, min, max).expect_err("there are too few or too many")
}

/// Return the next item from the iterator.
///
/// If default is given and the iterator is exhausted,
/// it is returned instead of raising StopIteration.
#[pyfunction("next(iterator, default=<unrepresentable>, /)", raw)]
pub(super) fn next(vm: &Vm, args: Args<'_>) -> PyResult {
    check_no_keywords(vm, "next", args)?;
    let (iterator, default) = match args.values() {
        [iterator] => (iterator, None),
        [iterator, default] => (iterator, Some(default)),
        values => return Err(wrong_count(vm, "next", values.len(), 1, 2)),
    };
    let Some(slot) = iterator.type_of(vm).slots().next else {
        let class = iterator.type_name(vm);
        return Err(vm.type_error(format!("'{class}' object is not an iterator")));
    };
    match (slot(vm, iterator), default) {
        (Ok(Some(value)), _) => Ok(value),
        (Ok(None), Some(default)) => Ok(default.clone()),
        (Ok(None), None) => Err(vm.stop_iteration(Value::NONE)),
        (Err(raised), Some(default)) => {
            drop(vm.take_exception_if(raised, &vm.exceptions.stop_iteration)?);
            Ok(default.clone())
        }
        (Err(raised), None) => Err(raised),
    }
}

/// Return a new list containing all items from the iterable in ascending order.
///
/// A custom key function can be supplied to customize the sort order, and the
/// reverse flag can be set to request the result in descending order.
#[pyfunction("sorted(iterable, /, *, key=None, reverse=False)", raw)]
pub(super) fn sorted(vm: &Vm, args: Args<'_>) -> PyResult {
    let [iterable] = args.positional() else {
        return Err(wrong_count(vm, "sorted", args.positional().len(), 1, 1));
    };
    let mut values = ops::collect(vm, iterable)?;
    let (mut key, mut reverse) = (None, false);
    for (name, value) in args.keywords() {
        if name.str_eq("key") {
            key = Some(value).filter(|key| !key.is_none());
        } else if name.str_eq("reverse") {
            reverse = ops::is_true(vm, value)?;
        } else {
            // CPython passes its keywords on to `list.sort`.
            let name = crate::objects::str::to_string_lossy(name);
            let message = format!("'{name}' is an invalid keyword argument for sort()");
            return Err(vm.type_error(message));
        }
    }
    sort_values(vm, &mut values, key, reverse)?;
    Ok(vm.new_list(values))
}

/// Return an AsyncIterator for an AsyncIterable object.
#[pyfunction("aiter(async_iterable, /)")]
pub(super) fn aiter(vm: &Vm, async_iterable: &Value) -> PyResult {
    let Some(made) = ops::call_special(vm, async_iterable, &vm.names.__aiter__, &[])? else {
        let class = async_iterable.type_name(vm);
        return Err(vm.type_error(format!("'{class}' object is not an async iterable")));
    };
    if ops::lookup_special(vm, &made, &vm.names.__anext__)?.is_none() {
        let class = made.type_name(vm);
        let message = format!("aiter() returned not an async iterator of type '{class}'");
        return Err(vm.type_error(message));
    }
    Ok(made)
}

/// async anext(aiterator[, default])
///
/// Return the next item from the async iterator.  If default is given and the async
/// iterator is exhausted, it is returned instead of raising StopAsyncIteration.
#[pyfunction("anext(aiterator, default=<unrepresentable>, /)")]
pub(super) fn anext(vm: &Vm, aiterator: &Value, default: Option<&Value>) -> PyResult {
    let Some(awaitable) = ops::call_special(vm, aiterator, &vm.names.__anext__, &[])? else {
        let class = aiterator.type_name(vm);
        return Err(vm.type_error(format!("'{class}' object is not an async iterator")));
    };
    Ok(match default {
        Some(default) => crate::objects::anext::new(vm, awaitable, default.clone()),
        None => awaitable,
    })
}
