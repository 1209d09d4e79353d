//! `await`, `async for`, `async with`.

use super::super::dispatch::Outcome;
use super::super::state::State;
use super::{attempt, raise, release_window, write};
use crate::error::PyResult;
use crate::native::Args;
use crate::objects::coroutine::{awaitable_iterator, is_coroutine};
use crate::objects::exception::{new as new_exception, payload};
use crate::objects::generator::Generator;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// The iterator that awaiting `b` goes through; `c` says whether it came from `__aenter__` (1) or
/// from `__aexit__` (2).
pub(crate) unsafe fn get_awaitable(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let iterator = attempt!(to_await(s.vm(), s.value(i.b), i.c));
        drop(s.take(i.b));
        write(&s, i.a, iterator);
        Outcome::Next
    }
}

fn to_await(vm: &Vm, value: &Value, origin: u16) -> PyResult {
    if origin != 0 && !is_awaitable(vm, value)? {
        let method = if origin == 1 { "__aenter__" } else { "__aexit__" };
        let class = value.type_name(vm);
        return Err(vm.type_error(format!(
            "'async with' received an object from {method} that does not implement __await__: \
             {class}"
        )));
    }
    let iterator = awaitable_iterator(vm, value)?;
    if is_coroutine(vm, &iterator)
        && iterator.downcast::<Generator>().is_some_and(|it| it.state.delegate().is_some())
    {
        return Err(vm.runtime_error("coroutine is being awaited already"));
    }
    Ok(iterator)
}

fn is_awaitable(vm: &Vm, value: &Value) -> PyResult<bool> {
    Ok(value.downcast::<Generator>().is_some()
        || ops::lookup_special(vm, value, &vm.names.__await__)?.is_some())
}

/// The asynchronous iterator of `b`.
pub(crate) unsafe fn get_aiter(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let iterator = attempt!(async_iterator(s.vm(), s.value(i.b)));
        drop(s.take(i.b));
        write(&s, i.a, iterator);
        Outcome::Next
    }
}

fn async_iterator(vm: &Vm, value: &Value) -> PyResult {
    let Some(iterator) = ops::call_special(vm, value, &vm.names.__aiter__, &[])? else {
        return Err(vm.type_error(format!(
            "'async for' requires an object with __aiter__ method, got {}",
            value.type_name(vm)
        )));
    };
    if ops::lookup_special(vm, &iterator, &vm.names.__anext__)?.is_none() {
        return Err(vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            iterator.type_name(vm)
        )));
    }
    Ok(iterator)
}

/// What to await for the next value of the asynchronous iterator `b`.
pub(crate) unsafe fn get_anext(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let awaitable = attempt!(next_awaitable(s.vm(), s.value(i.b)));
        write(&s, i.a, awaitable);
        Outcome::Next
    }
}

fn next_awaitable(vm: &Vm, iterator: &Value) -> PyResult {
    let Some(next) = ops::call_special(vm, iterator, &vm.names.__anext__, &[])? else {
        return Err(vm.type_error(format!(
            "'async for' requires an iterator with __anext__ method, got {}",
            iterator.type_name(vm)
        )));
    };
    awaitable_iterator(vm, &next).map_err(|raised| {
        let cause = vm.take_exception(raised);
        let class = next.type_name(vm);
        let message =
            vm.new_str(&format!("'async for' received an invalid object from __anext__: {class}"));
        let error = new_exception(vm, &vm.exceptions.type_error, vec![message]);
        let parts = payload(&error);
        parts.cause.replace(cause.clone());
        parts.suppress_context.set(true);
        let raised = vm.raise(error.clone());
        payload(&error).context.replace(cause);
        raised
    })
}

/// The exit method of the manager `b`, and what to await to enter it.
pub(crate) unsafe fn before_async_with(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let (exit, entered) = attempt!(enter(s.vm(), s.value(i.b)));
        release_window(&s, i.b, 1);
        write(&s, i.a, exit);
        write(&s, i.a + 1, entered);
        Outcome::Next
    }
}

fn enter(vm: &Vm, manager: &Value) -> PyResult<(Value, Value)> {
    let wrong = |missing: &str| {
        vm.type_error(format!(
            "'{}' object does not support the asynchronous context manager protocol{missing}",
            manager.type_name(vm)
        ))
    };
    let enter = ops::lookup_special(vm, manager, &vm.names.__aenter__)?.ok_or_else(|| wrong(""))?;
    let exit = ops::lookup_special(vm, manager, &vm.names.__aexit__)?
        .ok_or_else(|| wrong(" (missed __aexit__ method)"))?;
    let entered = ops::call(vm, &enter, Args::empty())?;
    Ok((exit, entered))
}

/// An exception, in `a+1`, came while the next value of the asynchronous iterator `a` was awaited:
/// the end of it is that of the loop.
pub(crate) unsafe fn end_async_for(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let exception = s.take(i.a + 1);
        if exception.type_of(vm).is_subtype_of(&vm.exceptions.stop_async_iteration) {
            drop(exception);
            release_window(&s, i.a, 1);
            return Outcome::Next;
        }
        vm.exec.reraising.set(true);
        raise(vm.raise_as_is(exception))
    }
}
